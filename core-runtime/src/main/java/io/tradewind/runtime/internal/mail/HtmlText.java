package io.tradewind.runtime.internal.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a page of HTML says, as plain text: no markup, no addresses behind links, nothing that loads or runs. Reads from left to right
 * once, so that no page takes long, however broken it is.
 */
final class HtmlText {
    private static final Set<String> HIDDEN =
            Set.of("script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object", "select");
    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "table",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "blockquote",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "dl",
            "dt",
            "dd",
            "form",
            "body");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("copy", "©"),
            Map.entry("reg", "®"),
            Map.entry("trade", "™"),
            Map.entry("euro", "€"),
            Map.entry("pound", "£"),
            Map.entry("yen", "¥"),
            Map.entry("sect", "§"),
            Map.entry("deg", "°"),
            Map.entry("middot", "·"),
            Map.entry("bull", "•"),
            Map.entry("hellip", "…"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("times", "×"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("agrave", "à"),
            Map.entry("ccedil", "ç"));
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final String lower;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private HtmlText(String html) {
        this.html = html;
        this.lower = html.toLowerCase(Locale.ROOT);
    }

    static String of(String html) {
        HtmlText page = new HtmlText(html);
        page.read();
        return page.text.toString();
    }

    private void read() {
        while (at < html.length()) {
            char next = html.charAt(at);
            if (next == '<') {
                tag();
            } else if (next == '&') {
                entity();
            } else {
                at++;
                word(Character.isWhitespace(next) ? ' ' : next);
            }
        }
    }

    private void word(char next) {
        boolean blank = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        if (next != ' ' || !blank) {
            text.append(next);
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipBehind("-->", at + 4);
            return;
        }
        int from = at + 1;
        boolean closes = from < html.length() && html.charAt(from) == '/';
        int begin = closes ? from + 1 : from;
        int end = begin;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        boolean declares = from < html.length() && (html.charAt(from) == '!' || html.charAt(from) == '?');
        if (end == begin && !declares) {
            word('<');
            at++;
            return;
        }
        String name = lower.length() == html.length()
                ? lower.substring(begin, end)
                : html.substring(begin, end).toLowerCase(Locale.ROOT);
        skipTag(end);
        if (!closes && HIDDEN.contains(name)) {
            skipBehind("</" + name, at);
            skipTag(at);
        } else if (LINES.contains(name)) {
            newLine();
        } else if (name.equals("li") && !closes) {
            newLine();
            text.append("• ");
        } else if (name.equals("td") || name.equals("th")) {
            word(' ');
        }
    }

    private void newLine() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        text.append('\n');
    }

    /** Behind the next {@code >} that stands in no quotes. */
    private void skipTag(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char next = html.charAt(i);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '>') {
                at = i + 1;
                return;
            } else if ((next == '"' || next == '\'') && html.charAt(i - 1) == '=') {
                quote = next;
            }
        }
        at = html.length();
    }

    private void skipBehind(String end, int from) {
        int found = lower.length() == html.length() ? lower.indexOf(end, from) : html.indexOf(end, from);
        at = found < 0 ? html.length() : found + end.length();
    }

    private void entity() {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_ENTITY) {
            text.append('&');
            at++;
            return;
        }
        String name = html.substring(at + 1, end);
        String known = name.startsWith("#") ? number(name.substring(1)) : ENTITIES.getOrDefault(name, "&" + name + ";");
        at = end + 1;
        if (known.equals(" ")) {
            word(' ');
        } else {
            text.append(known);
        }
    }

    private static String number(String digits) {
        try {
            boolean hex = digits.startsWith("x") || digits.startsWith("X");
            int code = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            boolean shown = Character.isValidCodePoint(code) && !(code >= 0xD800 && code <= 0xDFFF);
            return code == 0xA0 ? " " : shown ? Character.toString(code) : "";
        } catch (NumberFormatException none) {
            return "";
        }
    }
}
