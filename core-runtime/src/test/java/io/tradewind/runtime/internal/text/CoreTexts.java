package io.tradewind.runtime.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.tradewind.text.Texts;

/** The core's own texts, as they are shipped. */
public final class CoreTexts implements Texts {
    private final Catalogue texts;

    public CoreTexts() {
        try {
            texts = Catalogue.of(List.of(new Catalogue.Source(file("texts"), file("texts_zh"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TextFile file(String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(CoreTexts.class.getResourceAsStream("/i18n/" + name + ".properties")), UTF_8)) {
            return TextFile.read(reader);
        }
    }

    @Override
    public String get(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElse(key);
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        return texts.find(locale, key, arguments);
    }
}
