package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.merge.Merge;
import io.tradewind.merge.Merges;
import io.tradewind.merge.Merges.Side;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.MergedRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.record.StaleRecord;
import io.tradewind.tests.exam.Services;
import io.tradewind.tx.Transactions;

/** Records through the service that stages, doors and partners use. */
abstract class RecordsContract {
    private Records records;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
    }

    @Test
    void a_customer_is_created_read_listed_changed_removed_and_brought_back() {
        String name = People.fresh("Life");
        RecordView created = create(name);
        assertThat(created.version()).isPositive();
        assertThat(created.allowed()).contains("edit", "delete");

        assertThat(People.asSystem(() -> records.read(created.ref())).value("name"))
                .isEqualTo(name);
        assertThat(named(name, false)).extracting(RecordView::id).containsExactly(created.id());

        RecordView changed = People.asSystem(
                () -> records.change(created.ref(), created.version(), Map.of("website", "https://life.example")));
        assertThat(changed.version()).isGreaterThan(created.version());
        assertThat(changed.value("website")).isEqualTo("https://life.example");
        assertThat(changed.value("name")).as("what was not given").isEqualTo(name);

        run(() -> records.remove(changed.ref(), changed.version()));
        assertThat(named(name, false)).isEmpty();
        assertThat(named(name, true)).extracting(RecordView::id).containsExactly(created.id());

        People.asSystem(() -> records.restore(created.ref()));
        assertThat(named(name, false)).extracting(RecordView::id).containsExactly(created.id());
        assertThat(People.asSystem(() -> records.trace(created.ref(), 10, null)))
                .extracting(Records.Trace::kind)
                .containsExactly("RESTORED", "REMOVED", "CHANGED", "CREATED");
    }

    @Test
    void a_save_on_an_old_version_is_refused_with_both_values() {
        RecordView seen = create(People.fresh("Stale"));
        run(() -> records.change(seen.ref(), seen.version(), Map.of("website", "https://theirs.example")));

        StaleRecord refused = refusal(
                StaleRecord.class,
                () -> run(
                        () -> records.change(seen.ref(), seen.version(), Map.of("website", "https://yours.example"))));

        assertThat(refused.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.field()).isEqualTo("website");
            assertThat(clash.theirs()).isEqualTo("https://theirs.example");
            assertThat(clash.yours()).isEqualTo("https://yours.example");
        });
        assertThat(People.asSystem(() -> records.read(seen.ref())).value("website"))
                .isEqualTo("https://theirs.example");
    }

    @Test
    void all_problems_of_a_record_are_told_at_once_and_nothing_is_kept() {
        String name = People.fresh("Wrong");

        InvalidRecord refused = refusal(
                InvalidRecord.class,
                () -> run(() -> records.createAll(
                        "customers",
                        List.of(
                                Map.of("name", name),
                                Map.of(
                                        "name",
                                        "",
                                        "email",
                                        "nobody",
                                        "nonsense",
                                        "1",
                                        "parent",
                                        UUID.randomUUID() + "")))));

        assertThat(refused.problems())
                .extracting(FieldProblem::field)
                .contains("[1].name", "[1].email", "[1].nonsense", "[1].parent");
        assertThat(named(name, false)).as("the good one of the batch").isEmpty();
    }

    @Test
    void two_records_become_one_with_all_that_refers_to_them_and_two_again() {
        Merges merges = Services.get(Merges.class);
        RecordView kept = create(People.fresh("Kept"));
        RecordView gone = create(People.fresh("Gone"));
        RecordView contact = People.asSystem(
                () -> records.create("contacts", Map.of("name", "Wang", "customer", gone.id(), "primary", true)));
        RecordView need = People.asSystem(() -> records.create(
                "needs",
                Map.of(
                        "what",
                        "More",
                        "customer",
                        gone.id(),
                        "decisionPath",
                        List.of(Map.of("contact", contact.id(), "role", "DECIDER")))));

        Merge merge = People.asSystem(() -> merges.merge(kept.ref(), gone.id(), Map.of("name", Side.OTHER)));

        assertThat(merge.moved()).isEqualTo(2);
        assertThat(People.asSystem(() -> records.read(kept.ref())).title()).isEqualTo(gone.title());
        assertThat(People.asSystem(() -> records.read(need.ref())).value("customer"))
                .isEqualTo(new Reference(kept.id(), gone.title()));
        assertThat(refusal(MergedRecord.class, () -> People.asSystem(() -> records.read(gone.ref())))
                        .into())
                .isEqualTo(kept.ref());

        RecordView twin =
                People.asSystem(() -> records.create("contacts", Map.of("name", "Wang F.", "customer", kept.id())));
        Merge people = People.asSystem(() -> merges.merge(twin.ref(), contact.id(), Map.of()));
        assertThat(People.asSystem(() -> records.read(need.ref()))
                        .value("decisionPath")
                        .toString())
                .as("a contact in the lines of a need")
                .contains(twin.id())
                .doesNotContain(contact.id());

        People.asSystem(() -> merges.undo(people.id()));
        assertThat(People.asSystem(() -> merges.undo(merge.id())).stayed()).isEmpty();
        assertThat(People.asSystem(() -> records.read(gone.ref())).title()).isEqualTo(gone.title());
        assertThat(People.asSystem(() -> records.read(contact.ref())).value("customer"))
                .isEqualTo(new Reference(gone.id(), gone.title()));
    }

    @Test
    void rights_are_those_of_the_user_who_acts() {
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        Actor other = People.with(Directory.SALES_REPRESENTATIVE);
        Actor viewer = People.with(Directory.VIEWER);
        String name = People.fresh("Owned");

        RecordView own = People.as(seller, () -> records.create("customers", Map.of("name", name)));
        assertThat(own.value("owner"))
                .hasToString(People.as(seller, () -> records.read(own.ref())).value("owner") + "");
        assertThat(People.as(viewer, () -> records.read(own.ref())).allowed()).doesNotContain("edit", "delete");
        assertThat(kind(() -> People.as(viewer, () -> records.create("customers", Map.of("name", name)))))
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(kind(() -> People.as(
                        viewer, () -> records.change(own.ref(), own.version(), Map.of("name", "Taken over")))))
                .isEqualTo(Kind.FORBIDDEN);

        assertThat(kind(() -> People.as(other, () -> records.read(own.ref()))))
                .as("exists, but not for them")
                .isEqualTo(kind(() -> People.as(other, () -> records.read(new RecordRef("customers", unknown())))))
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(People.as(
                        other, () -> records.query("customers", byName(name)).items()))
                .isEmpty();
        assertThat(kind(() -> records.read(own.ref()))).as("nobody").isEqualTo(Kind.UNAUTHENTICATED);
    }

    @Test
    void what_a_transaction_did_is_gone_when_it_fails() {
        String name = People.fresh("Rolled back");
        Transactions transactions = Services.get(Transactions.class);

        IllegalStateException failure = refusal(
                IllegalStateException.class,
                () -> run(() -> transactions.run(() -> {
                    RecordView first = records.create("customers", Map.of("name", name));
                    records.create("contacts", Map.of("name", name, "customer", first.id()));
                    assertThat(records.query("customers", byName(name)).items()).hasSize(1);
                    throw new IllegalStateException("after both");
                })));

        assertThat(failure).hasMessage("after both");
        assertThat(named(name, false)).isEmpty();
        assertThat(People.asSystem(() -> records.query("contacts", byName(name)).items()))
                .isEmpty();
    }

    private RecordView create(String name) {
        return People.asSystem(() -> records.create("customers", Map.of("name", name)));
    }

    private List<RecordView> named(String name, boolean removed) {
        return People.asSystem(
                () -> records.query("customers", byName(name).removed(removed)).items());
    }

    private static RecordQuery byName(String name) {
        return RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.EQ, name)));
    }

    private static String unknown() {
        return "01980000-0000-7000-8000-000000000000";
    }

    private static void run(Runnable work) {
        People.asSystem(() -> {
            work.run();
            return true;
        });
    }

    private static Kind kind(Runnable work) {
        return refusal(TradewindException.class, work).kind();
    }

    private static <X extends Throwable> X refusal(Class<X> type, Runnable work) {
        X thrown = catchThrowableOfType(type, work::run);
        assertThat(thrown).as("refusal").isNotNull();
        return thrown;
    }
}
