package io.tradewind.runtime.internal.mail;

import java.util.ArrayList;
import java.util.List;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer;
import io.tradewind.mail.Mailbox;
import io.tradewind.mail.Mailbox.Settings;
import io.tradewind.record.FieldProblem;

/** What the settings of a mailbox must look like to be kept. */
final class MailboxRules {
    private static final int LONGEST_FOLDER = 200;

    private MailboxRules() {}

    /** Without blanks around. */
    static Settings plain(Settings given) {
        String folder = given.folder().strip();
        return new Settings(
                given.enabled(),
                MailRules.host(given.host()),
                given.port(),
                given.security(),
                given.user().strip(),
                given.passwordKept(),
                folder.isEmpty() ? "INBOX" : folder,
                given.minutes(),
                given.copyAddress().strip(),
                given.since());
    }

    /**
     * Of plain ones.
     *
     * @param complete whether it is to be looked into now; else what is empty may stay so
     */
    static List<FieldProblem> problems(Settings settings, boolean complete) {
        List<FieldProblem> problems = new ArrayList<>();
        MailRules.server(problems, settings.host(), settings.port(), complete);
        if (complete) {
            MailRules.required(problems, "user", settings.user());
        }
        MailRules.line(problems, "user", settings.user(), MailServer.LONGEST_USER);
        MailRules.line(problems, "folder", settings.folder(), LONGEST_FOLDER);
        if (settings.minutes() < 1 || settings.minutes() > Mailbox.MOST_MINUTES) {
            problems.add(FieldProblem.of("minutes", "mail.minutes", Mailbox.MOST_MINUTES));
        }
        if (!settings.copyAddress().isEmpty()
                && MailAddress.find(settings.copyAddress()).isEmpty()) {
            problems.add(FieldProblem.of("copyAddress", "mail.address"));
        }
        return problems;
    }
}
