package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.IdentityProviders;
import io.tradewind.access.IdentityProviders.LoginClaim;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.access.IdentityProviders.Trial;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.oidc.OpenIdProviders;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.tests.harness.PretendProvider;

class IdentityProvidersTest {
    private static final String ISSUER = "https://login.example.com/realms/company";

    private House house;
    private Actor admin;
    private Actor li;
    private PretendProvider company;
    private OpenIdProviders outside;
    private IdentityProviders providers;

    @BeforeEach
    void there_is_an_administrator(TestDatabase database) {
        house = House.withRoles(database);
        admin = House.actor(house.addUser("admin", null, Directory.ADMINISTRATOR));
        li = House.actor(house.addUser("li", null, Directory.SALES_REPRESENTATIVE));
        company = PretendProvider.start(house.clock);
        outside = new OpenIdProviders(house.clock, Duration.ofSeconds(5));
        providers = new AdminIdentityProviders(
                house.providers, outside, house.identity, house.access, house.transactions, house.transactions);
    }

    @AfterEach
    void close() {
        outside.close();
        company.close();
    }

    @DatabaseTest
    void are_kept_without_blanks_and_asked_for_openid() {
        String id = as(admin, () -> providers.add(provider(" Company ", ISSUER, "email", false), "secret"));

        assertThat(as(admin, providers::all)).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(id);
            assertThat(kept.nameEn()).isEqualTo("Company");
            assertThat(kept.scopes()).isEqualTo("openid email");
            assertThat(kept.secretKept()).isTrue();
            assertThat(kept.domains()).containsExactly("example.com");
        });
        assertThat(house.providers
                        .client(house.providers.find(id).orElseThrow())
                        .secret())
                .isEqualTo("secret");
    }

    @DatabaseTest
    void are_for_those_alone_who_manage_access() {
        for (Supplier<Object> use : List.<Supplier<Object>>of(
                providers::all,
                providers::publicAddress,
                () -> providers.test(company.issuer()),
                () -> providers.add(provider("Company", ISSUER, "", false), ""),
                () -> {
                    providers.changePublicAddress("https://crm.example.com");
                    return true;
                },
                () -> {
                    providers.remove("x");
                    return true;
                })) {
            assertRefused(Kind.FORBIDDEN, "access.right-missing", () -> as(li, use));
        }
    }

    @DatabaseTest
    void say_what_is_wrong_at_each_field() {
        Provider wrong = new Provider(
                "",
                "",
                "",
                "http://login.example.com",
                "",
                false,
                "openid \"",
                LoginClaim.EMAIL,
                true,
                Directory.ADMINISTRATOR,
                "none",
                List.of("example"),
                false,
                true);

        assertThatThrownBy(() -> as(admin, () -> providers.add(wrong, "x".repeat(501))))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactlyInAnyOrder(
                                        "nameEn",
                                        "issuer",
                                        "clientId",
                                        "scopes",
                                        "role",
                                        "team",
                                        "domains",
                                        "enabled",
                                        "secret"));
        assertThat(as(admin, providers::all)).isEmpty();
    }

    @DatabaseTest
    void keep_the_secret_but_never_for_another_issuer() {
        String id = as(admin, () -> providers.add(provider("Company", ISSUER, "", false), "secret"));

        as(admin, () -> change(at(id, provider("Firm", ISSUER, "", false)), null));
        assertThat(house.providers
                        .client(house.providers.find(id).orElseThrow())
                        .secret())
                .isEqualTo("secret");
        assertThatThrownBy(() ->
                        as(admin, () -> change(at(id, provider("Firm", "https://other.example.com", "", false)), null)))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::code)
                                .containsExactly("access.provider-secret-anew"));
        as(admin, () -> change(at(id, provider("Firm", "https://other.example.com", "", false)), ""));
        assertThat(as(admin, providers::all)).singleElement().matches(kept -> !kept.secretKept());
    }

    @DatabaseTest
    void are_traced_without_secrets() {
        String id = as(admin, () -> providers.add(provider("Company", ISSUER, "", false), "hush-hush"));
        as(admin, () -> change(at(id, provider("Firm", ISSUER, "", false)), "quite-quiet"));
        as(admin, () -> {
            providers.remove(id);
            return true;
        });

        List<String> trace = house.transactions.reads(sql -> sql.list(
                "select changes from core.audit_entry where record_id = 'identity-providers' order by id",
                row -> row.getString(1)));
        assertThat(trace).hasSize(3).noneMatch(line -> line.contains("hush") || line.contains("quiet"));
        assertThat(trace.get(1)).contains("secret changed").contains("Firm");
    }

    @DatabaseTest
    void need_a_safe_address_to_send_people_back_to() {
        for (String wrong :
                List.of("http://crm.example.com", "crm.example.com", "https://crm.example.com/x", "ftp://x")) {
            assertThatThrownBy(() -> address(wrong)).as(wrong).isInstanceOf(InvalidRecord.class);
        }
        address("https://CRM.example.com/");

        assertThat(as(admin, providers::redirectAddress)).isEqualTo("https://crm.example.com/login/answer");
        as(admin, () -> providers.add(provider("Company", ISSUER, "", true), ""));
        assertThatThrownBy(() -> address("")).isInstanceOf(InvalidRecord.class);
    }

    @DatabaseTest
    void are_tried_and_say_in_plain_words_what_is_wrong() {
        Trial trial = as(admin, () -> providers.test(company.issuer()));
        assertThat(trial.keys()).isEqualTo(2);
        assertThat(trial.logInAt()).startsWith(company.issuer());

        assertTrial(Kind.INVALID, "access.provider-insecure", "http://login.example.com");
        assertTrial(Kind.INVALID, "access.provider-insecure", "file:///etc/passwd");
        assertTrial(Kind.UNAVAILABLE, "access.provider-unreachable", "http://127.0.0.1:1/company");
        assertTrial(Kind.UNAVAILABLE, "access.provider-status", company.issuer() + "/other");
        assertTrial(Kind.INVALID, "access.provider-other-issuer", company.issuer() + "/");
        company.describes("token_endpoint", "http://login.example.com/token");
        assertTrial(Kind.INVALID, "access.provider-endpoint", company.issuer());
        company.describes("response_types_supported", List.of("id_token"));
        assertTrial(Kind.INVALID, "access.provider-no-code", company.issuer());
        company.describes("padding", "x".repeat(600_000));
        assertTrial(Kind.UNAVAILABLE, "access.provider-unreachable", company.issuer());
    }

    private void assertTrial(Kind kind, String code, String issuer) {
        assertRefused(kind, code, () -> as(admin, () -> providers.test(issuer)));
    }

    private void address(String address) {
        as(admin, () -> {
            providers.changePublicAddress(address);
            return true;
        });
    }

    private boolean change(Provider provider, @org.jspecify.annotations.Nullable String secret) {
        providers.change(provider, secret);
        return true;
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return house.identity.as(actor, work);
    }

    private static Provider provider(String name, String issuer, String scopes, boolean enabled) {
        return at(
                "",
                new Provider(
                        "",
                        name,
                        "",
                        issuer,
                        "tradewind",
                        false,
                        scopes,
                        LoginClaim.EMAIL,
                        false,
                        "",
                        "",
                        List.of(" @Example.com ", ""),
                        false,
                        enabled));
    }

    private static Provider at(String id, Provider it) {
        return new Provider(
                id,
                it.nameEn(),
                it.nameZh(),
                it.issuer(),
                it.clientId(),
                it.secretKept(),
                it.scopes(),
                it.login(),
                it.createsPeople(),
                it.role(),
                it.team(),
                it.domains(),
                it.secondFactor(),
                it.enabled());
    }

    private static void assertRefused(Kind kind, String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.kind()).isEqualTo(kind);
        });
    }
}
