package io.tradewind.runtime.internal.transfer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.tradewind.custom.CustomField;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeView;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Imports.Target;

/**
 * Guesses which column is which field: by the field's name, its labels in both languages, and the words the stage's texts give under
 * {@code <type>.synonyms.<field>}. The nearest kind of likeness wins; every field is given away once.
 */
final class MappingGuess {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final Texts texts;
    private final TypeView type;

    MappingGuess(Texts texts, TypeView type) {
        this.texts = texts;
        this.type = type;
    }

    Map<String, Target> of(List<String> columns) {
        Map<String, Target> guess = new LinkedHashMap<>();
        Set<String> given = new HashSet<>();
        for (var words : List.of(names(), labels(), synonyms())) {
            for (String column : columns) {
                Header header = new Header(column);
                FieldSpec field = words.get(header.key());
                if (field != null && !guess.containsKey(column) && given.add(field.name())) {
                    guess.put(column, target(field, header));
                }
            }
        }
        return guess;
    }

    private static Target target(FieldSpec field, Header header) {
        return switch (field.kind()) {
            case MONEY -> new Target(field.name(), header.factor(), header.currency());
            case DECIMAL -> new Target(field.name(), header.factor(), null);
            default -> Target.field(field.name());
        };
    }

    private List<FieldSpec> open() {
        return ImportFields.of(type);
    }

    private Map<String, FieldSpec> names() {
        Map<String, FieldSpec> words = new LinkedHashMap<>();
        open().forEach(field -> words.putIfAbsent(Header.key(field.name()), field));
        open().forEach(field -> words.putIfAbsent(Header.key(CustomField.shortName(field.name())), field));
        return words;
    }

    private Map<String, FieldSpec> labels() {
        Map<String, FieldSpec> words = new LinkedHashMap<>();
        for (FieldSpec field : open()) {
            for (Locale language : LANGUAGES) {
                words.putIfAbsent(Header.key(texts.field(language, type.name(), field.name())), field);
            }
        }
        return words;
    }

    private Map<String, FieldSpec> synonyms() {
        Map<String, FieldSpec> words = new LinkedHashMap<>();
        for (FieldSpec field : open()) {
            for (Locale language : LANGUAGES) {
                texts.find(language, type.name() + ".synonyms." + field.name())
                        .or(() -> texts.find(language, "record.synonyms." + field.name()))
                        .ifPresent(list -> {
                            for (String word : list.split("[,，]")) {
                                words.putIfAbsent(Header.key(word), field);
                            }
                        });
            }
        }
        words.remove("");
        return words;
    }
}
