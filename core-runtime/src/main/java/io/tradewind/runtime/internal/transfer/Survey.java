package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.transfer.sheet.Cells;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;

/** What only the whole file tells: how each column writes dates, which list values are new, which records the file itself brings. */
final class Survey {
    private static final int NEW_VALUES = 1_000;

    private final List<Column> columns;
    private final TypeSpec type;
    private final ValueLists lists;
    private final boolean linksToItself;
    private final Map<Column, DateStyle.Column> dates = new HashMap<>();
    private final Map<Column, Map<String, Boolean>> choices = new LinkedHashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private long rows;

    private Survey(List<Column> columns, TypeSpec type, ValueLists lists) {
        this.columns = columns;
        this.type = type;
        this.lists = lists;
        this.linksToItself = columns.stream().anyMatch(this::isLink);
        for (Column column : columns) {
            if (!column.isCustom() && isDate(column.spec())) {
                dates.put(column, new DateStyle.Column());
            } else if (column.isChoice()) {
                choices.put(column, new LinkedHashMap<>());
            }
        }
    }

    static Survey of(SheetFile file, List<Column> columns, TypeSpec type, ValueLists lists) {
        Survey survey = new Survey(columns, type, lists);
        boolean[] header = {true};
        file.read((number, cells) -> {
            if (header[0]) {
                header[0] = false;
            } else {
                survey.look(cells);
            }
            return true;
        });
        return survey;
    }

    private static boolean isDate(FieldSpec field) {
        return field.kind() == FieldKind.DATE || field.kind() == FieldKind.INSTANT;
    }

    private void look(List<String> cells) {
        rows++;
        dates.forEach((column, style) -> style.look(Cells.at(cells, column.index())));
        choices.forEach((column, seen) -> {
            String value = Cells.at(cells, column.index()).strip();
            if (!value.isEmpty() && seen.size() < NEW_VALUES) {
                seen.computeIfAbsent(
                        value,
                        text -> new NearEntry(lists, column.spec().target())
                                .find(text)
                                .isPresent());
            }
        });
        if (linksToItself) {
            for (Column column : columns) {
                if (isKey(column)) {
                    String key = key(Cells.at(cells, column.index()));
                    if (!key.isEmpty()) {
                        keys.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
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

    /** Values that no list entry has, by field, as they stand in the file, each spelling that differs in more than case once. */
    Map<String, List<String>> newValues() {
        Map<String, List<String>> result = new LinkedHashMap<>();
        choices.forEach((column, seen) -> {
            Set<String> known = new LinkedHashSet<>();
            List<String> fresh = new ArrayList<>();
            seen.forEach((value, there) -> {
                if (!there && value.length() <= 60 && known.add(key(value))) {
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
