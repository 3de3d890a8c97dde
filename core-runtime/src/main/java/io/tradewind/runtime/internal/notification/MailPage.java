package io.tradewind.runtime.internal.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.tradewind.notification.Notification;
import io.tradewind.text.Texts;

/**
 * A message of notifications, as HTML that any mail program shows (tables, styles at the elements, nothing from elsewhere) and as plain
 * text. Everything that comes in is text and is escaped.
 */
final class MailPage {
    private static final String FONT =
            "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',"
                    + "Helvetica,Arial,sans-serif";
    private static final String ACCENT = "#0b6b7d";
    private static final String QUIET = "color:#51606c;font-size:13px;line-height:19px";

    private final Texts texts;
    private final Locale language;
    private final ZoneId zone;
    private final String home;
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder foot = new StringBuilder();
    private final StringBuilder plainFoot = new StringBuilder();
    private String title = "";

    /** @param home where links lead, without a slash at its end; empty: there are no links */
    MailPage(Texts texts, Locale language, ZoneId zone, String home) {
        this.texts = texts;
        this.language = language;
        this.zone = zone;
        this.home = home;
    }

    void title(String words) {
        title = words;
    }

    /** A heading over several. */
    void group(String words, int count) {
        rows.append(
                        "<tr><td style=\"padding:20px 28px 4px;color:#15202a;font-size:14px;font-weight:600;line-height:20px\">")
                .append(escaped(words))
                .append(" <span style=\"color:#667480;font-weight:400\">· ")
                .append(count)
                .append("</span></td></tr>\n");
        plain.append('\n').append(words).append(" (").append(count).append(")\n");
    }

    /** @param among whether it is one of several; else it gets a button */
    void entry(Notification one, boolean among) {
        String link = one.address()
                .filter(path -> !home.isEmpty())
                .map(path -> home + "/" + path)
                .orElse("");
        String when =
                moment(one.at()) + (one.times() > 1 ? " · " + texts.get(language, "mail.times", one.times()) : "");
        rows.append("<tr><td style=\"padding:")
                .append(among ? "10px 28px" : "4px 28px 8px")
                .append("\">");
        if (among) {
            rows.append("<div style=\"font-size:15px;line-height:22px\">")
                    .append(link.isEmpty() ? escaped(one.words()) : anchor(link, one.words(), ""))
                    .append("</div>");
        }
        rows.append("<div style=\"").append(QUIET).append("\">").append(escaped(when));
        if (among) {
            rows.append(" · ").append(escaped(one.why()));
        }
        rows.append("</div>");
        if (!among && !link.isEmpty()) {
            rows.append("<div style=\"padding-top:20px\">")
                    .append(anchor(
                            link,
                            texts.get(language, "mail.open"),
                            "display:inline-block;background:" + ACCENT
                                    + ";color:#ffffff;font-weight:600;padding:10px 20px;border-radius:6px"))
                    .append("</div>");
        }
        rows.append("</td></tr>\n");
        plain.append(among ? "\n• " : "").append(one.words()).append('\n');
        plain.append("  ").append(when).append(" · ").append(one.why()).append('\n');
        if (!link.isEmpty()) {
            plain.append("  ").append(link).append('\n');
        }
    }

    /** There are more, in the application. */
    void more(int count) {
        String words = texts.get(language, "mail.more", count);
        rows.append("<tr><td style=\"padding:6px 28px\"><div style=\"")
                .append(QUIET)
                .append("\">");
        rows.append(home.isEmpty() ? escaped(words) : anchor(home + "/notifications", words, ""))
                .append("</div></td></tr>\n");
        plain.append("\n  ").append(words).append('\n');
    }

    /** Why somebody got this, and where they say that they want no more. */
    void foot(String why) {
        String reason = texts.get(language, "mail.why", why);
        foot.append(escaped(reason));
        plainFoot.append(reason).append('\n');
        if (!home.isEmpty()) {
            String settings = home + "/notifications";
            foot.append("<br>")
                    .append(anchor(
                            settings, texts.get(language, "mail.settings"), "color:#51606c;text-decoration:underline"));
            plainFoot
                    .append(texts.get(language, "mail.settings"))
                    .append(": ")
                    .append(settings)
                    .append('\n');
        }
    }

    private String moment(Instant at) {
        boolean chinese = language.getLanguage().equals("zh");
        return DateTimeFormatter.ofPattern(chinese ? "yyyy-MM-dd HH:mm" : "d MMM yyyy HH:mm", language)
                .format(at.atZone(zone));
    }

    private static String anchor(String link, String words, String style) {
        String look = style.isEmpty() ? "color:" + ACCENT + ";text-decoration:none;font-weight:500" : style;
        String plainLook = look.contains("text-decoration") ? look : look + ";text-decoration:none";
        return "<a href=\"" + escaped(link) + "\" style=\"" + plainLook + "\">" + escaped(words) + "</a>";
    }

    String text() {
        return title + "\n" + plain + "\n--\n" + plainFoot;
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <title>%s</title>
                </head>
                <body style="margin:0;padding:0;background:#f4f6f7">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f6f7">
                <tr><td align="center" style="padding:24px 12px">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;%s;text-align:left">
                <tr><td style="padding:0 4px 12px;color:%s;font-size:15px;font-weight:700">Tradewind</td></tr>
                <tr><td bgcolor="#ffffff" style="background:#ffffff;border:1px solid #e6e9ec;border-radius:10px">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
                <tr><td style="padding:26px 28px 4px"><h1 style="margin:0;color:#15202a;font-size:20px;font-weight:600;line-height:28px">%s</h1></td></tr>
                %s<tr><td style="height:22px;line-height:22px;font-size:0">&nbsp;</td></tr>
                </table>
                </td></tr>
                <tr><td style="padding:14px 4px;color:#667480;font-size:12px;line-height:18px">%s</td></tr>
                </table>
                </td></tr>
                </table>
                </body>
                </html>
                """.formatted(language.toLanguageTag(), escaped(title), FONT, ACCENT, escaped(title), rows, foot);
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }
}
