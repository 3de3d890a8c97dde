package io.tradewind.followup.internal.mail;

import java.util.Locale;

/** The languages that e-mails have templates in. */
public enum Language {
    ZH,
    EN;

    /** The one that a person reads. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }

    Locale locale() {
        return this == ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
