package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A row on its way to become a record. */
final class ImportRow {
    private final long number;
    private final List<String> cells;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> custom = new LinkedHashMap<>();
    private final Map<Column, String> references = new LinkedHashMap<>();
    private final Map<Column, String> links = new LinkedHashMap<>();
    private final List<RowRefused> refusals = new ArrayList<>();

    ImportRow(long number, List<String> cells) {
        this.number = number;
        this.cells = List.copyOf(cells);
    }

    long number() {
        return number;
    }

    List<String> cells() {
        return cells;
    }

    /** By field name; only cells that are not empty. */
    Map<String, @Nullable Object> values() {
        return values;
    }

    Map<String, @Nullable Object> custom() {
        return custom;
    }

    /** Words for records that are still to be found. */
    Map<Column, String> references() {
        return references;
    }

    /** Words for records that stand elsewhere in the file and are linked when all rows are in. */
    Map<Column, String> links() {
        return links;
    }

    List<RowRefused> refusals() {
        return refusals;
    }

    void refuse(RowRefused refusal) {
        refusals.add(refusal);
    }

    boolean isGood() {
        return refusals.isEmpty();
    }

    /** What the record gets. */
    Map<String, @Nullable Object> record() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.keySet().removeIf(ImportFields::onlyFinds);
        if (!custom.isEmpty()) {
            all.put("custom", custom);
        }
        return all;
    }
}
