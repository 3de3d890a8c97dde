package io.tradewind.runtime.internal.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.record.Where.Condition;

/** The search box: each word must be in one of the searched fields, in the title, or in the number. */
final class SearchText {
    private static final int MOST_WORDS = 10;
    private static final int LONGEST = 500;

    private SearchText() {}

    /** What is searched in. */
    static List<Column> columns(LiveType type) {
        Column title = type.title();
        return type.columns().values().stream()
                .filter(column -> column == title
                        || column.is(Trait.SEARCHED)
                        || column.fieldName().equals(EngineFields.NUMBER))
                .filter(Column::isText)
                .toList();
    }

    /** All that is searched in one text, as the trigram index of PostgreSQL has it. Words never reach over the blank. */
    static String expression(LiveType type) {
        return "("
                + columns(type).stream()
                        .map(column -> "coalesce(" + column.lowered() + ", '')")
                        .collect(Collectors.joining(" || ' ' || "))
                + ") collate \"C\"";
    }

    static void add(String text, Sight sight, Filters filters, Where where, Dialect dialect) {
        List<String> words = Arrays.stream(text.strip().split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > MOST_WORDS || text.length() > LONGEST) {
            throw Malformed.tooMuch();
        }
        List<Column> visible = columns(sight.type()).stream()
                .filter(column -> sight.columns().containsKey(column.fieldName()))
                .toList();
        boolean combined = dialect == Dialect.POSTGRESQL
                && visible.size() == columns(sight.type()).size();
        for (String word : words) {
            where.and(word(word, sight, filters, visible, combined));
        }
    }

    private static Condition word(String word, Sight sight, Filters filters, List<Column> visible, boolean combined) {
        if (!Filters.isSafe(word)) {
            return Condition.never();
        }
        if (combined) {
            return filters.like(expression(sight.type()), word);
        }
        Condition exact = Condition.any(visible.stream()
                .map(column -> filters.like(column.lowered(), word))
                .toList());
        return filters.narrowed(visible, word, exact);
    }
}
