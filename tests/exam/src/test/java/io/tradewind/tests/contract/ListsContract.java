package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.bulk.BulkChanges;
import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.bulk.BulkChanges.State;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Summaries;
import io.tradewind.tests.exam.Services;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.SavedViews;
import io.tradewind.view.ViewContent;

/** What lists have besides their rows, of a stage's type, through the services that screens and the HTTP door use. */
abstract class ListsContract {
    private Records records;
    private BulkChanges bulk;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
        bulk = Services.get(BulkChanges.class);
    }

    private static RecordQuery named(String mark) {
        return RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.CONTAINS, mark)));
    }

    private List<RecordView> customers(Actor owner, String mark, int count) {
        return People.as(
                owner,
                () -> records.createAll(
                        "customers",
                        IntStream.range(0, count)
                                .mapToObj(i -> Map.of(
                                        "name",
                                        mark + " " + i,
                                        "level",
                                        "C",
                                        "annualRevenue",
                                        Map.of("amount", "10.50", "currency", "CNY")))
                                .toList()));
    }

    private Job run(Actor actor, Selection selection, Work work, boolean dryRun) {
        return ended(actor, People.as(actor, () -> bulk.start("customers", selection, work, dryRun)));
    }

    private Job ended(Actor actor, Job job) {
        return Eventually.get(() -> People.as(actor, () -> bulk.job(job.id())), Job::ended);
    }

    @Test
    void many_records_are_tried_changed_and_changed_back_and_those_of_others_are_left() {
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        Actor admin = People.with(Directory.ADMINISTRATOR);
        String mark = People.fresh("bulk");
        List<RecordView> own = customers(seller, mark, 230);
        RecordView foreign = customers(admin, mark, 1).getFirst();
        Selection all = new Selection.Matching(named(mark));
        Work work = new Work.Change(Map.of("level", "A"));

        Job tried = run(seller, all, work, true);
        Job done = run(seller, all, work, false);

        assertThat(tried.changed()).isEqualTo(230);
        assertThat(tried.former()).containsExactly(new BulkChanges.Former("level", "C", 230));
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.changed()).isEqualTo(230);
        assertThat(records(admin, own.getLast()).value("level")).isEqualTo("A");
        assertThat(records(admin, foreign).value("level")).isEqualTo("C");

        Job undone = ended(seller, People.as(seller, () -> bulk.undo(done.id())));
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.changed()).isEqualTo(230);
        assertThat(records(admin, own.getFirst()).value("level")).isEqualTo("C");
    }

    private RecordView records(Actor actor, RecordView record) {
        return People.as(actor, () -> records.read(record.ref()));
    }

    @Test
    void a_summary_adds_up_what_its_reader_sees() {
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        Actor admin = People.with(Directory.ADMINISTRATOR);
        String mark = People.fresh("sum");
        customers(seller, mark, 3);
        customers(admin, mark, 2);
        Summaries summaries = Services.get(Summaries.class);
        Grouping grouping = new Grouping("owner", Grouping.Measure.SUM, "annualRevenue");

        var sellers = People.as(seller, () -> summaries.of("customers", named(mark), grouping));
        var all = People.as(admin, () -> summaries.of("customers", named(mark), grouping));

        assertThat(sellers.groups()).singleElement().satisfies(group -> {
            assertThat(group.key()).isEqualTo(seller.id());
            assertThat(group.count()).isEqualTo(3);
            assertThat(group.value()).isEqualTo(new BigDecimal("31.50"));
        });
        assertThat(all.count()).isEqualTo(5);
        assertThat(all.value()).isEqualTo(new BigDecimal("52.50"));
        assertThat(all.groups()).hasSize(2);
    }

    @Test
    void a_view_is_kept_and_shared_as_its_owner_says() {
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        Actor manager = People.with(Directory.SALES_MANAGER);
        Actor viewer = People.with(Directory.VIEWER);
        SavedViews views = Services.get(SavedViews.class);
        ViewContent content = new ViewContent(
                "",
                List.of(Filter.of("level", Operator.EQ, "A")),
                List.of(),
                List.of(new ViewContent.Column("name", 200)),
                ViewContent.TABLE,
                null);
        String name = People.fresh("view");

        var own = People.as(viewer, () -> views.create("customers", new Wanted(name, Share.OWN, content)));
        var shared = People.as(manager, () -> views.create("customers", new Wanted(name, Share.ALL, content)));

        assertThat(People.as(viewer, () -> views.require(own.id())).content()).isEqualTo(content);
        assertThat(People.as(seller, () -> views.of("customers")))
                .filteredOn(view -> view.name().equals(name))
                .extracting(view -> view.id())
                .containsExactly(shared.id());
        assertThatThrownBy(() ->
                        People.as(seller, () -> views.create("customers", new Wanted(name, Share.ALL, content))))
                .isInstanceOfSatisfying(
                        TradewindException.class, no -> assertThat(no.code()).isEqualTo("view.may-not-share"));
    }
}
