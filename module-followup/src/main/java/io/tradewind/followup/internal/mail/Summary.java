package io.tradewind.followup.internal.mail;

import java.util.List;
import java.util.regex.Pattern;

/** What a follow-up says of an e-mail: its subject and what is new in it, without the messages that it answers. */
final class Summary {
    private static final int LONGEST = 2_000;
    private static final Pattern QUOTED = Pattern.compile("^\\s*>.*");
    private static final List<Pattern> BEFORE_QUOTES = List.of(
            Pattern.compile(
                    "^-{2,} ?(Original Message|Forwarded message|原始邮件|转发邮件|回复邮件) ?-{2,}.*", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^-{3,}\\s*原始邮件\\s*-{3,}.*"),
            Pattern.compile("^On .{6,120} wrote:\\s*$"),
            Pattern.compile("^(在|于)? ?.{4,120}写道[:：]\\s*$"),
            Pattern.compile("^_{10,}\\s*$"),
            Pattern.compile("^(From|发件人)\\s*[:：].{3,}"));

    private Summary() {}

    static String of(String subject, String text) {
        StringBuilder fresh = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (BEFORE_QUOTES.stream().anyMatch(end -> end.matcher(line).matches())) {
                break;
            }
            if (!QUOTED.matcher(line).matches()) {
                fresh.append(line.stripTrailing()).append('\n');
            }
        }
        String all = subject.strip() + "\n" + (fresh.toString().isBlank() ? text : fresh.toString()).strip();
        return all.codePointCount(0, all.length()) <= LONGEST
                ? all.strip()
                : all.substring(0, all.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
