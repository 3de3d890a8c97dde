package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.view.StoredViews;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.SavedViews;
import io.tradewind.view.ViewContent;

/** Saved views as segments: who is in one is asked anew each time, and may be asked together with anything else. */
class SegmentsTest {
    private static final Filter BANK = Filter.of("industry", Operator.EQ, "BANK");
    private static final Filter LONG_AGO = Filter.of("seenAt", Operator.NOT_SINCE, "today-30");

    private Office office;
    private SavedViews views;
    private RecordSummaries summaries;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.user("anna", null);
        office.user("bert", null);
        office.grant("anna", Scope.ALL);
        office.grant("bert", Scope.OWN);
        summaries = new RecordSummaries(office.types, office.records, office.tx);
        views = new StoredViews(
                office.tx,
                office.tx,
                office,
                who -> new Standing(who.id(), null, office.standing(who).tree(), Rights.ALL),
                new SavedViewsTest.Teams(),
                office.types,
                office.records,
                summaries);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void company(String user, String name, @Nullable String industry, @Nullable Integer seenDaysAgo) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", name);
        values.put("industry", industry);
        if (seenDaysAgo != null) {
            values.put("seenAt", Instant.now().minus(Duration.ofDays(seenDaysAgo)));
            values.put("founded", LocalDate.now(Office.SHANGHAI).minusDays(seenDaysAgo));
        }
        office.as(user, () -> office.records.create("companies", values));
    }

    private void four() {
        company("anna", "Fresh bank", "BANK", 5);
        company("anna", "Old bank", "BANK", 60);
        company("bert", "New bank", "BANK", null);
        company("anna", "Old shop", "RETAIL", 60);
    }

    private static ViewContent selecting(Filter... filters) {
        return ViewContent.PLAIN.filters(List.of(filters));
    }

    private SavedView keep(String user, String name, Share share, Filter... filters) {
        return office.as(user, () -> views.create("companies", new Wanted(name, share, selecting(filters))));
    }

    private static Filter in(SavedView view) {
        return Filter.of(RecordQuery.SEGMENT, Operator.EQ, view.id());
    }

    private List<String> found(String user, Filter... filters) {
        return office
                .as(user, () -> office.records.query("companies", RecordQuery.ALL.filters(List.of(filters))))
                .items()
                .stream()
                .map(RecordView::title)
                .toList();
    }

    private static void refused(String code, Supplier<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOfSatisfying(
                        TradewindException.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @DatabaseTest
    void a_segment_can_be_listed_narrowed_counted_and_summed_up() {
        four();
        SavedView silent = keep("anna", "silent", Share.ALL, LONG_AGO);

        assertThat(found("anna", in(silent))).containsExactly("New bank", "Old bank", "Old shop");
        assertThat(found("anna", in(silent), BANK)).containsExactly("New bank", "Old bank");
        RecordQuery query =
                RecordQuery.ALL.filters(List.of(in(silent))).text("old").limit(1);
        assertThat(office.as("anna", () -> office.records.query("companies", query.counted()))
                        .count())
                .isEqualTo(2);
        assertThat(office.as(
                                "anna",
                                () -> summaries.of(
                                        "companies",
                                        RecordQuery.ALL.filters(List.of(in(silent))),
                                        new Grouping("industry", Grouping.Measure.COUNT, null)))
                        .groups())
                .extracting(group -> group.key() + " " + group.count())
                .containsExactlyInAnyOrder("BANK 2", "RETAIL 1");
    }

    @DatabaseTest
    void who_is_in_it_is_asked_anew_when_the_view_changes_and_by_everybody_for_themselves() {
        four();
        SavedView silent = keep("anna", "silent", Share.ALL, LONG_AGO);

        assertThat(found("bert", in(silent))).containsExactly("New bank");
        office.as(
                "anna",
                () -> views.change(silent.id(), silent.version(), new Wanted("silent", Share.ALL, selecting(BANK))));
        assertThat(found("anna", in(silent))).containsExactly("Fresh bank", "New bank", "Old bank");
        office.hide("bert", "industry");
        refused("record.unknown-field", () -> found("bert", in(silent)));
    }

    @DatabaseTest
    void only_views_of_the_type_that_are_open_to_the_asker_are_segments() {
        SavedView own = keep("anna", "own", Share.OWN, BANK);

        refused("view.no-segment", () -> found("bert", in(own)));
        refused("view.no-segment", () -> found("anna", Filter.of(RecordQuery.SEGMENT, Operator.EQ, "nothing")));
        refused("view.no-segment", () -> found("anna", Filter.of(RecordQuery.SEGMENT, Operator.NE, own.id())));
    }

    @DatabaseTest
    void a_view_may_be_built_on_others_but_not_on_itself_and_those_stay_while_it_is() {
        four();
        SavedView banks = keep("anna", "banks", Share.ALL, BANK);
        SavedView silent = keep("anna", "silent", Share.ALL, LONG_AGO);
        SavedView both = keep("anna", "both", Share.ALL, in(banks), in(silent));

        assertThat(found("anna", in(both))).containsExactly("New bank", "Old bank");
        assertThat(found("anna", in(both), in(banks))).as("twice the same").containsExactly("New bank", "Old bank");
        refused(
                "view.segment-circle",
                () -> office.as(
                        "anna",
                        () -> views.change(
                                banks.id(), banks.version(), new Wanted("banks", Share.ALL, selecting(in(both))))));
        assertThat(found("anna", in(banks))).as("as it was").hasSize(3);
        refused(
                "view.in-use",
                () -> office.as("anna", () -> {
                    views.remove(banks.id());
                    return true;
                }));
        office.as("anna", () -> views.remove(both.id()));
        office.as("anna", () -> views.remove(banks.id()));
    }

    @DatabaseTest
    void days_are_counted_from_today_and_never_is_longer_ago_than_any_day() {
        four();

        assertThat(found("anna", LONG_AGO)).containsExactly("New bank", "Old bank", "Old shop");
        assertThat(found("anna", Filter.of("seenAt", Operator.LTE, "today-30")))
                .containsExactly("Old bank", "Old shop");
        assertThat(found("anna", Filter.of("founded", Operator.NOT_SINCE, "today-60")))
                .containsExactly("New bank");
        assertThat(found("anna", Filter.of("founded", Operator.EQ, "today-5"))).containsExactly("Fresh bank");
        assertThat(found("anna", Filter.of("founded", Operator.GTE, "today+1"))).isEmpty();
        refused("record.bad-value", () -> found("anna", Filter.of("founded", Operator.GTE, "today-many")));
        refused("record.unknown-operator", () -> found("anna", Filter.of("name", Operator.NOT_SINCE, "today")));
        refused("record.unknown-operator", () -> found("anna", Filter.of("employees", Operator.NOT_SINCE, "1")));
    }
}
