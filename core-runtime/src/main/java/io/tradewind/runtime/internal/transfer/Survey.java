package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tradewind.list.ValueLists;
import io.tradewind.list.ValueLists.Entry;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;

/**
 * What only the whole file tells: how each column writes dates, which list values are new, which records the file itself brings, which it
 * refers to.
 */
final class Survey {
    private static final int NEW_VALUES = 1_000;
    private static final int NEW_RECORDS = 10_000;

    private final List<Column> columns;
    private final TypeSpec type;
    private final ValueLists lists;
    private final boolean linksToItself;
    private final Map<Column, DateStyle.Column> dates = new HashMap<>();
    private final Map<Column, Map<String, Optional<Entry>>> choices = new LinkedHashMap<>();
    private final Map<Making, Map<String, ImportRow>> namers = new LinkedHashMap<>();
    private final Set<String> exactly;
    private final Map<String, Integer> keys = new HashMap<>();
    private long rows;

    private Survey(List<Column> columns, List<Making> makings, TypeSpec type, ValueLists lists, Set<String> exactly) {
        this.columns = columns;
        this.exactly = exactly;
        this.type = type;
        this.lists = lists;
        this.linksToItself = columns.stream().anyMatch(this::isLink)
                || makings.stream()
                        .flatMap(Making::withInner)
                        .anyMatch(making -> making.type().name().equals(type.name()));
        for (Column column : columns) {
            if (!column.isCustom() && isDate(column.spec())) {
                dates.put(column, new DateStyle.Column());
            } else if (column.isChoice()) {
                choices.put(column, new LinkedHashMap<>());
            }
        }
        for (Making making : makings) {
            namers.put(making, new LinkedHashMap<>());
            making.withInner()
                    .flatMap(each -> each.columns().stream())
                    .filter(column -> isDate(column.spec()))
                    .forEach(column -> dates.put(column, new DateStyle.Column()));
        }
    }

    /** @param exactly fields whose list values count only as they are written */
    static Survey of(
            SheetFile file,
            List<Column> columns,
            List<Making> makings,
            TypeSpec type,
            ValueLists lists,
            Set<String> exactly) {
        Survey survey = new Survey(columns, makings, type, lists, exactly);
        boolean[] header = {true};
        file.read((number, cells) -> {
            if (header[0]) {
                header[0] = false;
            } else {
                survey.look(number, cells);
            }
            return true;
        });
        return survey;
    }

    private static boolean isDate(FieldSpec field) {
        return field.kind() == FieldKind.DATE || field.kind() == FieldKind.INSTANT;
    }

    private void look(long number, List<String> cells) {
        rows++;
        dates.forEach((column, style) -> style.look(column.cell(cells)));
        choices.forEach((column, seen) -> {
            String value = column.cell(cells);
            if (!value.isEmpty() && seen.size() < NEW_VALUES) {
                seen.computeIfAbsent(value, text -> near(column).find(text));
            }
        });
        namers.forEach((making, first) -> {
            if (first.size() < NEW_RECORDS) {
                name(making, number, cells, first);
            }
        });
        if (linksToItself) {
            for (Column column : columns) {
                if (isKey(column)) {
                    String key = key(column.cell(cells));
                    if (!key.isEmpty()) {
                        keys.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
    }

    private NearEntry near(Column column) {
        return new NearEntry(
                lists, column.spec().target(), exactly.contains(column.spec().name()));
    }

    /** The list entry that a cell means. */
    Optional<Entry> entry(Column column, String cell) {
        Optional<Entry> seen = choices.getOrDefault(column, Map.of()).get(cell);
        return seen != null && seen.isPresent() ? seen : near(column).find(cell);
    }

    /** Remembers the row if it is the first to name that record. */
    void name(Making making, long number, List<String> cells, Map<String, ImportRow> first) {
        String words = making.title().cell(cells);
        if (!words.isEmpty()) {
            first.computeIfAbsent(key(words), key -> new ImportRow(number, cells));
        }
    }

    /** Of each record that is referred to, the first row that does. */
    Collection<ImportRow> namers(Making making) {
        return namers.getOrDefault(making, Map.of()).values();
    }

    /** Whether the column refers to records of the type that is imported. */
    boolean isLink(Column column) {
        return column.isReference() && column.spec().target().equals(type.name());
    }

    private boolean isKey(Column column) {
        return !column.isCustom()
                && (column.spec().name().equals(type.titleField())
                        || column.spec().is(FieldSpec.Trait.UNIQUE)
                        || column.spec().name().equals(ImportFields.NUMBER));
    }

    static String key(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }

    long rows() {
        return rows;
    }

    DateStyle dates(Column column) {
        DateStyle.Column seen = dates.get(column);
        return seen == null ? DateStyle.UNCLEAR : seen.style();
    }

    /** In how many rows of the file the words name a record. */
    int named(String words) {
        return keys.getOrDefault(key(words), 0);
    }

    /** Values that are read as an entry which is spelled otherwise, by field: as they stand in the file, and the entry's text. */
    Map<String, Map<String, String>> spellings(Locale locale) {
        Map<String, Map<String, String>> result = new LinkedHashMap<>();
        choices.forEach((column, seen) -> seen.forEach((value, entry) -> entry.filter(
                        near -> lists.find(column.spec().target(), value).isEmpty())
                .ifPresent(near -> result.computeIfAbsent(column.spec().name(), field -> new LinkedHashMap<>())
                        .put(value, near.text(locale)))));
        return result;
    }

    /** Values that no list entry has, by field, as they stand in the file, each spelling that differs in more than case once. */
    Map<String, List<String>> newValues() {
        Map<String, List<String>> result = new LinkedHashMap<>();
        choices.forEach((column, seen) -> {
            Set<String> known = new LinkedHashSet<>();
            List<String> fresh = new ArrayList<>();
            seen.forEach((value, there) -> {
                if (there.isEmpty() && value.length() <= 60 && known.add(key(value))) {
                    fresh.add(value);
                }
            });
            if (!fresh.isEmpty()) {
                result.put(column.spec().name(), fresh);
            }
        });
        return result;
    }
}
