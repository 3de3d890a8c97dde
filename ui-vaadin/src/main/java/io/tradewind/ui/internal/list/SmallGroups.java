package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordView;

/** Small groups that stand one below the other: one question reads them all, in the list's order. */
final class SmallGroups {
    private final Supplier<List<RecordView>> engine;
    private final Function<RecordView, String> key;
    private @Nullable Map<String, List<RecordView>> read;

    /**
     * @param engine reads the rows of all of them
     * @param key of the group that a row is in
     */
    SmallGroups(Supplier<List<RecordView>> engine, Function<RecordView, String> key) {
        this.engine = engine;
        this.key = key;
    }

    private List<RecordView> rows(String group) {
        if (read == null) {
            read = new HashMap<>();
            for (RecordView row : engine.get()) {
                read.computeIfAbsent(key.apply(row), none -> new ArrayList<>()).add(row);
            }
        }
        return read.getOrDefault(group, List.of());
    }

    /** The rows of one of them. */
    ListRows of(String group) {
        return new ListRows() {
            @Override
            public List<RecordView> rows(int offset, int limit) {
                List<RecordView> all = SmallGroups.this.rows(group);
                int from = Math.min(offset, all.size());
                return all.subList(from, Math.min(all.size(), from + limit));
            }

            @Override
            public Optional<Integer> indexOf(String id) {
                List<RecordView> all = read == null ? List.of() : SmallGroups.this.rows(group);
                for (int i = 0; i < all.size(); i++) {
                    if (all.get(i).id().equals(id)) {
                        return Optional.of(i);
                    }
                }
                return Optional.empty();
            }

            @Override
            public boolean renew(RecordView record) {
                Optional<Integer> place = indexOf(record.id());
                place.ifPresent(index -> SmallGroups.this.rows(group).set(index, record));
                return place.isPresent();
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
    }
}
