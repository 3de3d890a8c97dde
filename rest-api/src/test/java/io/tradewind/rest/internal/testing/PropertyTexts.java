package io.tradewind.rest.internal.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import io.tradewind.text.Texts;

/** The module's own texts, read from its files. */
public final class PropertyTexts implements Texts {
    private final Properties english = read("/i18n/texts.properties");
    private final Properties chinese = read("/i18n/texts_zh.properties");

    static Properties read(String name) {
        try (var reader =
                new InputStreamReader(PropertyTexts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String get(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElse(key);
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        Properties texts = locale.getLanguage().equals("zh") ? chinese : english;
        return Optional.ofNullable(texts.getProperty(key))
                .map(pattern -> new MessageFormat(pattern, locale).format(arguments));
    }
}
