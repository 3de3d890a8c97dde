package io.tradewind.runtime.internal.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The indexes that a type's table has now, by their columns, and a way to ask for one more. Columns are written as
 * {@code [owner_id, name_lc, id]}, those in falling order as {@code name_lc desc}.
 */
final class ListIndexes {
    private final Set<List<String>> wished = ConcurrentHashMap.newKeySet();
    private volatile Map<List<String>, String> there = Map.of();
    private volatile Consumer<List<String>> maker = columns -> {};

    /** What the catalogue says. */
    void are(Map<List<String>, String> known) {
        there = Map.copyOf(known);
    }

    /** Who makes what lists wish for. */
    void madeBy(Consumer<List<String>> indexMaker) {
        maker = indexMaker;
    }

    /** The index with exactly these columns, named as Derby stores names. */
    Optional<String> name(List<String> columns) {
        return Optional.ofNullable(there.get(columns)).map(name -> name.toUpperCase(Locale.ROOT));
    }

    /** A list would be faster with this index; asked for once. */
    void wish(List<String> columns) {
        if (wished.add(columns)) {
            maker.accept(columns);
        }
    }

    /** It could not be made now: the next list may ask again. */
    void notMade(List<String> columns) {
        wished.remove(columns);
    }
}
