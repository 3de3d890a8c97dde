package io.tradewind.access;

import java.util.List;
import java.util.Locale;

import io.tradewind.access.LogIn.Session;

/**
 * Log-in through an identity provider: OpenID Connect, authorization code with PKCE. The browser is sent to the provider with a ticket
 * in a cookie, and comes back with an answer that is worth something together with that ticket alone, once.
 */
public interface ProviderLogIn {
    /** Path at which providers answer. */
    String ANSWERED_AT = "/login/answer";

    /** A provider to choose. */
    record Choice(String id, String nameEn, String nameZh) {
        public String name(Locale locale) {
            return locale.getLanguage().equals("zh") ? nameZh : nameEn;
        }
    }

    /**
     * The way to the provider.
     *
     * @param address for the browser
     * @param ticket for a cookie that only this browser has, {@link #MINUTES} long
     * @param secure whether the cookie is for https alone
     */
    record Leaving(String address, String ticket, boolean secure) {
        /** How long somebody may take at the provider, or for the code of their app after it. */
        public static final int MINUTES = 10;

        /** Never in logs. */
        @Override
        public String toString() {
            return "…";
        }
    }

    /** What the provider answers through the browser; what is missing is empty. */
    record Answer(String state, String code, String issuer, String error) {
        /** Never in logs. */
        @Override
        public String toString() {
            return "…";
        }
    }

    /** How far somebody came. */
    sealed interface Arrival {
        /** They are in. */
        record Inside(Session session) implements Arrival {}

        /**
         * The code of their app is asked for, too.
         *
         * @param pass for {@link #finish}
         * @param toSetUp whether they have no app yet, but must
         */
        record CodeAsked(String pass, boolean toSetUp) implements Arrival {
            /** Never in logs. */
            @Override
            public String toString() {
                return "…";
            }
        }
    }

    /**
     * The end of a log-in with a code.
     *
     * @param recoveryCodes if the second factor was set up with it, to be shown this once; else empty
     */
    record Finished(Session session, List<String> recoveryCodes) {
        public Finished {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The enabled providers, by age. */
    List<Choice> choices();

    /** @throws io.tradewind.TradewindException NOT_FOUND {@code access.provider-gone}; UNAVAILABLE if the provider does not answer */
    Leaving leave(String provider);

    /**
     * @param origin as for {@link LogIn#withPassword}
     * @throws io.tradewind.TradewindException UNAUTHENTICATED {@code access.provider-state} if the answer does not belong to the ticket,
     *     is late, or was used; {@code access.provider-…} whatever else is wrong; FORBIDDEN if the person may not come in; TOO_MANY
     */
    Arrival arrive(Answer answer, String ticket, String origin);

    /**
     * Starts setting up the second factor of somebody who arrived and must have one.
     *
     * @throws io.tradewind.TradewindException as {@link #finish}
     */
    SecondFactor.Setup setUpSecondFactor(String pass, String origin);

    /**
     * @param code as in {@link LogIn.Credentials}
     * @throws io.tradewind.TradewindException UNAUTHENTICATED {@code access.provider-state} if the pass is too old;
     *     {@code access.wrong-otp}; FORBIDDEN; TOO_MANY
     */
    Finished finish(String pass, String code, String origin);
}
