package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;

/**
 * Rows by position over an engine that only knows cursors. Remembers the cursor at each page's start, so that scrolling back
 * costs one query and no row is ever skipped by counting; a jump ahead walks in large steps from the nearest known page.
 * Belongs to one screen and is used under its session's lock.
 */
public final class CursorRows implements ListRows {
    static final int PAGE = 50;
    private static final int PAGES_A_STEP = 10;
    private static final int PAGES_KEPT = 8;

    private final Function<RecordQuery, RecordPage> engine;
    private final TreeMap<Integer, Optional<String>> starts = new TreeMap<>();
    private final Map<Integer, List<RecordView>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<RecordView>> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    private RecordQuery query = RecordQuery.ALL;
    private int lastPage = Integer.MAX_VALUE;
    private long nanos;

    public CursorRows(Function<RecordQuery, RecordPage> engine) {
        this.engine = engine;
        ask(RecordQuery.ALL);
    }

    /** Starts anew with another question, or with the same one if rows may have changed. */
    public void ask(RecordQuery question) {
        query = question;
        starts.clear();
        starts.put(0, Optional.empty());
        pages.clear();
        lastPage = Integer.MAX_VALUE;
    }

    @Override
    public List<RecordView> rows(int offset, int limit) {
        List<RecordView> rows = new ArrayList<>(limit);
        int end = offset + limit;
        for (int page = offset / PAGE; page * PAGE < end; page++) {
            List<RecordView> found = page(page);
            int from = Math.max(0, offset - page * PAGE);
            int to = Math.min(found.size(), end - page * PAGE);
            if (from < to) {
                rows.addAll(found.subList(from, to));
            }
            if (found.size() < PAGE) {
                break;
            }
        }
        return rows;
    }

    @Override
    public Optional<Integer> indexOf(String id) {
        for (Map.Entry<Integer, List<RecordView>> page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                if (page.getValue().get(i).id().equals(id)) {
                    return Optional.of(page.getKey() * PAGE + i);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean renew(RecordView record) {
        for (List<RecordView> rows : pages.values()) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).id().equals(record.id())) {
                    rows.set(i, record);
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    private List<RecordView> page(int page) {
        List<RecordView> known = pages.get(page);
        if (known != null) {
            return known;
        }
        walkTo(page);
        Optional<String> start = starts.get(page);
        if (start == null) {
            return List.of();
        }
        return read(page, 1, start.orElse(null));
    }

    private void walkTo(int page) {
        int from = starts.floorKey(page);
        while (from < page && from <= lastPage) {
            int steps = Math.min(PAGES_A_STEP, page - from);
            read(from, steps, starts.getOrDefault(from, Optional.empty()).orElse(null));
            if (!starts.containsKey(from + steps)) {
                return;
            }
            from += steps;
        }
    }

    /** Reads some pages with one query, keeps their rows and the cursor behind the last one. */
    private List<RecordView> read(int page, int count, @Nullable String start) {
        long begun = System.nanoTime();
        RecordPage answer = engine.apply(query.limit(count * PAGE).after(start));
        nanos = System.nanoTime() - begun;
        List<RecordView> items = answer.items();
        for (int i = 0; i < count; i++) {
            int from = Math.min(items.size(), i * PAGE);
            pages.put(page + i, new ArrayList<>(items.subList(from, Math.min(items.size(), from + PAGE))));
        }
        answer.nextCursor()
                .ifPresentOrElse(
                        next -> starts.put(page + count, Optional.of(next)),
                        () -> lastPage = page + (Math.max(1, items.size()) - 1) / PAGE);
        return pages.getOrDefault(page, List.of());
    }
}
