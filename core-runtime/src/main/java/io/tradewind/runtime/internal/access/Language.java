package io.tradewind.runtime.internal.access;

import java.util.Locale;

/** Languages of the texts. */
public enum Language {
    ZH_CN("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The one that serves readers of the language best. */
    static Language of(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("zh") ? ZH_CN : EN;
    }
}
