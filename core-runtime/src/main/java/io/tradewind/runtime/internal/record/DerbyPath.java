package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;

/**
 * Which index a list on Derby is read by. Derby's planner knows nothing of "fetch first": it reads and sorts the whole table for
 * one page, unless it is told to follow the index that has the order already.
 */
final class DerbyPath {
    private static final Set<Operator> EXACT = EnumSet.of(Operator.EQ, Operator.IN);

    private final Sight sight;
    private final RecordQuery query;
    private final Order order;
    private final boolean fewByWords;

    /** @param fewByWords whether words that are looked for leave few records, whose ids are known */
    DerbyPath(Sight sight, RecordQuery query, Order order, boolean fewByWords) {
        this.fewByWords = fewByWords;
        this.sight = sight;
        this.query = query;
        this.order = order;
    }

    /** To be written behind the table's name; empty if the planner may choose. */
    String through(Reach.Part part) {
        Optional<String> together = together(part);
        if (together.isEmpty() && narrowsOtherwise(part)) {
            return "";
        }
        if (together.isPresent()) {
            return follow(together.get());
        }
        ListIndexes indexes = sight.type().indexes();
        String begin = part.begin().isEmpty() ? filtered() : part.begin();
        List<String> columns =
                TypeIndexes.columns(begin, order.first().column(), order.first().descending());
        Optional<String> index = indexes.name(columns);
        boolean common = begin.isEmpty() || Set.of("owner_id", "team_id").contains(begin);
        if (index.isEmpty() && common) {
            indexes.wish(columns);
        }
        return index.map(DerbyPath::follow).orElse("");
    }

    private static String follow(String index) {
        return " --DERBY-PROPERTIES index=" + index + "\n";
    }

    /** An index that a stage made for two references which are the same in all rows, in this order. */
    private Optional<String> together(Reach.Part part) {
        List<String> same = new ArrayList<>(references().map(Column::name).toList());
        if (!part.begin().isEmpty() && !same.contains(part.begin())) {
            same.add(part.begin());
        }
        boolean otherwise = fewByWords
                || query.filters().stream()
                        .filter(filter -> !isReference(filter))
                        .anyMatch(this::narrows);
        if (same.size() != 2 || otherwise) {
            return Optional.empty();
        }
        ListIndexes indexes = sight.type().indexes();
        return indexes.name(both(same.getFirst(), same.getLast()))
                .or(() -> indexes.name(both(same.getLast(), same.getFirst())));
    }

    private List<String> both(String first, String second) {
        List<String> columns = new ArrayList<>(List.of(first));
        columns.addAll(TypeIndexes.columns(
                second, order.first().column(), order.first().descending()));
        return columns;
    }

    /** The column that a filter makes the same in all rows. */
    private String filtered() {
        return references().findFirst().map(Column::name).orElse("");
    }

    private Stream<Column> references() {
        return query.filters().stream()
                .filter(this::isReference)
                .flatMap(filter -> Optional.ofNullable(sight.columns().get(filter.field())).stream());
    }

    private boolean isReference(Filter filter) {
        Column column = sight.columns().get(filter.field());
        return column != null
                && column.kind() == FieldKind.REFERENCE
                && filter.operator() == Operator.EQ
                && filter.values().size() == 1;
    }

    /** Whether few rows are left by something that another index knows. A word that stands in many rows is met soon in any order. */
    private boolean narrowsOtherwise(Reach.Part part) {
        if (fewByWords) {
            return true;
        }
        long references = query.filters().stream().filter(this::isReference).count();
        if (references > 1 || (references == 1 && !part.begin().isEmpty())) {
            return true;
        }
        return query.filters().stream().filter(filter -> !isReference(filter)).anyMatch(this::narrows);
    }

    private boolean narrows(Filter filter) {
        Column column = sight.columns().get(filter.field());
        if (filter.field().equals("id") || column == null) {
            return true;
        }
        boolean exact = EXACT.contains(filter.operator());
        boolean begins = exact || filter.operator() == Operator.STARTS_WITH;
        boolean looked = column == sight.type().title() || column.fieldName().equals(EngineFields.NUMBER);
        return (looked && begins && column != order.first().column())
                || (exact && column == order.first().column())
                || (exact && (column.kind() == FieldKind.REFERENCE || column.is(Trait.UNIQUE)))
                || (exact && column.is(Trait.WARNS_OF_DUPLICATES));
    }
}
