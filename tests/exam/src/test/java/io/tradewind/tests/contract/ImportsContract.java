package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;
import io.tradewind.transfer.Imports;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.State;

/** Files of records through the service that screens and the HTTP door use. */
abstract class ImportsContract {
    private static final Set<State> RESTING = EnumSet.of(State.DONE, State.FAILED, State.UNDONE);

    private Imports imports;
    private Records records;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        imports = Services.get(Imports.class);
        records = Services.get(Records.class);
    }

    @Test
    void a_chinese_file_is_tried_imported_corrected_and_taken_out_again() {
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String csv = "name,email\n信风贸易 " + mark + ",sales@example.com\n错误 " + mark + ",nobody\n海风 " + mark + ",\n";

        Draft draft = People.as(seller, () -> imports.upload("customers", "客户.csv", file(csv, "GB18030")));
        assertThat(draft.encoding()).isEqualTo("GB18030");
        assertThat(draft.rows()).isEqualTo(3);
        assertThat(draft.guess().get("name")).isEqualTo(Imports.Target.field("name"));

        Job trial = run(seller, draft, true);
        assertThat(trial.created()).isEqualTo(2);
        assertThat(trial.failed()).isEqualTo(1);
        assertThat(marked(seller, mark)).as("after a dry run").isEmpty();

        Job done = run(seller, draft, false);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.created()).isEqualTo(2);
        assertThat(marked(seller, mark))
                .extracting(row -> row.value("name"))
                .containsExactlyInAnyOrder("信风贸易 " + mark, "海风 " + mark);
        assertThat(People.as(seller, () -> imports.problems(done.id(), 0, 10)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.row()).as("as a spreadsheet counts").isEqualTo(3);
                    assertThat(problem.column()).isEqualTo("email");
                });
        assertThat(problemsFile(seller, done)).contains("错误 " + mark).doesNotContain("海风");

        Job undone = await(seller, People.as(seller, () -> imports.undo(done.id())));
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(marked(seller, mark)).isEmpty();
    }

    @Test
    void who_may_not_import_is_refused_and_another_ones_import_is_not_there() {
        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        Actor other = People.with(Directory.SALES_REPRESENTATIVE);
        Actor viewer = People.with(Directory.VIEWER);
        Draft draft =
                People.as(seller, () -> imports.upload("customers", "one.csv", file("name\nOnly one\n", "UTF-8")));
        Job job = run(seller, draft, true);

        assertThat(refused(viewer, () -> imports.upload("customers", "one.csv", file("name\nx\n", "UTF-8"))))
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(refused(other, () -> imports.job(job.id()))).isEqualTo(Kind.NOT_FOUND);
        assertThat(People.as(other, () -> imports.recent(10))).isEmpty();
        assertThat(People.as(seller, () -> imports.recent(10)))
                .extracting(Job::id)
                .containsExactly(job.id());
    }

    private Job run(Actor actor, Draft draft, boolean dryRun) {
        Imports.Plan plan = new Imports.Plan(draft.guess(), Mode.CREATE, null, dryRun, Set.of(), null);
        return await(actor, People.as(actor, () -> imports.start(draft.id(), plan)));
    }

    private Job await(Actor actor, Job job) {
        return Eventually.get(
                () -> People.as(actor, () -> imports.job(job.id())), seen -> RESTING.contains(seen.state()));
    }

    private List<RecordView> marked(Actor actor, String mark) {
        RecordQuery query = RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.CONTAINS, mark)));
        return People.as(actor, () -> records.query("customers", query).items());
    }

    private String problemsFile(Actor actor, Job job) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        People.as(actor, () -> {
            imports.writeProblems(job.id(), out);
            return true;
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Kind refused(Actor actor, Runnable work) {
        TradewindException refusal = catchThrowableOfType(
                TradewindException.class,
                () -> People.as(actor, () -> {
                    work.run();
                    return true;
                }));
        assertThat(refusal).isNotNull();
        return refusal.kind();
    }

    private static ByteArrayInputStream file(String text, String encoding) {
        return new ByteArrayInputStream(text.getBytes(Charset.forName(encoding)));
    }
}
