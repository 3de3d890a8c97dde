package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.bulk.BulkChanges;
import io.tradewind.bulk.BulkChanges.Former;
import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.bulk.BulkChanges.State;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.runtime.internal.bulk.StoredBulkChanges;
import io.tradewind.runtime.internal.testing.AtOnce;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.transfer.Engine;

class BulkChangesTest {
    private static final String TYPE = "companies";

    private Office office;
    private AtOnce background;
    private BulkChanges bulk;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("left", null);
        office.user("anna", "left", "left");
        office.user("bert", "left", "left");
        office.grant("anna", Scope.ALL);
        office.grant("bert", Scope.ALL);
        background = new AtOnce(office);
        bulk = start();
    }

    /** As after a restart. */
    private BulkChanges start() {
        return new StoredBulkChanges(
                new Engine(
                        office.records,
                        office.types,
                        office,
                        office,
                        office.tx,
                        office.batches,
                        new RecordMoves(office.records),
                        office.published::add),
                background,
                office,
                office.tx);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private List<RecordView> companies(String user, int count, String industry) {
        return office.as(
                user,
                () -> office.records.createAll(
                        TYPE,
                        IntStream.range(0, count)
                                .mapToObj(i -> Map.of("name", user + " " + i, "industry", industry, "employees", i))
                                .toList()));
    }

    private static Selection these(List<RecordView> records) {
        Map<String, @Nullable Long> versions = new LinkedHashMap<>();
        records.forEach(record -> versions.put(record.id(), record.version()));
        return new Selection.Chosen(versions);
    }

    private static Selection matching(Filter... filters) {
        return new Selection.Matching(RecordQuery.ALL.filters(List.of(filters)));
    }

    private static Work change(Object... values) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            changes.put((String) values[i], values[i + 1]);
        }
        return new Work.Change(changes);
    }

    private Job run(String user, Selection selection, Work work, boolean dryRun) {
        return office.as(
                user, () -> bulk.job(bulk.start(TYPE, selection, work, dryRun).id()));
    }

    private Job undo(String user, Job job) {
        return office.as(user, () -> bulk.job(bulk.undo(job.id()).id()));
    }

    private List<String> refusals(String user, Job job) {
        return office.as(user, () -> bulk.refusals(job.id(), 0, 100)).stream()
                .map(refusal -> refusal.title() + ": " + refusal.problem().code())
                .toList();
    }

    private RecordView read(RecordView record) {
        return office.records.read(record.ref());
    }

    @DatabaseTest
    void a_dry_run_tells_what_would_change_from_which_values_and_changes_nothing() {
        List<RecordView> some = companies("anna", 5, "BANK");
        companies("bert", 2, "RETAIL");

        Job tried = run("anna", matching(), change("industry", "RETAIL"), true);

        assertThat(tried.state()).isEqualTo(State.DONE);
        assertThat(tried.total()).isEqualTo(7);
        assertThat(tried.changed()).isEqualTo(5);
        assertThat(tried.unchanged()).isEqualTo(2);
        assertThat(tried.former()).containsExactly(new Former("industry", "BANK", 5));
        assertThat(tried.undoUntil()).isNull();
        assertThat(read(some.getFirst()).value("industry")).isEqualTo("BANK");
        assertThat(read(some.getFirst()).version()).isEqualTo(some.getFirst().version());
        assertThat(office.as("anna", () -> bulk.recent(10))).isEmpty();
    }

    @DatabaseTest
    void changes_are_traced_one_by_one_and_undone_except_where_somebody_was_there_since() {
        List<RecordView> some = companies("anna", 3, "BANK");
        Job job = run("anna", these(some), change("industry", "RETAIL", "employees", null), false);
        RecordView touched = read(some.get(1));
        office.as("bert", () -> office.records.change(touched.ref(), touched.version(), Map.of("code", "B-1")));

        assertThat(job.changed()).isEqualTo(3);
        assertThat(job.undoUntil()).isNotNull();
        assertThat(office.as("anna", () -> office.records.trace(some.getFirst().ref(), 10, null)))
                .extracting(Records.Trace::kind)
                .containsExactly("CHANGED", "CREATED");

        Job undone = undo("anna", job);

        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.changed()).isEqualTo(2);
        assertThat(undone.refused()).isEqualTo(1);
        assertThat(refusals("anna", undone)).containsExactly("anna 1: bulk.changed-since");
        assertThat(read(some.get(0)).value("industry")).isEqualTo("BANK");
        assertThat(read(some.get(0)).value("employees")).isEqualTo(0L);
        assertThat(read(some.get(1)).value("industry")).isEqualTo("RETAIL");
        assertThatThrownBy(() -> undo("anna", undone)).hasMessageContaining("bulk.no-undo");
    }

    @DatabaseTest
    void only_what_the_actor_may_edit_is_touched_and_the_others_are_named_with_the_reason() {
        List<RecordView> annas = companies("anna", 2, "BANK");
        List<RecordView> berts = companies("bert", 2, "BANK");
        office.grant("bert", Verb.EDIT, Scope.OWN);

        Job job =
                run("bert", matching(Filter.of("industry", Operator.EQ, "BANK")), change("industry", "RETAIL"), false);

        assertThat(job.changed()).isEqualTo(2);
        assertThat(job.refused()).isEqualTo(2);
        assertThat(refusals("bert", job))
                .containsExactlyInAnyOrder("anna 0: record.not-allowed", "anna 1: record.not-allowed");
        assertThat(read(annas.getFirst()).value("industry")).isEqualTo("BANK");
        assertThat(read(berts.getFirst()).value("industry")).isEqualTo("RETAIL");

        office.grant("bert", Verb.READ, Scope.OWN);
        Job blind = run("bert", these(annas), change("industry", "RETAIL"), false);
        assertThat(blind.refused()).isEqualTo(2);
        assertThat(refusals("bert", blind)).contains(annas.getFirst().id() + ": record.not-found");
    }

    @DatabaseTest
    void fields_that_are_unknown_hidden_or_fixed_are_refused_before_anything_begins() {
        List<RecordView> some = companies("bert", 1, "BANK");
        office.fix("bert", "industry");
        office.hide("bert", "credit");

        for (Map.Entry<String, String> wrong : Map.of(
                        "colour", "field.unknown", "credit", "field.unknown", "industry", "field.read-only")
                .entrySet()) {
            assertThatThrownBy(() -> run("bert", these(some), change(wrong.getKey(), "x"), false))
                    .isInstanceOfSatisfying(
                            InvalidRecord.class,
                            no -> assertThat(no.problems().getFirst().code()).isEqualTo(wrong.getValue()));
        }
        office.grant("bert", Verb.EDIT, Scope.NONE);
        assertThatThrownBy(() -> run("bert", these(some), change("employees", 1), false))
                .hasMessageContaining("record.not-allowed");
        assertThatThrownBy(() -> run("bert", new Selection.Chosen(Map.of()), new Work.Remove(), false))
                .hasMessageContaining("bulk.nothing");
    }

    @DatabaseTest
    void rules_versions_and_unique_values_refuse_single_records_and_the_others_go_on() {
        List<RecordView> some = companies("anna", 4, "BANK");
        office.as(
                "bert",
                () -> office.records.change(
                        some.get(2).ref(), some.get(2).version(), Map.of("phone", "021-5555 0001")));

        Job job = run("anna", these(some), change("code", "ONE"), false);

        assertThat(job.changed()).isEqualTo(1);
        assertThat(job.refused()).isEqualTo(3);
        assertThat(refusals("anna", job))
                .contains("anna 2: record.stale")
                .filteredOn(refusal -> !refusal.endsWith("stale"))
                .hasSize(2)
                .allMatch(refusal -> refusal.contains("field."));
        Job senseless = run("anna", these(some), change("employees", -5), true);
        assertThat(senseless.changed()).isZero();
        assertThat(senseless.refused()).isEqualTo(4);
    }

    @DatabaseTest
    void a_new_owner_brings_the_team_along_and_undo_brings_both_back() {
        office.team("right", null);
        office.user("dave", "right", "right");
        List<RecordView> some = companies("anna", 2, "BANK");

        Job job = run("anna", these(some), change("owner", "dave"), false);
        assertThat(read(some.getFirst()).value("team"))
                .hasToString(read(some.getFirst()).value("team") + "");
        assertThat(String.valueOf(read(some.getFirst()).value("team"))).contains("right");
        undo("anna", job);

        assertThat(String.valueOf(read(some.getFirst()).value("owner"))).contains("anna");
        assertThat(String.valueOf(read(some.getFirst()).value("team"))).contains("left");
    }

    @DatabaseTest
    void records_are_removed_and_brought_back() {
        List<RecordView> some = companies("anna", 3, "BANK");

        Job tried = run("anna", matching(), new Work.Remove(), true);
        assertThat(tried.changed()).isEqualTo(3);
        assertThat(read(some.getFirst()).id()).isNotEmpty();
        Job removed = run("anna", matching(), new Work.Remove(), false);
        assertThat(removed.changed()).isEqualTo(3);
        assertThat(office.records.query(TYPE, RecordQuery.ALL).items()).isEmpty();
        office.as("bert", () -> office.records.restore(some.get(1).ref()));

        Job undone = undo("anna", removed);

        assertThat(undone.changed()).isEqualTo(2);
        assertThat(refusals("anna", undone)).containsExactly("anna 1: bulk.changed-since");
        assertThat(office.records.query(TYPE, RecordQuery.ALL).items()).hasSize(3);
    }

    @DatabaseTest
    void an_action_is_started_where_it_is_open_and_cannot_be_undone() {
        List<RecordView> some = companies("anna", 3, "BANK");
        office.as("anna", () -> office.records.act(some.get(1).ref(), "excite", Map.of("reason", "x", "times", 1)));
        Work excite = new Work.Act("excite", Map.of("reason", "bulk", "times", 2));

        Job tried = run("anna", matching(), excite, true);
        Job job = run("anna", matching(), excite, false);

        assertThat(tried.changed()).isEqualTo(2);
        assertThat(job.changed()).isEqualTo(2);
        assertThat(refusals("anna", job)).containsExactly("anna 1: record.action-not-open");
        assertThat(read(some.getFirst()).value("mood")).isEqualTo("WILD");
        assertThat(job.undoUntil()).isNull();
        assertThatThrownBy(() -> undo("anna", job)).hasMessageContaining("bulk.no-undo");
    }

    @DatabaseTest
    void a_cancelled_job_keeps_what_it_did_and_that_can_be_undone() {
        companies("anna", 450, "BANK");
        background.beforeBatch = done -> done >= 200;

        Job job = run("anna", matching(), change("industry", "RETAIL"), false);

        assertThat(job.state()).isEqualTo(State.CANCELLED);
        assertThat(job.total()).isEqualTo(450);
        assertThat(job.changed()).isEqualTo(200);
        background.beforeBatch = done -> false;
        assertThat(undo("anna", job).changed()).isEqualTo(200);
        assertThat(office.records
                        .query(
                                TYPE,
                                RecordQuery.ALL
                                        .filters(List.of(Filter.of("industry", Operator.EQ, "RETAIL")))
                                        .limit(1))
                        .items())
                .isEmpty();
    }

    @DatabaseTest
    void after_a_power_cut_the_work_goes_on_behind_the_last_batch_that_was_kept() {
        List<RecordView> some = companies("anna", 450, "BANK");
        background.beforeBatch = done -> {
            if (done >= 200) {
                throw new AtOnce.PowerCut();
            }
            return false;
        };
        Job begun = office.as("anna", () -> bulk.start(TYPE, matching(), change("industry", "RETAIL"), false));
        assertThat(office.as("anna", () -> bulk.job(begun.id())).state()).isEqualTo(State.RUNNING);
        background.beforeBatch = done -> false;
        office.tx.run(() -> office.tx
                .sql()
                .update(
                        "update core.bulk_job set beat_at = ?",
                        java.time.Instant.now().minusSeconds(600)));

        bulk = start();

        Job job = office.as("anna", () -> bulk.job(begun.id()));
        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.changed()).isEqualTo(450);
        assertThat(job.former()).containsExactly(new Former("industry", "BANK", 450));
        assertThat(read(some.getFirst()).version()).isEqualTo(some.getFirst().version() + 1);
    }

    @DatabaseTest
    void nobody_sees_or_undoes_the_work_of_others() {
        companies("anna", 1, "BANK");
        Job job = run("anna", matching(), change("industry", "RETAIL"), false);

        for (Runnable peek : List.<Runnable>of(
                () -> bulk.job(job.id()), () -> bulk.undo(job.id()), () -> bulk.refusals(job.id(), 0, 1))) {
            assertThatThrownBy(() -> office.as("bert", peek))
                    .isInstanceOfSatisfying(
                            TradewindException.class,
                            no -> assertThat(no.code()).isEqualTo("bulk.not-found"));
        }
        assertThat(office.as("bert", () -> bulk.recent(10))).isEmpty();
    }

    @DatabaseTest
    void ten_thousand_records_change_with_progress_and_change_back(TestDatabase database) {
        int batches = database.toString().equals("derby") ? 20 : 4;
        List<RecordView> first = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            first.add(companies("anna", 500, "BANK").getFirst());
        }
        List<Long> seen = new ArrayList<>();
        background.beforeBatch = done -> {
            seen.add(done);
            return false;
        };

        Job job =
                run("anna", matching(Filter.of("industry", Operator.EQ, "BANK")), change("industry", "RETAIL"), false);

        assertThat(job.changed()).isEqualTo(batches * 500L);
        assertThat(seen).hasSizeGreaterThan(batches * 2).isSorted();
        Job undone = undo("anna", job);
        assertThat(undone.changed()).isEqualTo(batches * 500L);
        assertThat(first).allMatch(record -> "BANK".equals(read(record).value("industry")));
    }
}
