package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.merge.Merge;
import io.tradewind.merge.MergePlan;
import io.tradewind.merge.MergeUndone;
import io.tradewind.merge.Merges.Side;
import io.tradewind.merge.RecordsMerged;
import io.tradewind.merge.Referring;
import io.tradewind.merge.Undone;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.MergedRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.Reference;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.merge.LateReferences;
import io.tradewind.runtime.internal.merge.MoveLateReferencesOnRecordsMerged;
import io.tradewind.runtime.internal.merge.StoredMerges;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** One record of two, and two of one again. */
class MergeTest {
    private final VisitType visits = new VisitType();
    private Office office;
    private StoredMerges merges;
    private RecordView kept;
    private RecordView gone;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("t1", null);
        office.user("anna", "t1", "t1");
        office.user("bert", "t1", "t1");
        office.user("carl", null);
        office.grant("anna", Scope.TREE);
        office.grant("bert", Scope.TREE);
        office.grant("carl", Scope.OWN);
        office.types.arrive(visits, "sample");
        office.types.settle();
        merges = new StoredMerges(
                new Fusion(office.records),
                new Moving(office.records, office.types, office.tx),
                office.tx,
                office.tx,
                office.published::add,
                office,
                office,
                office.types,
                new NoDirectory());
        kept = company(Map.of("name", "Hangzhou Hongda Machinery", "phone", "0571 8888 1234"));
        gone = company(Map.of(
                "name",
                "Hongda Machinery",
                "code",
                "HD",
                "email",
                "info@hongda.example",
                "credit",
                Map.of("amount", "5000", "currency", "CNY"),
                "phone",
                "0571 8888 9999"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RecordView company(Map<String, ?> values) {
        return office.as("anna", () -> office.records.create("companies", values));
    }

    private RecordView visit(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(Map.of("purpose", "Tour"));
        all.putAll(values);
        return office.as("bert", () -> office.records.create("visits", all));
    }

    private RecordView fresh(RecordView record) {
        return office.as("anna", () -> office.records.read(record.ref()));
    }

    private Merge merge(Map<String, Side> values) {
        return office.as("anna", () -> merges.merge(kept.ref(), gone.id(), values));
    }

    private Undone undo(Merge merge) {
        return office.as("anna", () -> merges.undo(merge.id()));
    }

    private TradewindException refused(String user, Supplier<?> door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as(user, door));
    }

    private static @Nullable String host(RecordView visit) {
        return visit.value("host") instanceof Reference reference ? reference.id() : null;
    }

    private static List<String> stops(RecordView visit) {
        return ((List<?>) java.util.Objects.requireNonNull(visit.value("stops")))
                .stream()
                        .map(line -> ((Reference) ((Map<?, ?>) line).get("company")).id())
                        .toList();
    }

    @DatabaseTest
    void those_the_other_one_was_shared_with_see_the_survivor_until_it_is_undone() {
        office.as("anna", () -> {
            office.sharing.share(kept.ref(), List.of(Holder.user("carl")), Level.READ);
            office.sharing.share(gone.ref(), List.of(Holder.user("carl")), Level.EDIT);
            office.sharing.share(gone.ref(), List.of(Holder.team("t1")), Level.READ);
        });

        Merge merge = merge(Map.of());

        assertThat(shares(kept)).containsExactlyInAnyOrder("carl EDIT", "t1 READ");
        undo(merge);
        assertThat(shares(kept)).containsExactly("carl READ");
        assertThat(shares(gone)).containsExactlyInAnyOrder("carl EDIT", "t1 READ");
    }

    private List<String> shares(RecordView record) {
        return office.as("anna", () -> office.sharing.shares(record.ref())).stream()
                .map(share -> share.with().id() + " " + share.level())
                .toList();
    }

    @DatabaseTest
    void the_survivor_keeps_what_was_chosen_and_the_other_one_goes_to_the_bin() {
        merge(Map.of("code", Side.OTHER, "email", Side.OTHER, "credit", Side.OTHER, "phone", Side.THIS));

        RecordView now = fresh(kept);
        assertThat(now.title()).isEqualTo("Hangzhou Hongda Machinery");
        assertThat(now.value("code")).isEqualTo("HD");
        assertThat(now.value("email")).isEqualTo("info@hongda.example");
        assertThat(now.value("phone")).isEqualTo("0571 8888 1234");
        assertThat(office.as(
                        "anna",
                        () -> office.records
                                .query("companies", RecordQuery.ALL.removed(true))
                                .items()))
                .extracting(RecordView::id)
                .containsExactly(gone.id());
        assertThat(office.as("anna", () -> office.records.trace(kept.ref(), 1, null)))
                .extracting(Trace::kind)
                .containsExactly("MERGED");
        assertThat(office.as("anna", () -> office.records.trace(gone.ref(), 1, null)))
                .extracting(Trace::kind)
                .containsExactly("MERGED_INTO");
        assertThat(office.published).hasAtLeastOneElementOfType(RecordsMerged.class);
    }

    @DatabaseTest
    void whatever_refers_to_the_other_one_refers_to_the_survivor_fields_lines_and_tree() {
        RecordView visit = visit(Map.of(
                "host", gone.id(), "stops", List.of(Map.of("company", kept.id()), Map.of("company", gone.id()))));
        RecordView branch = company(Map.of("name", "Branch", "parent", gone.id()));
        RecordView binned = visit(Map.of("host", gone.id()));
        office.as("bert", () -> office.records.remove(binned.ref(), binned.version()));

        Merge merge = merge(Map.of());

        assertThat(merge.moved()).isEqualTo(4);
        assertThat(host(fresh(visit))).isEqualTo(kept.id());
        assertThat(stops(fresh(visit))).containsExactly(kept.id(), kept.id());
        assertThat(fresh(branch).value("parent")).isEqualTo(new Reference(kept.id(), "Hangzhou Hongda Machinery"));
        assertThat(host(office.as("bert", () -> office.records.restore(binned.ref()))))
                .isEqualTo(kept.id());
        assertThat(office.as("bert", () -> office.records.trace(visit.ref(), 5, null)))
                .anySatisfy(entry -> assertThat(entry.changes())
                        .anySatisfy(change -> assertThat(change.field()).isEqualTo("host")));
    }

    @DatabaseTest
    void undo_brings_both_back_as_they_were_with_what_belonged_to_them() {
        RecordView visit = visit(Map.of("host", gone.id(), "stops", List.of(Map.of("company", gone.id()))));
        Merge merge = merge(Map.of("code", Side.OTHER, "credit", Side.OTHER));

        Undone undone = undo(merge);

        assertThat(undone.back()).isEqualTo(2);
        assertThat(undone.stayed()).isEmpty();
        assertThat(undone.keptFields()).isEmpty();
        assertThat(fresh(kept).value("code")).isNull();
        assertThat(fresh(kept).value("credit")).isNull();
        assertThat(fresh(gone).value("code")).isEqualTo("HD");
        assertThat(host(fresh(visit))).isEqualTo(gone.id());
        assertThat(stops(fresh(visit))).containsExactly(gone.id());
        assertThat(office.published).hasAtLeastOneElementOfType(MergeUndone.class);
        assertThat(refused("anna", () -> merges.undo(merge.id())).code()).isEqualTo("merge.undone");
    }

    @DatabaseTest
    void what_people_changed_since_stays_and_is_told() {
        RecordView changed = visit(Map.of("host", gone.id()));
        RecordView same = visit(Map.of("host", gone.id()));
        Merge merge = merge(Map.of("email", Side.OTHER));
        office.as("bert", () -> office.records.change(changed.ref(), 2, Map.of("purpose", "Acceptance")));
        office.as(Actor.SYSTEM, () -> office.records.change(same.ref(), 2, Map.of("purpose", "Tour again")));
        RecordView now = fresh(kept);
        office.as("anna", () -> office.records.change(now.ref(), now.version(), Map.of("email", "new@hongda.example")));

        Undone undone = undo(merge);

        assertThat(undone.stayed()).containsExactly(changed.ref());
        assertThat(undone.keptFields()).containsExactly("email");
        assertThat(host(fresh(changed))).isEqualTo(kept.id());
        assertThat(host(fresh(same))).isEqualTo(gone.id());
        assertThat(fresh(kept).value("email")).isEqualTo("new@hongda.example");
    }

    @DatabaseTest
    void the_old_address_leads_to_the_survivor_over_any_number_of_merges() {
        merge(Map.of());
        RecordView third = company(Map.of("name", "Hongda"));
        Merge later = office.as("anna", () -> merges.merge(third.ref(), kept.id(), Map.of()));

        TradewindException hint = refused("anna", () -> office.records.read(gone.ref()));
        assertThat(hint).isInstanceOf(MergedRecord.class);
        assertThat(((MergedRecord) hint).into()).isEqualTo(third.ref());
        assertThat(hint.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refused("carl", () -> office.records.read(gone.ref()))).isNotInstanceOf(MergedRecord.class);
        assertThat(refused("anna", () -> office.records.restore(gone.ref())).code())
                .isEqualTo("record.restore-merged");
        assertThat(office.as("anna", () -> merges.of(third.ref()))).containsExactly(later);
    }

    @DatabaseTest
    void merges_are_undone_in_the_order_in_which_they_can_be() {
        RecordView visit = visit(Map.of("host", gone.id()));
        Merge first = merge(Map.of());
        RecordView third = company(Map.of("name", "Hongda"));
        Merge second = office.as("anna", () -> merges.merge(third.ref(), kept.id(), Map.of()));
        assertThat(host(fresh(visit))).isEqualTo(third.id());

        // anna sees the survivor of the first merge no more, but in the bin
        assertThat(refused("anna", () -> merges.undo(first.id())).code()).isEqualTo("merge.undo-first");
        undo(second);
        assertThat(host(fresh(visit))).isEqualTo(kept.id());
        assertThat(undo(first).stayed()).isEmpty();
        assertThat(host(fresh(visit))).isEqualTo(gone.id());
    }

    @DatabaseTest
    void both_records_must_be_ones_that_the_actor_may_edit_and_delete() {
        RecordView his = office.company("carl", "His");
        assertThat(refused("anna", () -> merges.merge(kept.ref(), his.id(), Map.of()))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);

        office.grant("anna", Verb.READ, Scope.ALL);
        assertThat(refused("anna", () -> merges.merge(kept.ref(), his.id(), Map.of()))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);

        office.grant("bert", Verb.DELETE, Scope.NONE);
        assertThat(refused("bert", () -> merges.plan(kept.ref(), gone.id())).kind())
                .isEqualTo(Kind.FORBIDDEN);
        Merge merge = merge(Map.of());
        assertThat(refused("bert", () -> merges.undo(merge.id())).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("carl", () -> merges.undo(merge.id())).code()).isEqualTo("merge.not-found");
        assertThat(refused("carl", () -> merges.of(kept.ref())).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @DatabaseTest
    void what_may_not_be_changed_cannot_be_chosen() {
        office.fix("anna", "credit");
        office.hide("anna", "email");
        assertThat(refused("anna", () -> merges.merge(kept.ref(), gone.id(), Map.of("credit", Side.OTHER))))
                .isInstanceOf(InvalidRecord.class);
        assertThat(refused("anna", () -> merges.merge(kept.ref(), gone.id(), Map.of("email", Side.OTHER))))
                .isInstanceOf(InvalidRecord.class);
        assertThat(refused("anna", () -> merges.merge(kept.ref(), gone.id(), Map.of("nonsense", Side.OTHER))))
                .isInstanceOf(InvalidRecord.class);
        assertThat(refused("anna", () -> merges.merge(kept.ref(), kept.id(), Map.of()))
                        .code())
                .isEqualTo("merge.same-record");

        assertThat(fresh(gone).title()).isEqualTo("Hongda Machinery");

        MergePlan plan = office.as("anna", () -> merges.plan(kept.ref(), gone.id()));
        assertThat(plan.differences())
                .extracting(MergePlan.Difference::field)
                .contains("credit", "code", "name", "phone")
                .doesNotContain("email");
        assertThat(plan.differences())
                .anySatisfy(one -> assertThat(one).isEqualTo(new MergePlan.Difference("code", true, Side.OTHER)))
                .anySatisfy(one -> assertThat(one).isEqualTo(new MergePlan.Difference("credit", false, Side.THIS)))
                .anySatisfy(one -> assertThat(one).isEqualTo(new MergePlan.Difference("phone", true, Side.THIS)));
    }

    @DatabaseTest
    void the_plan_tells_what_would_move() {
        visit(Map.of("host", gone.id(), "stops", List.of(Map.of("company", gone.id()), Map.of("company", gone.id()))));
        visit(Map.of("host", gone.id()));

        assertThat(office.as("anna", () -> merges.plan(kept.ref(), gone.id())).moves())
                .containsExactlyInAnyOrder(new Referring("visits", "host", 2), new Referring("visits", "stops", 1));
    }

    @DatabaseTest
    void what_may_be_there_once_only_stops_a_merge_as_a_whole() {
        visit(Map.of("badge", kept.id(), "purpose", "First"));
        visit(Map.of("badge", gone.id(), "purpose", "Second"));

        assertThat(refused("anna", () -> merges.merge(kept.ref(), gone.id(), Map.of()))
                        .code())
                .isEqualTo("merge.clash");
        assertThat(fresh(gone).version()).isEqualTo(1);
    }

    @DatabaseTest
    void a_tree_stays_a_tree() {
        RecordView under = company(Map.of("name", "Below", "parent", gone.id()));
        office.as("anna", () -> office.records.change(kept.ref(), kept.version(), Map.of("parent", under.id())));
        assertThat(refused("anna", () -> merges.merge(kept.ref(), gone.id(), Map.of()))
                        .code())
                .isEqualTo("merge.circle");

        RecordView top = company(Map.of("name", "Top"));
        office.as("anna", () -> office.records.change(gone.ref(), 1, Map.of("parent", top.id())));
        office.as("anna", () -> office.records.change(kept.ref(), 2, Map.of("parent", gone.id())));
        Merge merge = merge(Map.of());
        assertThat(fresh(kept).value("parent")).isEqualTo(new Reference(top.id(), "Top"));
        undo(merge);
        assertThat(fresh(kept).value("parent")).isEqualTo(new Reference(gone.id(), "Hongda Machinery"));
    }

    @DatabaseTest
    void somebody_elses_change_of_the_same_moment_is_not_lost() {
        long before = kept.version();
        merge(Map.of());

        assertThat(refused("bert", () -> office.records.change(kept.ref(), before, Map.of("employees", 3))))
                .isInstanceOf(StaleRecord.class);
    }

    @DatabaseTest
    void a_stage_that_was_away_moves_its_references_when_it_comes_back() throws Exception {
        RecordView visit = visit(Map.of("host", gone.id()));
        office.types.remove(visits);
        Merge merge = merge(Map.of());
        assertThat(merge.moved()).isZero();

        LateReferences late = new LateReferences(merges, office.types, office);
        office.types.arrive(visits, "sample");
        office.types.settle();
        await(() -> kept.id().equals(host(fresh(visit))));

        office.types.remove(visits);
        assertThat(undo(merge).waiting()).isEqualTo(1);
        office.types.arrive(visits, "sample");
        office.types.settle();
        await(() -> gone.id().equals(host(fresh(visit))));
        late.close();
    }

    @DatabaseTest
    void a_reference_made_in_the_same_moment_follows() {
        RecordView visit = visit(Map.of());
        Merge merge = merge(Map.of());
        office.tx.run(() -> office.tx.sql().update("update sample.visits set host_id = ?", gone.id()));

        new MoveLateReferencesOnRecordsMerged(merges, office.types, office)
                .on(new RecordsMerged(merge.id(), "companies", kept.id(), "", gone.id(), "", Instant.EPOCH));

        assertThat(host(fresh(visit))).isEqualTo(kept.id());
        undo(merge);
        assertThat(host(fresh(visit))).isEqualTo(gone.id());
    }

    @DatabaseTest
    void after_thirty_days_it_is_too_late() {
        Merge merge = merge(Map.of());
        office.tx.run(() -> office.tx.sql().update("update core.merges set undo_until = ?", Instant.EPOCH));

        assertThat(refused("anna", () -> merges.undo(merge.id())).code()).isEqualTo("merge.too-late");
        assertThat(office.as("anna", () -> office.records.restore(gone.ref())).title())
                .isEqualTo("Hongda Machinery");
    }

    @DatabaseTest
    void more_references_than_one_transaction_should_move_are_refused() {
        Moving moving = new Moving(office.records, office.types, office.tx);
        visit(Map.of("host", gone.id()));
        visit(Map.of("host", gone.id()));

        assertThat(refused("anna", () -> office.tx.required(() -> moving.move("companies", gone.id(), kept.id(), 1)))
                        .code())
                .isEqualTo("merge.too-many");
    }

    private static void await(Supplier<Boolean> condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.get(); i++) {
            Thread.sleep(25);
        }
        assertThat(condition.get()).isTrue();
    }

    /** Nobody is known by name. */
    static final class NoDirectory implements Directory {
        @Override
        public Optional<User> user(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<User> findUser(String login) {
            return Optional.empty();
        }

        @Override
        public Optional<Team> team(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Team> findTeam(String name) {
            return Optional.empty();
        }

        @Override
        public List<User> usersOf(String team) {
            return List.of();
        }

        @Override
        public Set<String> withTeamsBelow(String team) {
            return Set.of();
        }

        @Override
        public Team createTeam(String name, @Nullable String parent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public User createUser(NewUser user) {
            throw new UnsupportedOperationException();
        }
    }
}
