package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.record.Sharing;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** A record shared with people and teams, at each of the engine's doors. */
class SharingTest {
    private Office office;
    private RecordView hers;
    private RecordRef ref;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("left", null);
        office.team("right", null);
        office.user("anna", "left", "left");
        office.user("bert", "right", "right");
        office.user("cora", "right", "right");
        for (String user : List.of("anna", "bert", "cora")) {
            office.grant(user, Scope.OWN);
        }
        hers = office.company("anna", "Hers");
        ref = hers.ref();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void share(Holder with, Level level) {
        office.as("anna", () -> office.sharing.share(ref, List.of(with), level));
    }

    private TradewindException refused(String user, Runnable door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as(user, door));
    }

    private RecordView read(String user) {
        return office.as(user, () -> office.records.read(ref));
    }

    @DatabaseTest
    void who_may_read_it_reads_it_everywhere_and_changes_nothing() {
        share(Holder.user("bert"), Level.READ);

        assertThat(read("bert").allowed()).isEmpty();
        assertThat(office.as("bert", () -> office.records.suggest("companies", "her", 5)))
                .hasSize(1);
        assertThat(office.as("bert", () -> office.records.titles("companies", List.of(ref.id()))))
                .containsValue("Hers");
        assertThat(office.as("bert", () -> office.records.trace(ref, 10, null))).hasSize(2);
        assertThat(office.as("bert", () -> office.records.duplicates("companies", Map.of("name", "Hers"), null)))
                .allMatch(one -> ref.id().equals(one.id()))
                .hasSize(1);
        RecordView child = office.as(
                "bert", () -> office.records.create("companies", Map.of("name", "Child", "parent", ref.id())));
        assertThat(child.value("parent")).isEqualTo(new Reference(ref.id(), "Hers"));

        List<Runnable> doors = List.of(
                () -> office.records.change(ref, hers.version(), Map.of("employees", 1)),
                () -> office.records.act(ref, "excite", Map.of("reason", "spring", "times", 1)),
                () -> office.records.remove(ref, hers.version()),
                () -> office.sharing.share(ref, List.of(Holder.user("cora")), Level.READ),
                () -> office.sharing.unshare(ref, List.of(Holder.user("bert"))));
        for (Runnable door : doors) {
            assertThat(refused("bert", door).kind()).isEqualTo(Kind.FORBIDDEN);
        }
        assertThat(read("anna").version()).isEqualTo(hers.version());
    }

    @DatabaseTest
    void who_may_edit_it_changes_it_acts_on_it_and_shares_it_but_does_not_remove_it() {
        share(Holder.user("bert"), Level.EDIT);

        RecordView changed =
                office.as("bert", () -> office.records.change(ref, hers.version(), Map.of("employees", 7)));
        RecordView excited =
                office.as("bert", () -> office.records.act(ref, "excite", Map.of("reason", "spring", "times", 1)));
        office.as("bert", () -> office.sharing.share(ref, List.of(Holder.user("cora")), Level.READ));

        assertThat(changed.allowed()).contains("edit", "share", "excite").doesNotContain("delete");
        assertThat(read("cora").id()).isEqualTo(ref.id());
        assertThat(refused("bert", () -> office.records.remove(ref, excited.version()))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        var rows = List.of(new RecordBatches.Row(ref.id(), Map.of("employees", 9)));
        assertThat(office.as("bert", () -> office.batches.save("companies", rows, null))
                        .getFirst()
                        .outcome())
                .isEqualTo(RecordBatches.Outcome.CHANGED);
    }

    @DatabaseTest
    void a_share_with_a_team_is_told_traced_once_and_ends_when_it_is_taken_back() {
        share(Holder.team("right"), Level.READ);
        assertThat(read("bert").id()).isEqualTo(ref.id());
        assertThat(office.as("cora", () -> office.records.query("companies", RecordQuery.ALL))
                        .items())
                .hasSize(1);

        office.as("anna", () -> office.sharing.unshare(ref, List.of(Holder.team("right"), Holder.user("bert"))));

        assertThat(refused("bert", () -> office.records.read(ref)).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refused("cora", () -> office.sharing.shares(ref)).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(office.as("cora", () -> office.records.query("companies", RecordQuery.ALL))
                        .items())
                .isEmpty();
        assertThat(office.as("anna", () -> office.records.trace(ref, 10, null)))
                .extracting(Records.Trace::kind)
                .containsExactly("UNSHARED", "SHARED", "CREATED");

        share(Holder.user("bert"), Level.READ);
        share(Holder.user("bert"), Level.READ);
        share(Holder.user("bert"), Level.EDIT);
        share(Holder.team("right"), Level.READ);

        assertThat(office.as("anna", () -> office.sharing.shares(ref)))
                .extracting(Sharing.Share::name, Sharing.Share::level)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Team right", Level.READ),
                        org.assertj.core.groups.Tuple.tuple("Ms bert", Level.EDIT));
        assertThat(office.as("anna", () -> office.records.trace(ref, 10, null)))
                .extracting(Records.Trace::kind)
                .containsExactly("SHARED", "SHARED_EDIT", "SHARED", "UNSHARED", "SHARED", "CREATED");
        assertThat(office.as("anna", () -> office.records.trace(ref, 1, null))
                        .getFirst()
                        .changes())
                .containsExactly(new Records.FieldChange("sharedWith", null, "Team right"));
    }

    @DatabaseTest
    void a_share_gives_no_right_that_no_role_gives_and_none_to_nobody() {
        office.grant("bert", Verb.READ, Scope.NONE);
        office.grant("cora", Verb.EDIT, Scope.NONE);
        share(Holder.user("bert"), Level.EDIT);
        share(Holder.user("cora"), Level.EDIT);

        assertThat(refused("bert", () -> office.records.query("companies", RecordQuery.ALL))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("bert", () -> office.records.read(ref)).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(read("cora").allowed()).isEmpty();
        assertThat(refused("cora", () -> office.records.change(ref, hers.version(), Map.of("employees", 1)))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);

        assertThat(refused("anna", () -> office.sharing.share(ref, List.of(), Level.READ))
                        .code())
                .isEqualTo("sharing.nobody");
        assertThat(refused("anna", () -> office.sharing.share(ref, List.of(Holder.user("right")), Level.READ))
                        .code())
                .isEqualTo("sharing.no-such-holder");
        assertThat(refused("bert", () -> office.sharing.share(ref, List.of(Holder.user("bert")), Level.EDIT))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @DatabaseTest
    void a_list_costs_no_statement_more_however_much_is_shared_and_many_may_share_at_once() throws Exception {
        office.as("bert", () -> office.records.query("companies", RecordQuery.ALL));
        int alone =
                office.counter.of(() -> office.as("bert", () -> office.records.query("companies", RecordQuery.ALL)));
        for (int i = 0; i < 20; i++) {
            RecordView one = office.company("anna", "More " + i);
            office.as("anna", () -> office.sharing.share(one.ref(), List.of(Holder.user("bert")), Level.READ));
        }
        int shared = office.counter.of(() -> assertThat(
                        office.as("bert", () -> office.records.query("companies", RecordQuery.ALL))
                                .items())
                .hasSize(20));
        assertThat(shared).isLessThanOrEqualTo(alone + 2);

        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tasks.add(() -> {
                share(Holder.user("bert"), Level.EDIT);
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(office.as("anna", () -> office.sharing.shares(ref))).hasSize(1);
        assertThat(office.as("anna", () -> office.records.trace(ref, 10, null))).hasSize(2);
    }
}
