package io.tradewind.custom;

import java.util.Locale;

/** What an admin calls something, in both languages; either may be empty. */
public record Label(String zh, String en) {
    public static final Label NONE = new Label("", "");

    public Label {
        zh = zh.strip();
        en = en.strip();
    }

    public boolean isEmpty() {
        return zh.isEmpty() && en.isEmpty();
    }

    /** The text for a reader; the other language's if theirs is missing. */
    public String text(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        String wanted = chinese ? zh : en;
        return wanted.isEmpty() ? (chinese ? en : zh) : wanted;
    }
}
