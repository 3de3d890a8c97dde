package io.tradewind.mail;

import org.jspecify.annotations.Nullable;

/**
 * Through which server mail is sent, kept by those who hold the right {@code mail.manage}. All methods throw FORBIDDEN
 * {@code access.right-missing} without it. Changes are traced as {@code settings/mail}, without the password.
 */
public interface MailServer {
    int LONGEST_HOST = 253;
    int LONGEST_USER = 200;
    int LONGEST_PASSWORD = 200;

    /** How the connection is protected. */
    enum Security {
        /** Not at all: for servers in the same house. */
        NONE,
        /** Begins in the open and must be protected before anything is said. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    /**
     * The settings.
     *
     * @param enabled whether mail is sent; what is queued waits else
     * @param user empty: without logging in
     * @param passwordKept whether a password is kept; not looked at when the settings are changed
     * @param sender address that mail comes from
     * @param senderName what receivers see as the sender
     * @param publicAddress where links lead, for example {@code https://crm.example.com}: the one of {@link
     *     io.tradewind.access.IdentityProviders}
     */
    record Settings(
            boolean enabled,
            String host,
            int port,
            Security security,
            String user,
            boolean passwordKept,
            String sender,
            String senderName,
            String publicAddress) {}

    Settings settings();

    /**
     * @param password null: the former one stays, unless host or user change
     * @throws io.tradewind.record.InvalidRecord if a field is wrong; nothing is kept then
     */
    void change(Settings settings, @Nullable String password);

    /**
     * Sends a message at once, through settings that need not be kept; not through the outbox.
     *
     * @param password null: the one that is kept
     * @throws io.tradewind.record.InvalidRecord if a field is wrong
     * @throws io.tradewind.TradewindException UNAVAILABLE {@code mail.…}, in plain words, with what the server said
     */
    void test(Settings settings, @Nullable String password, String receiver);
}
