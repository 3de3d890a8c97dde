package io.tradewind.runtime.internal.mail;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer;
import io.tradewind.mail.MailServer.Settings;
import io.tradewind.record.FieldProblem;
import io.tradewind.runtime.internal.access.PublicAddress;

/** What the settings of a mail server must look like to be kept. */
final class MailRules {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");
    private static final Pattern ONE_LINE = Pattern.compile("\\P{Cntrl}*");
    private static final int LAST_PORT = 65_535;

    private MailRules() {}

    /** Without blanks around, addresses as they are kept. */
    static Settings plain(Settings given) {
        String address = given.publicAddress().strip();
        return new Settings(
                given.enabled(),
                host(given.host()),
                given.port(),
                given.security(),
                given.user().strip(),
                given.passwordKept(),
                given.sender().strip(),
                given.senderName().strip(),
                PublicAddress.plain(address).orElse(address));
    }

    static String host(String given) {
        String host = given.strip().toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException none) {
            return host;
        }
    }

    /**
     * Of plain ones.
     *
     * @param complete whether mail is to go through it now; else what is empty may stay so
     */
    static List<FieldProblem> problems(Settings settings, boolean complete) {
        List<FieldProblem> problems = new ArrayList<>();
        server(problems, settings.host(), settings.port(), complete);
        if (complete) {
            required(problems, "sender", settings.sender());
        }
        if (!settings.sender().isEmpty() && MailAddress.find(settings.sender()).isEmpty()) {
            problems.add(FieldProblem.of("sender", "mail.address"));
        }
        line(problems, "user", settings.user(), MailServer.LONGEST_USER);
        line(problems, "senderName", settings.senderName(), MailAddress.LONGEST_NAME);
        if (!settings.publicAddress().isEmpty()
                && PublicAddress.plain(settings.publicAddress()).isEmpty()) {
            problems.add(FieldProblem.of("publicAddress", "access.public-address", settings.publicAddress()));
        }
        return problems;
    }

    /** Where a server is, whichever way mail goes. */
    static void server(List<FieldProblem> problems, String host, int port, boolean complete) {
        if (complete) {
            required(problems, "host", host);
        }
        if (!host.isEmpty()
                && (host.length() > MailServer.LONGEST_HOST
                        || !HOST.matcher(host).matches())) {
            problems.add(FieldProblem.of("host", "mail.host"));
        }
        if (port < 1 || port > LAST_PORT) {
            problems.add(FieldProblem.of("port", "mail.port", LAST_PORT));
        }
    }

    static void required(List<FieldProblem> problems, String field, String value) {
        if (value.isEmpty()) {
            problems.add(FieldProblem.of(field, "field.required"));
        }
    }

    static void line(List<FieldProblem> problems, String field, String value, int longest) {
        if (value.length() > longest) {
            problems.add(FieldProblem.of(field, "field.too-long", longest));
        } else if (!ONE_LINE.matcher(value).matches()) {
            problems.add(FieldProblem.of(field, "mail.one-line"));
        }
    }
}
