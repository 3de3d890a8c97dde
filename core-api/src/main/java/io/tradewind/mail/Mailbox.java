package io.tradewind.mail;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.Outbox.Problem;

/**
 * The mailbox that answers and copies come in by, kept by those who hold the right {@code mail.manage}. All methods throw FORBIDDEN
 * {@code access.right-missing} without it. Messages stay in it as they are: nothing is marked, moved or deleted. Changes are traced as
 * {@code settings/mailbox}, without the password.
 */
public interface Mailbox {
    int MOST_MINUTES = 1_440;

    /**
     * The settings.
     *
     * @param enabled whether messages are fetched
     * @param passwordKept whether a password is kept; not looked at when the settings are changed
     * @param folder for example {@code INBOX}
     * @param minutes between two looks
     * @param copyAddress the address of this mailbox, which people put into BCC; empty: nobody says
     * @param since messages that arrived before this day are left alone
     */
    record Settings(
            boolean enabled,
            String host,
            int port,
            Security security,
            String user,
            boolean passwordKept,
            String folder,
            int minutes,
            String copyAddress,
            LocalDate since) {}

    /**
     * How the last look into the mailbox went.
     *
     * @param at null: there was none yet
     * @param nextAt when the next one is due; null: fetching is off
     * @param problem why nothing was fetched; null: all is well
     */
    record Fetching(
            @Nullable Instant at,
            @Nullable Instant nextAt,
            @Nullable Problem problem) {}

    Settings settings();

    Fetching fetching();

    /**
     * @param password null: the former one stays, unless host or user change
     * @throws io.tradewind.record.InvalidRecord if a field is wrong; nothing is kept then
     */
    void change(Settings settings, @Nullable String password);

    /**
     * Logs in and opens the folder, through settings that need not be kept.
     *
     * @param password null: the one that is kept
     * @return how many messages are in the folder
     * @throws io.tradewind.record.InvalidRecord if a field is wrong
     * @throws io.tradewind.TradewindException UNAVAILABLE {@code mail.…}, in plain words, with what the server said
     */
    int test(Settings settings, @Nullable String password);

    /** Looks into the mailbox soon, whenever the next look is due. */
    void fetch();
}
