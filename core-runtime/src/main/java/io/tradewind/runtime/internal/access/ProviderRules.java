package io.tradewind.runtime.internal.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradewind.access.Directory;
import io.tradewind.access.IdentityProviders;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.record.FieldProblem;
import io.tradewind.runtime.internal.oidc.SafeAddress;

/** What an identity provider must look like to be kept. */
final class ProviderRules {
    private static final int MOST_DOMAINS = 20;
    private static final Pattern SCOPES = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\]]+( [\\x21-\\x7e&&[^\"\\\\]]+)*");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9-]{1,63}\\.)+[a-z0-9-]{2,63}");

    private final StoredProviders stored;

    ProviderRules(StoredProviders stored) {
        this.stored = stored;
    }

    /** Without blanks around, with {@code openid} among the scopes, domains in lower case. */
    static Provider plain(Provider given) {
        String asked = given.scopes().isBlank() ? Provider.SCOPES : given.scopes();
        String scopes = Stream.concat(
                        Stream.of("openid"), Arrays.stream(asked.strip().split("\\s+")))
                .distinct()
                .collect(Collectors.joining(" "));
        List<String> domains = given.domains().stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
        return new Provider(
                given.id(),
                given.nameEn().strip(),
                given.nameZh().strip(),
                given.issuer().strip(),
                given.clientId().strip(),
                given.secretKept(),
                scopes,
                given.login(),
                given.createsPeople(),
                given.role().strip(),
                given.team().strip(),
                domains,
                given.secondFactor(),
                given.enabled());
    }

    /** Of a plain one. */
    List<FieldProblem> problems(Provider provider) {
        List<FieldProblem> problems = new ArrayList<>();
        if (provider.nameEn().isEmpty() && provider.nameZh().isEmpty()) {
            problems.add(FieldProblem.of("nameEn", "field.required"));
        }
        bound(problems, "nameEn", provider.nameEn(), IdentityProviders.LONGEST_NAME);
        bound(problems, "nameZh", provider.nameZh(), IdentityProviders.LONGEST_NAME);
        required(problems, "issuer", provider.issuer());
        required(problems, "clientId", provider.clientId());
        if (!provider.issuer().isEmpty() && !isIssuer(provider.issuer())) {
            problems.add(FieldProblem.of("issuer", "access.provider-insecure", provider.issuer()));
        }
        bound(problems, "scopes", provider.scopes(), IdentityProviders.LONGEST_ADDRESS);
        if (!SCOPES.matcher(provider.scopes()).matches()) {
            problems.add(FieldProblem.of("scopes", "access.provider-scopes"));
        }
        provider.domains().stream()
                .filter(domain -> !DOMAIN.matcher(domain).matches())
                .findFirst()
                .ifPresent(wrong -> problems.add(FieldProblem.of("domains", "access.provider-no-domain", wrong)));
        if (provider.domains().size() > MOST_DOMAINS
                || String.join(" ", provider.domains()).length() > 2000) {
            problems.add(FieldProblem.of("domains", "access.provider-domains", MOST_DOMAINS));
        }
        newcomers(problems, provider);
        if (provider.enabled() && stored.publicAddress().isEmpty()) {
            problems.add(FieldProblem.of("enabled", "access.public-address-first"));
        }
        return problems;
    }

    private void newcomers(List<FieldProblem> problems, Provider provider) {
        if (provider.createsPeople() && provider.role().isEmpty()) {
            problems.add(FieldProblem.of("role", "field.required"));
        } else if (provider.role().equals(Directory.ADMINISTRATOR)) {
            problems.add(FieldProblem.of("role", "access.provider-administrator"));
        } else if (!provider.role().isEmpty() && !stored.isRole(provider.role())) {
            problems.add(FieldProblem.of("role", "access.network-role", provider.role()));
        }
        if (!provider.team().isEmpty() && !stored.isTeam(provider.team())) {
            problems.add(FieldProblem.of("team", "access.provider-team"));
        }
    }

    private static boolean isIssuer(String address) {
        return SafeAddress.of(address).filter(uri -> uri.getRawQuery() == null).isPresent();
    }

    private static void required(List<FieldProblem> problems, String field, String value) {
        if (value.isEmpty()) {
            problems.add(FieldProblem.of(field, "field.required"));
        }
        bound(problems, field, value, IdentityProviders.LONGEST_ADDRESS);
    }

    private static void bound(List<FieldProblem> problems, String field, String value, int longest) {
        if (value.length() > longest) {
            problems.add(FieldProblem.of(field, "field.too-long", longest));
        }
    }
}
