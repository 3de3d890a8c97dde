package io.tradewind.access;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The identity providers (OpenID Connect) that people may log in through, kept by those who hold the right {@code access.manage}. All
 * methods throw FORBIDDEN {@code access.right-missing} without it. Changes are traced as {@code settings/identity-providers}, without
 * the secrets.
 */
public interface IdentityProviders {
    int MOST = 20;
    int LONGEST_NAME = 40;
    int LONGEST_ADDRESS = 300;
    int LONGEST_SECRET = 500;

    /** Which claim becomes the login of somebody who is made at their first log-in. */
    enum LoginClaim {
        EMAIL,
        PREFERRED_USERNAME,
        SUBJECT
    }

    /**
     * A provider.
     *
     * @param id empty for a new one
     * @param nameEn what the button calls it in English; empty: as in Chinese
     * @param nameZh and in Chinese; empty: as in English
     * @param issuer address as the provider says it itself: https, or http on this machine
     * @param clientId what the provider calls this installation
     * @param secretKept whether a client secret is kept; not looked at when it is changed
     * @param scopes with blanks between; {@code openid} is always asked for
     * @param createsPeople whether unknown people get an account; else they are refused
     * @param role code of the role that they get; never the administrator's
     * @param team id of the team that they join; empty: none
     * @param domains of e-mail addresses that may come in; empty: all
     * @param secondFactor whether the provider asks for a second factor, so that ours is not asked for
     */
    record Provider(
            String id,
            String nameEn,
            String nameZh,
            String issuer,
            String clientId,
            boolean secretKept,
            String scopes,
            LoginClaim login,
            boolean createsPeople,
            String role,
            String team,
            List<String> domains,
            boolean secondFactor,
            boolean enabled) {
        public static final String SCOPES = "openid email profile";

        public Provider {
            domains = List.copyOf(domains);
        }

        /** What it is called by readers of the language. */
        public String name(Locale locale) {
            String own = locale.getLanguage().equals("zh") ? nameZh : nameEn;
            return own.isEmpty() ? nameEn + nameZh : own;
        }
    }

    /**
     * What a provider says of itself.
     *
     * @param logInAt where people log in
     * @param keys how many keys it signs with that we can check
     */
    record Trial(String logInAt, int keys) {}

    /** By age. */
    List<Provider> all();

    /**
     * @param secret what the provider knows this installation by; empty: none
     * @return the id
     * @throws io.tradewind.record.InvalidRecord if a field is wrong
     */
    String add(Provider provider, String secret);

    /**
     * @param secret null: the former one stays, unless the issuer changes
     * @throws io.tradewind.TradewindException NOT_FOUND
     * @throws io.tradewind.record.InvalidRecord if a field is wrong
     */
    void change(Provider provider, @Nullable String secret);

    /** Nobody logs in through it any more; open sessions stay open. */
    void remove(String id);

    /**
     * Asks a provider, which need not be kept, what it says of itself.
     *
     * @throws io.tradewind.TradewindException INVALID or UNAVAILABLE {@code access.provider-…}, in plain words
     */
    Trial test(String issuer);

    /** Where browsers find this installation, for example {@code https://crm.example.com}; empty if nobody has said so. */
    String publicAddress();

    /**
     * Providers send people back there, whatever a request says of its host.
     *
     * @throws io.tradewind.record.InvalidRecord {@code address} unless https, or http on this machine; nor empty while a provider is enabled
     */
    void changePublicAddress(String address);

    /** The address that a provider must know, or empty without a public one. */
    default String redirectAddress() {
        return publicAddress().isEmpty() ? "" : publicAddress() + ProviderLogIn.ANSWERED_AT;
    }
}
