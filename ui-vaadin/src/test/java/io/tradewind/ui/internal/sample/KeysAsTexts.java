package io.tradewind.ui.internal.sample;

import java.util.Locale;
import java.util.Optional;

import io.tradewind.text.Texts;

/** Texts that are their keys and first argument. */
public final class KeysAsTexts implements Texts {
    @Override
    public String get(Locale locale, String key, Object... arguments) {
        return arguments.length == 0 ? key : key + " " + arguments[0];
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        return Optional.empty();
    }
}
