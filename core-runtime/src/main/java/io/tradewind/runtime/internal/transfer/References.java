package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.transfer.RecordFinder;

/** Finds records by the words a file has for them: id, number, a unique text, or the title. With the actor's eyes. */
final class References {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int ASKED_AT_ONCE = 200;

    private final Engine engine;
    private final Records records;
    private final RecordTypes types;

    References(Engine engine) {
        this.engine = engine;
        this.records = engine.records();
        this.types = engine.types();
    }

    /** Ids of the records that the words name; several if they are ambiguous, none if there is no such record. */
    Map<String, Set<String>> find(String type, Set<String> words) {
        if (type.equals(FieldSpec.ANY)) {
            return ofAnyType(words);
        }
        Map<String, Set<String>> found = new HashMap<>();
        Optional<TypeSpec> target = types.find(type);
        if (target.isEmpty() || words.isEmpty()) {
            return found;
        }
        Set<String> left = new LinkedHashSet<>(words);
        byId(type, left, found);
        for (RecordFinder finder : engine.finders(type)) {
            left.removeAll(found.keySet());
            finder.find(Set.copyOf(left)).forEach((word, id) -> found.put(word, Set.of(id)));
        }
        for (String field : finders(target.get())) {
            left.removeAll(found.keySet());
            if (!left.isEmpty()) {
                by(type, field, left, found);
            }
        }
        return found;
    }

    /** {@code customers/} and words for a customer; or words alone, for a record of whatever type. */
    private Map<String, Set<String>> ofAnyType(Set<String> words) {
        Map<String, Set<String>> found = new HashMap<>();
        for (TypeView type : types.all()) {
            if (!type.type().shared() && type.may(Verb.READ)) {
                String prefix = type.name() + "/";
                Map<String, String> asked = new HashMap<>();
                words.forEach(
                        word -> asked.put(word, word.startsWith(prefix) ? word.substring(prefix.length()) : word));
                Map<String, Set<String>> here = find(type.name(), new LinkedHashSet<>(asked.values()));
                asked.forEach((word, name) -> here.getOrDefault(name, Set.of())
                        .forEach(id -> found.computeIfAbsent(word, key -> new HashSet<>())
                                .add(prefix + id)));
            }
        }
        return found;
    }

    /** What is exact comes first. */
    private static List<String> finders(TypeSpec type) {
        List<String> fields = new ArrayList<>();
        if (type.numbered()) {
            fields.add(ImportFields.NUMBER);
        }
        for (FieldSpec field : type.fields()) {
            if (field.is(FieldSpec.Trait.UNIQUE) && field.kind() == FieldKind.TEXT) {
                fields.add(field.name());
            }
        }
        if (!fields.contains(type.titleField())) {
            fields.add(type.titleField());
        }
        return fields;
    }

    private void byId(String type, Set<String> words, Map<String, Set<String>> found) {
        List<String> ids =
                words.stream().filter(word -> UUID.matcher(word).matches()).toList();
        if (!ids.isEmpty()) {
            records.titles(type, ids).keySet().forEach(id -> found.put(id, Set.of(id)));
        }
    }

    private void by(String type, String field, Set<String> words, Map<String, Set<String>> found) {
        Map<String, List<String>> spellings = new HashMap<>();
        words.forEach(word -> spellings
                .computeIfAbsent(Survey.key(word), key -> new ArrayList<>())
                .add(word));
        List<String> all = List.copyOf(words);
        for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
            List<String> asked = all.subList(from, Math.min(from + ASKED_AT_ONCE, all.size()));
            var query = RecordQuery.ALL
                    .filters(List.of(new Filter(field, Operator.IN, asked)))
                    .fields(Set.of(field));
            records.each(type, query, row -> {
                String key = Survey.key(String.valueOf(row.value(field)));
                for (String word : spellings.getOrDefault(key, List.of())) {
                    found.computeIfAbsent(word, w -> new HashSet<>()).add(row.id());
                }
            });
        }
    }
}
