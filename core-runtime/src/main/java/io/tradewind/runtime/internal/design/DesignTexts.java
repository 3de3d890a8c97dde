package io.tradewind.runtime.internal.design;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.tradewind.custom.Label;
import io.tradewind.design.TypeDesign;

/** The texts that a made type brings, by the keys of {@link io.tradewind.text.Texts}. */
final class DesignTexts {
    private DesignTexts() {}

    static Map<String, String> of(TypeDesign design, Locale locale) {
        String type = design.name();
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, type + ".title", design.title(), locale);
        put(texts, type + ".one", design.one().isEmpty() ? design.title() : design.one(), locale);
        put(texts, "module." + Names.module(type) + ".title", design.title(), locale);
        design.groups().forEach(group -> put(texts, type + ".group." + group.key(), group.label(), locale));
        design.fields().forEach(field -> {
            put(texts, type + ".field." + field.name(), field.label(), locale);
            put(texts, type + ".hint." + field.name(), field.help(), locale);
        });
        return texts;
    }

    private static void put(Map<String, String> texts, String key, Label label, Locale locale) {
        if (!label.isEmpty()) {
            texts.put(key, label.text(locale));
        }
    }

    /** As a file of texts: what people type is no pattern. */
    static String file(TypeDesign design, Locale locale) {
        StringBuilder file = new StringBuilder();
        of(design, locale)
                .forEach((key, text) ->
                        file.append(key).append('=').append(escaped(text)).append('\n'));
        return file.toString();
    }

    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\'' -> plain.append("''");
                case '{', '}' -> plain.append('\'').appendCodePoint(point).append('\'');
                case '\\' -> plain.append("\\\\");
                default -> plain.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            }
        });
        return plain.toString();
    }
}
