package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.page.Feed;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.PageSource;
import io.tradewind.page.RecordPages;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.Reference;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** The page of a record: one feed of all that happened around it, and what stages add while they are there. */
class RecordPagesTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-05T08:00:00Z");

    private Office office;
    private DescribedPages pages;
    private RecordView hers;
    private RecordRef ref;

    /** Counts, and tells two calls of one instant; fails on demand. */
    private static final class Calls implements PageSource {
        private boolean broken;

        @Override
        public String type() {
            return "companies";
        }

        @Override
        public List<KeyFigure> figures(RecordView record) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            return List.of(KeyFigure.of("calls", 2L));
        }

        @Override
        public Set<String> feedKinds(RecordView record) {
            return Set.of("calls");
        }

        @Override
        public List<FeedEntry> feed(RecordView record, @Nullable Instant notAfter, int most) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            return notAfter != null && notAfter.isBefore(LONG_AGO) ? List.of() : List.of(call("b"), call("a"));
        }

        private static FeedEntry call(String id) {
            return new FeedEntry(
                    id, LONG_AGO, new Reference("anna", "Ms anna"), "calls", null, "", "calls.done", List.of(), id);
        }

        @Override
        public boolean tells(RecordView record, Trace trace) {
            return trace.kind().equals("excite");
        }
    }

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.types.arrive(new VisitType(), "sample");
        office.types.settle();
        for (String user : List.of("anna", "bert")) {
            office.user(user, null);
            office.grant(user, Scope.OWN);
        }
        pages = new DescribedPages(office.records, office.types);
        hers = office.company("anna", "Hers");
        ref = hers.ref();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RecordView visit(String user, String purpose) {
        return office.as(user, () -> office.records.create("visits", Map.of("purpose", purpose, "host", ref.id())));
    }

    private void change(String field, Object value) {
        office.as("anna", () -> {
            RecordView now = office.records.read(ref);
            office.records.change(ref, now.version(), Map.of(field, value));
        });
    }

    private Feed feed(String user, String... kinds) {
        return office.as(user, () -> pages.feed(ref, Set.of(kinds), 100, null));
    }

    private static List<String> acts(Feed feed) {
        return feed.entries().stream()
                .map(entry -> entry.kind() + " " + entry.act())
                .toList();
    }

    @DatabaseTest
    void one_feed_tells_of_the_record_and_of_those_that_refer_to_it_newest_first() {
        change("employees", 5);
        RecordView visit = visit("anna", "Say hello");
        change("employees", 6);
        pages.add(new Calls());

        Feed all = feed("anna");

        assertThat(acts(all))
                .containsExactly(
                        "changes CHANGED",
                        "visits CREATED",
                        "changes CHANGED",
                        "changes CREATED",
                        "calls calls.done",
                        "calls calls.done");
        assertThat(all.entries().get(1).about()).isEqualTo(visit.ref());
        assertThat(all.entries().get(1).title()).isEqualTo("Say hello");
        assertThat(acts(feed("anna", "visits"))).containsExactly("visits CREATED");
        assertThat(acts(feed("anna", "changes")))
                .doesNotContain("visits CREATED")
                .hasSize(3);
        assertThat(office.as("anna", () -> pages.feedKinds(ref)))
                .containsExactly(RecordPages.CHANGES, RecordPages.MERGES, "calls", "visits");
    }

    @DatabaseTest
    void pages_of_any_size_put_together_are_the_whole_feed() {
        pages.add(new Calls());
        for (int i = 0; i < 4; i++) {
            change("employees", 10 + i);
            visit("anna", "Visit " + i);
        }
        List<FeedEntry> whole = feed("anna").entries();
        assertThat(whole).hasSize(11);
        for (int size = 1; size <= 5; size++) {
            List<FeedEntry> together = new ArrayList<>();
            String after = null;
            do {
                int limit = size;
                String from = after;
                Feed page = office.as("anna", () -> pages.feed(ref, Set.of(), limit, from));
                assertThat(page.entries()).hasSizeLessThanOrEqualTo(size);
                together.addAll(page.entries());
                after = page.next();
            } while (after != null);
            assertThat(together).as("pages of %s", size).isEqualTo(whole);
        }
    }

    @DatabaseTest
    void what_the_parts_of_a_page_ask_for_again_is_not_read_again() {
        visit("anna", "Say hello");
        pages.add(new Calls());
        Runnable parts = () -> {
            office.records.read(ref);
            pages.figures(ref);
            pages.openWork(ref);
            pages.feed(ref, Set.of(), 10, null);
        };
        office.as("anna", parts);
        int apart = office.counter.of(() -> office.as("anna", parts));
        int together = office.counter.of(() -> office.as(
                "anna",
                () -> office.tx.reading(() -> {
                    parts.run();
                    return true;
                })));
        int once = office.counter.of(() -> office.as("anna", () -> office.records.read(ref)));

        assertThat(together).isPositive().isLessThanOrEqualTo(apart - 3 * once);
    }

    @DatabaseTest
    void a_reading_sees_what_was_written_inside_it_and_tells_nobody_what_another_may_see() {
        office.as(
                "anna",
                () -> office.tx.reading(() -> {
                    RecordView before = office.records.read(ref);
                    office.records.change(ref, before.version(), Map.of("employees", 7));
                    assertThat(office.records.read(ref).value("employees")).isEqualTo(7L);
                    assertThat(catchThrowableOfType(
                                            TradewindException.class,
                                            () -> office.as("bert", () -> office.records.read(ref)))
                                    .kind())
                            .isEqualTo(Kind.NOT_FOUND);
                    return true;
                }));
    }

    @DatabaseTest
    void readers_are_told_only_of_records_and_fields_that_they_may_see() {
        change("employees", 7);
        change("credit", io.tradewind.Money.of("900.00", "CNY"));
        visit("anna", "Between us");
        office.as("anna", () -> office.sharing.share(ref, List.of(Holder.user("bert")), Level.READ));
        office.hide("bert", "credit");
        pages.add(new Calls());

        Feed seen = feed("bert");

        assertThat(acts(seen)).contains("changes CHANGED").noneMatch(act -> act.startsWith("visits"));
        assertThat(seen.entries().stream().flatMap(entry -> entry.changes().stream()))
                .anyMatch(change -> change.field().equals("employees"))
                .noneMatch(change -> change.field().equals("credit"));
        office.user("cora", null);
        office.grant("cora", Scope.OWN);
        assertThat(catchThrowableOfType(TradewindException.class, () -> feed("cora"))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(catchThrowableOfType(TradewindException.class, () -> office.as("cora", () -> pages.figures(ref)))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @DatabaseTest
    void what_a_stage_adds_goes_with_it_and_a_broken_one_takes_nothing_along() {
        Calls calls = new Calls();
        pages.add(calls);
        office.as("anna", () -> office.records.act(ref, "excite", Map.of("reason", "spring", "times", 1)));

        assertThat(office.as("anna", () -> pages.figures(ref)))
                .extracting(KeyFigure::name)
                .containsExactly("calls");
        assertThat(acts(feed("anna"))).contains("calls calls.done").doesNotContain("changes excite");

        calls.broken = true;
        assertThat(office.as("anna", () -> pages.figures(ref))).isEmpty();
        assertThat(acts(feed("anna"))).contains("changes CREATED").doesNotContain("calls calls.done");

        pages.remove(calls);
        assertThat(acts(feed("anna"))).contains("changes excite");
        assertThat(office.as("anna", () -> pages.feedKinds(ref))).doesNotContain("calls");
    }

    @DatabaseTest
    void a_place_that_is_none_is_refused() {
        for (String forged : List.of("%%%", "aGVsbG8", "", "MjAyNiBub3c")) {
            TradewindException refused = catchThrowableOfType(
                    TradewindException.class, () -> office.as("anna", () -> pages.feed(ref, Set.of(), 10, forged)));
            assertThat(refused.kind()).as(forged).isEqualTo(Kind.MALFORMED);
        }
    }
}
