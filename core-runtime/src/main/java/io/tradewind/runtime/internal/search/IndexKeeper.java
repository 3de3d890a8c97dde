package io.tradewind.runtime.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.event.RecordChanges;
import io.tradewind.runtime.internal.event.RecordChanges.Change;
import io.tradewind.runtime.internal.record.SearchedRecords;
import io.tradewind.runtime.internal.record.SearchedRecords.Indexed;
import io.tradewind.runtime.internal.record.SearchedRecords.Role;
import io.tradewind.runtime.internal.record.SearchedRecords.Searched;

/**
 * Brings the index on, step by step, on one thread: follows the event log for all types that run, and reads types that are new, page
 * by page. A row that is read later is never older, so both may meet in one record. How far it came is kept with the index.
 */
final class IndexKeeper implements AutoCloseable {
    /** To be raised whenever the same texts are found by other terms. */
    private static final String SCHEMA = "1";

    private static final int PAGE = 500;
    private static final int CHANGES = 200;
    /** After so many records at the latest, what was done counts: a step that fails is repeated. */
    private static final int RECORDS = 2_000;
    /** A type that missed more events is read anew. */
    private static final long TOO_FAR = 200_000;

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

    private final SearchedRecords records;
    private final RecordChanges changes;
    private final SearchIndex index;
    private final Map<String, Progress> types = new LinkedHashMap<>();

    private IndexKeeper(SearchedRecords records, RecordChanges changes, SearchIndex index) {
        this.records = records;
        this.changes = changes;
        this.index = index;
    }

    /** Goes on with what is in the folder, if it is an index of this database made by the same rules; else begins anew. */
    static IndexKeeper open(Path folder, SearchedRecords records, RecordChanges changes) throws IOException {
        IndexKeeper keeper = new IndexKeeper(records, changes, SearchIndex.open(folder));
        try {
            Map<String, String> kept = keeper.index.kept();
            if (!keeper.isKnown(kept)) {
                keeper.close();
                clear(folder);
                keeper = new IndexKeeper(records, changes, SearchIndex.open(folder));
                keeper.commit();
                return keeper;
            }
            for (Map.Entry<String, String> entry : kept.entrySet()) {
                if (entry.getKey().startsWith("type ")) {
                    Optional<Progress> progress = Progress.of(entry.getValue());
                    progress.ifPresent(keeper.types(entry.getKey().substring(5)));
                }
            }
            return keeper;
        } catch (IOException | RuntimeException failure) {
            keeper.close();
            throw failure;
        }
    }

    private java.util.function.Consumer<Progress> types(String name) {
        return progress -> types.put(name, progress);
    }

    private boolean isKnown(Map<String, String> kept) {
        String place = kept.get("place");
        return SCHEMA.equals(kept.get("schema"))
                && place != null
                && changes.mark(Long.parseLong(place)).equals(Optional.ofNullable(kept.get("mark")));
    }

    /** Empties a folder. */
    static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
        }
    }

    SearchIndex index() {
        return index;
    }

    /** Types of which all records are in the index. */
    Set<String> whole() {
        return types.entrySet().stream()
                .filter(type -> type.getValue().isWhole())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Events after the place up to which all types that run are followed. */
    long behind() {
        long end = changes.end();
        return end
                - running().map(Progress::place).min(Comparator.naturalOrder()).orElse(end);
    }

    private Stream<Progress> running() {
        return records.running().stream().map(type -> types.get(type.type())).filter(java.util.Objects::nonNull);
    }

    /** Takes up types that came, or came back with another description. */
    void admit() throws IOException {
        long end = changes.end();
        for (Searched type : records.running()) {
            Progress known = types.get(type.type());
            if (known == null || !known.signature().equals(type.signature()) || end - known.place() > TOO_FAR) {
                index.removeAll(type.type());
                types.put(type.type(), Progress.begun(type.signature(), end));
            }
        }
    }

    /** Takes over some of the changes that are new; tells whether there were any. */
    boolean follow() throws IOException {
        long end = changes.end();
        long from = running().mapToLong(Progress::place).min().orElse(end);
        if (from >= end) {
            return false;
        }
        List<Change> next = changes.between(from, end, CHANGES);
        List<Change> some = first(next);
        boolean all = some.size() == next.size() && next.size() < CHANGES;
        long upTo = all ? end : some.getLast().place();
        Map<String, Set<String>> changed = new HashMap<>();
        for (Change change : some) {
            Progress type = types.get(change.event().type());
            if (type != null && type.place() < change.place()) {
                changed.computeIfAbsent(change.event().type(), key -> new LinkedHashSet<>())
                        .addAll(change.event().ids());
            }
        }
        for (Searched type : records.running()) {
            Progress progress = types.get(type.type());
            if (progress != null && take(type.type(), List.copyOf(changed.getOrDefault(type.type(), Set.of())))) {
                types.put(type.type(), progress.followed(upTo));
            }
        }
        return !some.isEmpty();
    }

    /** As many of the changes as go into one step. */
    private static List<Change> first(List<Change> changes) {
        int records = 0;
        for (int i = 0; i < changes.size(); i++) {
            records += changes.get(i).event().ids().size();
            if (records >= RECORDS) {
                return changes.subList(0, i + 1);
            }
        }
        return changes;
    }

    /** Whether the records could be read. */
    private boolean take(String type, List<String> ids) throws IOException {
        Map<String, Role> roles = records.fields(type);
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            Optional<List<Indexed>> read = records.of(type, page);
            if (read.isEmpty()) {
                return false; // the stage went meanwhile
            }
            List<String> gone = new ArrayList<>(page);
            for (Indexed record : read.get()) {
                index.put(type, record, roles);
                gone.remove(record.id());
            }
            index.remove(type, gone);
        }
        return true;
    }

    /** Reads the next page of a type that is not whole; tells the type, or null if there is none. */
    @Nullable
    String build() throws IOException {
        for (Searched type : records.running()) {
            Progress progress = types.get(type.type());
            if (progress != null && !progress.isWhole()) {
                build(type.type(), progress);
                return type.type();
            }
        }
        return null;
    }

    private void build(String type, Progress progress) throws IOException {
        Map<String, Role> roles = records.fields(type);
        Optional<List<Indexed>> page = records.after(type, progress.after(), PAGE);
        if (page.isEmpty()) {
            return;
        }
        for (Indexed record : page.get()) {
            index.put(type, record, roles);
        }
        boolean last = page.get().size() < PAGE;
        types.put(
                type,
                last ? progress.finished() : progress.read(page.get().getLast().id()));
        if (last) {
            log.info("All records of {} are in the search index", type);
        }
    }

    void commit() throws IOException {
        long place = types.values().stream().mapToLong(Progress::place).max().orElse(0);
        Map<String, String> keep = new HashMap<>();
        keep.put("schema", SCHEMA);
        keep.put("place", Long.toString(place));
        keep.put("mark", changes.mark(place).orElse(""));
        types.forEach((type, progress) -> keep.put("type " + type, progress.kept()));
        index.commit(keep);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
