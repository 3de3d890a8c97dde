package io.tradewind.text;

import java.util.Locale;
import java.util.Optional;

/**
 * Texts of the modules that are running, from their {@code i18n/texts.properties} (English) and
 * {@code i18n/texts_zh.properties} (Chinese), UTF-8, {@link java.text.MessageFormat} patterns.
 *
 * <p>Keys: {@code <type>.title} (plural), {@code <type>.one}, {@code <type>.field.<field>},
 * {@code <type>.hint.<field>}, {@code <type>.group.<group>}, {@code <type>.action.<action>},
 * {@code <type>.<field>.<VALUE>} for enumerations, {@code module.<name>.title|about}, {@code error.<code>},
 * {@code menu.<group>}. Fields that every record has use {@code record.field.<field>}.
 */
public interface Texts {
    /** The text, or the key itself if no running module has it. */
    String get(Locale locale, String key, Object... arguments);

    /** The text if a running module has it. */
    Optional<String> find(Locale locale, String key, Object... arguments);

    /** A field's label: the type's own text, else the common one, else the name. */
    default String field(Locale locale, String type, String field) {
        return find(locale, type + ".field." + field)
                .or(() -> find(locale, "record.field." + field))
                .orElse(field);
    }
}
