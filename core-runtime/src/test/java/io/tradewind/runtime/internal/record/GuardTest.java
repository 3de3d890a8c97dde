package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** What the engine refuses at each of its doors, whoever stands behind them. */
class GuardTest {
    private Office office;
    private RecordView hers;
    private RecordView his;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("left", null);
        office.team("right", null);
        office.user("anna", "left", "left");
        office.user("cora", "left", "left");
        office.user("bert", "right", "right");
        office.grant("anna", Scope.TEAM);
        office.grant("cora", Scope.TEAM);
        office.grant("bert", Scope.TEAM);
        hers = office.company("anna", "Hers");
        his = office.company("bert", "His");
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** All doors to one record. */
    private List<Runnable> doors(RecordView record) {
        RecordRef ref = record.ref();
        return List.of(
                () -> office.records.read(ref),
                () -> office.records.change(ref, record.version(), Map.of("employees", 1)),
                () -> office.records.act(ref, "excite", Map.of("reason", "spring")),
                () -> office.records.trace(ref, 10, null),
                () -> office.records.remove(ref, record.version()),
                () -> office.records.restore(ref));
    }

    private TradewindException refused(String user, Runnable door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as(user, door));
    }

    @DatabaseTest
    void what_one_may_not_see_is_not_there_at_any_door() {
        for (Runnable door : doors(his)) {
            assertThat(refused("anna", door).kind()).isEqualTo(Kind.NOT_FOUND);
        }
        assertThat(office.as("bert", () -> office.records.read(his.ref()))).isEqualTo(his);

        office.as("bert", () -> office.records.remove(his.ref(), his.version()));
        for (Runnable door : doors(his)) {
            assertThat(refused("anna", door).kind()).isEqualTo(Kind.NOT_FOUND);
        }
        assertThat(office.as(
                        "anna",
                        () -> office.records
                                .query(CompanyType.NAME, RecordQuery.ALL.removed(true))
                                .items()))
                .isEmpty();
    }

    @DatabaseTest
    void what_one_sees_but_may_not_do_is_forbidden_and_changes_nothing() {
        for (Verb verb : List.of(Verb.CREATE, Verb.EDIT, Verb.DELETE)) {
            office.grant("cora", verb, Scope.NONE);
        }
        office.forbidActions("cora");
        RecordRef ref = hers.ref();
        List<Runnable> doors = List.of(
                () -> office.records.change(ref, hers.version(), Map.of("employees", 1)),
                () -> office.records.remove(ref, hers.version()),
                () -> office.records.act(ref, "excite", Map.of("reason", "spring")),
                () -> office.records.create(CompanyType.NAME, Map.of("name", "New")),
                () -> office.records.createAll(CompanyType.NAME, List.of(Map.of("name", "New"))),
                () -> office.records.query(CompanyType.NAME, RecordQuery.ALL.removed(true)));
        for (Runnable door : doors) {
            assertThat(refused("cora", door).kind()).isEqualTo(Kind.FORBIDDEN);
        }
        assertThat(office.as("cora", () -> office.records.read(ref)).version()).isEqualTo(hers.version());
        assertThat(office.as("cora", () -> office.records.trace(ref, 10, null))).hasSize(1);
    }

    @DatabaseTest
    void many_rows_at_a_time_are_guarded_one_by_one() {
        office.grant("anna", Verb.EDIT, Scope.OWN);
        RecordView coras = office.company("cora", "Cora's");
        List<RecordBatches.Row> rows = List.of(
                new RecordBatches.Row(hers.id(), hers.version(), Map.of("employees", 5)),
                new RecordBatches.Row(hers.id() + "x", Map.of("employees", 5)),
                new RecordBatches.Row(his.id(), Map.of("employees", 5)),
                new RecordBatches.Row(coras.id(), Map.of("employees", 5)));
        List<RecordBatches.Result> results = office.as("anna", () -> office.batches.save(CompanyType.NAME, rows, null));

        assertThat(results.getFirst().outcome()).isEqualTo(RecordBatches.Outcome.CHANGED);
        assertThat(codes(results.get(1))).containsExactly("record.not-found");
        assertThat(codes(results.get(2))).containsExactly("record.not-found");
        assertThat(codes(results.get(3))).containsExactly("record.not-allowed");
        assertThat(office.as("bert", () -> office.records.read(his.ref())).value("employees"))
                .isNull();

        List<RecordBatches.Result> removed = office.as(
                "anna",
                () -> new RecordMoves(office.records)
                        .remove(
                                CompanyType.NAME,
                                List.of(
                                        new RecordBatches.Row(hers.id(), hers.version(), Map.of()),
                                        new RecordBatches.Row(his.id(), his.version(), Map.of()),
                                        new RecordBatches.Row(coras.id(), coras.version(), Map.of())),
                                false));
        assertThat(codes(removed.get(0))).containsExactly("record.stale");
        assertThat(codes(removed.get(1))).containsExactly("record.not-found");
        assertThat(removed.get(2).outcome()).isEqualTo(RecordBatches.Outcome.REMOVED);
        assertThat(office.as(
                        "anna",
                        () -> office.records
                                .query(CompanyType.NAME, RecordQuery.ALL)
                                .items()))
                .extracting(RecordView::title)
                .containsExactly("Hers");
    }

    private static List<String> codes(RecordBatches.Result result) {
        return result.problems().stream().map(FieldProblem::code).toList();
    }

    @DatabaseTest
    void of_eight_who_take_a_unique_value_at_once_one_wins() throws Exception {
        int tries = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            String name = "Parallel " + i;
            works.add(() -> {
                start.await();
                try {
                    office.as(
                            "anna",
                            () -> office.records.create(CompanyType.NAME, Map.of("name", name, "code", "ONLY-1")));
                    return true;
                } catch (InvalidRecord taken) {
                    assertThat(taken.problems())
                            .extracting(FieldProblem::field, FieldProblem::code)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple("code", "field.not-unique"));
                    return false;
                }
            });
        }
        int won = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(tries)) {
            List<Future<Boolean>> all = works.stream().map(pool::submit).toList();
            start.countDown();
            for (Future<Boolean> one : all) {
                won += one.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(office.as(
                        "anna",
                        () -> office.records
                                .query(CompanyType.NAME, RecordQuery.ALL)
                                .items()))
                .filteredOn(row -> row.title().startsWith("Parallel"))
                .hasSize(1);
    }

    @DatabaseTest
    void a_save_from_an_old_version_is_refused_and_says_what_clashes() {
        office.as("cora", () -> office.records.change(hers.ref(), 1, Map.of("employees", 7)));

        StaleRecord stale = (StaleRecord)
                refused("anna", () -> office.records.change(hers.ref(), 1, Map.of("employees", 8, "remark", "x")));
        assertThat(stale.currentVersion()).isEqualTo(2);
        assertThat(stale.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.field()).isEqualTo("employees");
            assertThat(clash.theirs()).isEqualTo(7L);
            assertThat(clash.yours()).isEqualTo(8L);
        });
        assertThat(refused("anna", () -> office.records.remove(hers.ref(), 1))).isInstanceOf(StaleRecord.class);
        assertThat(office.as("anna", () -> office.records.read(hers.ref())).value("employees"))
                .isEqualTo(7L);
    }

    /** Both have read version 1 before either has written: the second one's statement finds no row of that version. */
    @DatabaseTest
    void a_clash_that_shows_only_when_it_is_written_names_the_version_that_won() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<TradewindException> slow = pool.submit(() -> refused(
                    "anna",
                    () -> office.tx.run(() -> {
                        // Reads the record into the transaction, as the change does that follows.
                        office.records.read(hers.ref());
                        read.countDown();
                        await(written);
                        office.records.change(hers.ref(), 1, Map.of("employees", 8));
                    })));
            read.await();
            office.as("cora", () -> office.records.change(hers.ref(), 1, Map.of("employees", 7)));
            written.countDown();

            assertThat(slow.get())
                    .isInstanceOfSatisfying(
                            StaleRecord.class,
                            stale -> assertThat(stale.currentVersion()).isEqualTo(2));
        }
        assertThat(office.as("anna", () -> office.records.read(hers.ref())).value("employees"))
                .isEqualTo(7L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @DatabaseTest
    void a_tree_never_closes_into_a_circle() {
        RecordView below = office.as(
                "anna", () -> office.records.create(CompanyType.NAME, Map.of("name", "Below", "parent", hers.id())));
        RecordView lowest = office.as(
                "anna", () -> office.records.create(CompanyType.NAME, Map.of("name", "Lowest", "parent", below.id())));
        for (RecordView parent : List.of(hers, below, lowest)) {
            InvalidRecord circle = (InvalidRecord) refused(
                    "anna", () -> office.records.change(hers.ref(), hers.version(), Map.of("parent", parent.id())));
            assertThat(circle.problems())
                    .extracting(FieldProblem::field, FieldProblem::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("parent", "field.circle"));
        }
        List<RecordBatches.Result> crossed = office.as(
                "anna",
                () -> office.batches.save(
                        CompanyType.NAME,
                        List.of(
                                new RecordBatches.Row(hers.id(), Map.of("parent", lowest.id())),
                                new RecordBatches.Row(below.id(), java.util.Collections.singletonMap("parent", null))),
                        null));
        assertThat(crossed).extracting(RecordBatches.Result::outcome).containsOnly(RecordBatches.Outcome.CHANGED);
    }

    @DatabaseTest
    void the_recycle_bin_hides_frees_unique_values_and_gives_back() {
        RecordView first =
                office.as("anna", () -> office.records.create(CompanyType.NAME, Map.of("name", "A", "code", "C1")));
        office.as("anna", () -> office.records.remove(first.ref(), first.version()));
        assertThat(refused("anna", () -> office.records.read(first.ref())).kind())
                .isEqualTo(Kind.NOT_FOUND);

        RecordView second =
                office.as("anna", () -> office.records.create(CompanyType.NAME, Map.of("name", "B", "code", "C1")));
        InvalidRecord taken = (InvalidRecord) refused("anna", () -> office.records.restore(first.ref()));
        assertThat(taken.problems()).extracting(FieldProblem::code).containsExactly("field.not-unique");

        office.as("anna", () -> office.records.remove(second.ref(), second.version()));
        RecordView back = office.as("anna", () -> office.records.restore(first.ref()));
        assertThat(back.title()).isEqualTo("A");
        assertThat(back.allowed()).contains("edit", "delete");
        assertThat(office.as("anna", () -> office.records.trace(first.ref(), 10, null)))
                .extracting(trace -> trace.kind())
                .containsExactly("RESTORED", "REMOVED", "CREATED");
        assertThat(office.as("anna", () -> office.records.duplicates(CompanyType.NAME, Map.of("name", "a"), null)))
                .extracting(duplicate -> duplicate.id())
                .containsExactly(first.id());
    }

    @DatabaseTest
    void statements_do_not_grow_with_rows() {
        List<Map<String, Object>> few = new ArrayList<>();
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Map<String, Object> values = Map.of("name", "Row " + i, "parent", hers.id());
            (i < 10 ? few : many).add(values);
        }
        office.as("anna", () -> office.records.createAll(CompanyType.NAME, few));
        int fiveRows = count(RecordQuery.ALL.limit(5).counted());
        office.as("anna", () -> office.records.createAll(CompanyType.NAME, many));
        int hundredRows = count(RecordQuery.ALL.limit(100).counted());

        assertThat(fiveRows).isLessThanOrEqualTo(15);
        assertThat(hundredRows).isEqualTo(fiveRows);
    }

    private int count(RecordQuery query) {
        int[] statements = new int[1];
        office.as("anna", () -> {
            office.records.query(CompanyType.NAME, query);
            statements[0] = office.counter.of(() -> office.records.query(CompanyType.NAME, query));
        });
        return statements[0];
    }
}
