package io.tradewind.followup.internal.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.tradewind.mail.MailAddress;
import io.tradewind.record.FieldProblem;

/** Addresses as people write them in a row: with commas, semicolons or breaks between, with names or without. */
final class Addresses {
    private static final String BETWEEN = "[,;，；、\\r\\n]+";

    private Addresses() {}

    /** Those that are addresses, each once. */
    static List<MailAddress> read(String row) {
        Map<String, MailAddress> found = new LinkedHashMap<>();
        for (String part : row.split(BETWEEN)) {
            one(part).ifPresent(address -> found.putIfAbsent(address.address().toLowerCase(Locale.ROOT), address));
        }
        return List.copyOf(found.values());
    }

    /** What is in the row and no address. */
    static List<FieldProblem> problems(String field, String row) {
        List<FieldProblem> problems = new ArrayList<>();
        for (String part : row.split(BETWEEN)) {
            if (!part.isBlank() && one(part).isEmpty()) {
                problems.add(FieldProblem.of(field, "mails.address", part.strip()));
            }
        }
        return problems;
    }

    private static Optional<MailAddress> one(String part) {
        String text = part.strip();
        int open = text.lastIndexOf('<');
        if (open < 0 || !text.endsWith(">")) {
            return MailAddress.find(text);
        }
        String name = text.substring(0, open).replace("\"", "").strip();
        return MailAddress.find(text.substring(open + 1, text.length() - 1))
                .map(known -> new MailAddress(known.address(), name));
    }

    /** As {@link #read} reads it. */
    static String write(MailAddress address) {
        String name = address.name().replaceAll("[<>\"]|" + BETWEEN, " ").strip();
        return name.isEmpty() ? address.address() : name + " <" + address.address() + ">";
    }

    /** As many as fit. */
    static String row(List<MailAddress> addresses, int longest) {
        StringBuilder row = new StringBuilder();
        for (MailAddress one : addresses) {
            String next = (row.isEmpty() ? "" : ", ") + write(one);
            if (row.length() + next.length() > longest) {
                break;
            }
            row.append(next);
        }
        return row.toString();
    }
}
