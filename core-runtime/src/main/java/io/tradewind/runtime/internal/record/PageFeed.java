package io.tradewind.runtime.internal.record;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import io.tradewind.page.Feed;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.PageSource;
import io.tradewind.page.RecordPages;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Trace;

/** One feed of several, newest first. Each part gives what is not newer than the place; ties are cut here, so that parts need no cursor. */
final class PageFeed {
    /** Newest first; entries of one instant by their ids. */
    private static final Comparator<FeedEntry> ORDER =
            Comparator.comparing(FeedEntry::at).thenComparing(FeedEntry::id).reversed();

    private static final Set<String> MERGES = Set.of(Trail.MERGED, Trail.MERGED_INTO, Trail.UNMERGED);
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final RecordEngine engine;
    private final @Nullable Place place;
    private final int limit;
    private final List<FeedEntry> entries = new ArrayList<>();

    /** Where the page before ended. */
    private record Place(Instant at, String id) {}

    /** @throws io.tradewind.TradewindException MALFORMED if the cursor is none */
    PageFeed(RecordEngine engine, int limit, @Nullable String after) {
        this.engine = engine;
        this.limit = limit;
        this.place = after == null ? null : place(after);
    }

    private static Place place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length == 2) {
                return new Place(Instant.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException forged) {
            // as below
        }
        throw Malformed.cursor();
    }

    private @Nullable Instant notAfter() {
        return place == null ? null : place.at();
    }

    private int most() {
        return limit + 1 + PageSource.MOST_AT_ONCE;
    }

    /** What happened to the record itself. */
    void own(RecordView record, boolean changes, boolean merges, BiPredicate<RecordView, Trace> toldElsewhere) {
        Instant from = notAfter();
        int found = 0;
        List<Traces.Told> some;
        do {
            some = traces(record.ref().type(), List.of(record.id()), from);
            for (Traces.Told told : some) {
                boolean merge = MERGES.contains(told.trace().kind());
                if ((merge ? merges : changes) && (merge || !toldElsewhere.test(record, told.trace()))) {
                    String kind = merge ? RecordPages.MERGES : RecordPages.CHANGES;
                    found += add(entry(told, kind, null, "")) ? 1 : 0;
                }
            }
            if (!some.isEmpty()) {
                Instant last = some.getLast().trace().at();
                from = last.equals(from) ? last.minus(TICK) : last;
            }
        } while (found <= limit && some.size() == most());
    }

    /** What happened to records that belong to it. */
    void related(String type, Map<String, String> titles) {
        traces(type, List.copyOf(titles.keySet()), notAfter())
                .forEach(told -> add(
                        entry(told, type, new RecordRef(type, told.record()), titles.getOrDefault(told.record(), ""))));
    }

    /** What a source tells. */
    void told(RecordView record, PageSource source, Set<String> kinds) {
        source.feed(record, notAfter(), most()).stream()
                .filter(entry -> kinds.isEmpty() || kinds.contains(entry.kind()))
                .forEach(this::add);
    }

    private List<Traces.Told> traces(String type, List<String> ids, @Nullable Instant from) {
        return engine.reading(type, desk -> new Traces(desk).ofAll(ids, most(), from));
    }

    private static FeedEntry entry(Traces.Told told, String kind, @Nullable RecordRef about, String title) {
        Trace trace = told.trace();
        return new FeedEntry(told.id(), trace.at(), trace.by(), kind, about, title, trace.kind(), trace.changes(), "");
    }

    private boolean add(FeedEntry entry) {
        boolean older = place == null
                || entry.at().isBefore(place.at())
                || (entry.at().equals(place.at()) && entry.id().compareTo(place.id()) < 0);
        boolean fresh = older && entries.stream().noneMatch(one -> one.id().equals(entry.id()));
        return fresh && entries.add(entry);
    }

    Feed page() {
        Map<FeedEntry, Boolean> sorted = new TreeMap<>(ORDER);
        entries.forEach(entry -> sorted.put(entry, true));
        List<FeedEntry> all = List.copyOf(sorted.keySet());
        if (all.size() <= limit) {
            return new Feed(all, null);
        }
        FeedEntry last = all.get(limit - 1);
        String cursor = last.at() + " " + last.id();
        return new Feed(
                all.subList(0, limit),
                Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
    }
}
