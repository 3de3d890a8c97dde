package io.tradewind.runtime.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.transfer.Exports.Format;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.transfer.Imports.RowProblem;
import io.tradewind.transfer.Imports.State;
import io.tradewind.transfer.Imports.Target;

class ImportsTest {
    private static final Path ACCOUNTS = Path.of("../../shared/data/crm-sales-opportunities/accounts.csv");

    @TempDir
    Path folder;

    private ImportOffice office;

    @BeforeEach
    void open(TestDatabase database) {
        office = new ImportOffice(database, folder);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private static String codeOf(Throwable thrown) {
        return ((TradewindException) thrown).code();
    }

    private List<RowProblem> problems(Job job) {
        return office.imports.problems(job.id(), 0, 100);
    }

    private Job start(Draft draft, Map<String, Target> mapping, Mode mode, boolean dryRun, String... newValuesFor) {
        return office.imports.job(office.imports
                .start(draft.id(), new Plan(mapping, mode, "name", dryRun, Set.of(newValuesFor), null))
                .id());
    }

    @DatabaseTest
    void the_accounts_of_a_hardware_seller_go_in_change_nothing_twice_and_come_out_again() throws Exception {
        assumeThat(ACCOUNTS).as("the public data set lies beside the project").exists();
        Draft draft = office.upload("accounts.csv", Files.readAllBytes(ACCOUNTS));

        assertThat(draft.rows()).isEqualTo(85);
        assertThat(draft.encoding()).isEqualTo("UTF-8");
        Map<String, String> guessed = new HashMap<>();
        draft.guess().forEach((column, target) -> guessed.put(column, target.field()));
        assertThat(guessed)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "account", "name",
                        "sector", "industry",
                        "year_established", "foundedYear",
                        "revenue", "annualRevenue",
                        "employees", "employees",
                        "office_location", "region",
                        "subsidiary_of", "parent"));

        Map<String, Target> mapping = new HashMap<>(draft.guess());
        mapping.put("revenue", new Target("annualRevenue", new BigDecimal(1_000_000), "USD"));
        mapping.put("office_location", Target.field("custom.office"));

        Job strict = start(draft, mapping, Mode.UPSERT, true);
        assertThat(strict.newValues()).isEqualTo(Map.of("industry", List.of("technolgy")));
        assertThat(strict.failed()).isEqualTo(12);
        assertThat(office.firms()).isEmpty();

        Job trial = start(draft, mapping, Mode.UPSERT, true, "industry");
        assertThat(trial.created()).isEqualTo(85);
        assertThat(trial.failed()).isZero();
        assertThat(office.firms()).isEmpty();
        assertThat(office.find("industries", "technolgy")).isEmpty();

        Job first = start(draft, mapping, Mode.UPSERT, false, "industry");
        assertThat(problems(first)).isEmpty();
        assertThat(first.state()).isEqualTo(State.DONE);
        assertThat(first.created()).isEqualTo(85);
        assertThat(first.newValues()).isEqualTo(Map.of("industry", List.of("technolgy")));
        RecordView acme = office.named("Acme Corporation");
        assertThat(acme.value("industry")).isEqualTo("TECHNOLGY");
        assertThat(acme.value("annualRevenue")).isEqualTo(Money.of("1100040000", "USD"));
        assertThat(acme.value("employees")).isEqualTo(2822L);
        assertThat(acme.custom()).containsEntry("office", "United States");
        assertThat(office.named("dambase").value("parent"))
                .isEqualTo(new Reference(office.named("Inity").id(), "Inity"));
        assertThat(office.firms().stream().filter(row -> row.value("parent") != null))
                .hasSize(15);

        Map<String, Long> versions = versions();
        Job second = start(draft, mapping, Mode.UPSERT, false, "industry");
        assertThat(second.unchanged()).isEqualTo(85);
        assertThat(second.created() + second.updated() + second.failed()).isZero();
        assertThat(second.newValues()).isEmpty();
        assertThat(versions()).isEqualTo(versions);

        Job undone = office.imports.job(office.imports.undo(first.id()).id());
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.failed()).isZero();
        assertThat(office.firms()).isEmpty();
    }

    private Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        office.firms().forEach(row -> versions.put(row.id(), row.version()));
        return versions;
    }

    @DatabaseTest
    void a_parent_may_stand_in_any_row_but_must_be_clear() {
        Job job = office.run(
                "name,parent\nA,B\nB,Holding\nHolding,\nC,Nobody\nTwin,\nTwin,\nD,Twin\nSelf,Self\n",
                Mode.CREATE,
                null);

        assertThat(office.named("A").value("parent"))
                .isEqualTo(new Reference(office.named("B").id(), "B"));
        assertThat(office.named("B").value("parent"))
                .isEqualTo(new Reference(office.named("Holding").id(), "Holding"));
        assertThat(job.created()).isEqualTo(6);
        assertThat(problems(job))
                .extracting(RowProblem::row, RowProblem::column, RowProblem::code)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(5L, "parent", "import.no-such-record"),
                        org.assertj.core.api.Assertions.tuple(8L, "parent", "import.ambiguous"),
                        org.assertj.core.api.Assertions.tuple(9L, "parent", "customers.parent-loop"));
    }

    private static Plan makingParents(Mode mode, boolean dryRun) {
        Map<String, Target> mapping = Map.of("name", Target.field("name"), "parent", Target.field("parent"));
        return new Plan(mapping, mode, null, dryRun, Set.of(), null)
                .making(Map.of("parent", Map.of("industry", "sector")));
    }

    private Job start(Draft draft, Plan plan) {
        return office.imports.job(office.imports.start(draft.id(), plan).id());
    }

    @DatabaseTest
    void records_that_a_column_names_are_made_on_the_way_tried_first_and_taken_back() {
        Draft draft = office.upload("f.csv", "name,parent,sector\nA,Holding,零售\nB,holding,软件\nC,A,零售\n");

        Job trial = start(draft, makingParents(Mode.CREATE, true));
        assertThat(problems(trial)).isEmpty();
        assertThat(trial.created()).isEqualTo(3);
        assertThat(trial.newRecords()).isEqualTo(Map.of("parent", List.of("Holding")));
        assertThat(office.firms()).isEmpty();

        Job job = start(draft, makingParents(Mode.CREATE, false));
        assertThat(problems(job)).isEmpty();
        assertThat(job.created()).isEqualTo(3);
        assertThat(job.newRecords()).isEqualTo(Map.of("parent", List.of("Holding")));
        RecordView holding = office.named("Holding");
        assertThat(holding.value("industry")).isEqualTo("RETAIL");
        assertThat(office.named("B").value("parent")).isEqualTo(new Reference(holding.id(), "Holding"));
        assertThat(office.named("C").value("parent"))
                .as("a row of the file is not made twice")
                .isEqualTo(new Reference(office.named("A").id(), "A"));
        assertThat(office.firms()).hasSize(4);

        Job again = start(draft, makingParents(Mode.UPDATE, false));
        assertThat(again.newRecords()).isEmpty();

        Job undone = office.imports.job(office.imports.undo(job.id()).id());
        assertThat(undone.failed()).isZero();
        assertThat(office.firms()).isEmpty();
    }

    @DatabaseTest
    void what_was_made_on_the_way_stays_if_others_refer_to_it_by_then() {
        Draft draft = office.upload("f.csv", "name,parent\nA,Holding\n");
        Plan plan = new Plan(Map.of(), Mode.CREATE, null, false, Set.of(), null).making(Map.of("parent", Map.of()));
        Job job = start(draft, plan);
        office.run("name,parent\nMine,Holding\n", Mode.CREATE, null);

        Job undone = office.imports.job(office.imports.undo(job.id()).id());

        assertThat(undone.failed()).isEqualTo(1);
        assertThat(problems(undone)).extracting(RowProblem::code).containsExactly("import.still-used");
        assertThat(office.firms()).extracting(firm -> firm.value("name")).containsExactlyInAnyOrder("Holding", "Mine");
    }

    @DatabaseTest
    void why_a_record_cannot_be_made_is_told_at_every_row_that_names_it() {
        Draft draft = office.upload("f.csv", "name,parent,sector\nA,Holding,???\nB,Holding,零售\nC,,\n");

        for (boolean dryRun : List.of(true, false)) {
            Job job = start(draft, makingParents(Mode.CREATE, dryRun));

            assertThat(job.created()).isEqualTo(1);
            assertThat(job.newRecords()).isEmpty();
            assertThat(problems(job))
                    .extracting(RowProblem::row, RowProblem::column, RowProblem::code)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(2L, "parent", "import.unknown-value"),
                            org.assertj.core.api.Assertions.tuple(3L, "parent", "import.unknown-value"));
        }
    }

    @DatabaseTest
    void a_value_may_be_the_same_in_every_row_and_near_spellings_count_unless_forbidden() {
        Draft draft = office.upload("f.csv", "name,region\nA,hong-qiao\n");
        office.add("regions", "Hong Qiao");
        Plan plan = new Plan(Map.of(), Mode.CREATE, null, false, Set.of(), null).fixing(Map.of("industry", "零售"));

        Job job = start(draft, plan);

        assertThat(problems(job)).isEmpty();
        assertThat(job.spellings()).isEqualTo(Map.of("region", Map.of("hong-qiao", "Hong Qiao")));
        assertThat(office.named("A").value("industry")).isEqualTo("RETAIL");
        Plan exact = new Plan(
                Map.of(), Mode.CREATE, null, true, Set.of(), null, Set.of(), Map.of(), Map.of(), Set.of("region"));
        assertThat(problems(start(draft, exact))).extracting(RowProblem::code).containsExactly("import.unknown-value");
    }

    @DatabaseTest
    void rows_that_are_wrong_are_told_with_cell_and_reason_and_the_others_go_in() {
        String text = "客户名称,编码,行业,员工人数,成立年份,since\n"
                + "好公司,X1,零售,12,1999,2020-05-04\n"
                + ",X2,零售,1,2000,\n"
                + "多,X3,未知行业,一百,2000,\n"
                + "旧,X4,,5,99,2020-02-30\n"
                + "重复,x1,,5,2000,\n";
        Draft draft = office.upload("f.csv", text);
        Map<String, Target> mapping = new HashMap<>(draft.guess());
        mapping.put("编码", Target.field("code"));

        Job job = start(draft, mapping, Mode.CREATE, false);

        assertThat(job.created()).isEqualTo(1);
        assertThat(job.failed()).isEqualTo(4);
        assertThat(job.created() + job.failed()).isEqualTo(job.rows());
        assertThat(problems(job))
                .extracting(RowProblem::row, RowProblem::column, RowProblem::code)
                .contains(
                        org.assertj.core.api.Assertions.tuple(3L, "客户名称", "field.required"),
                        org.assertj.core.api.Assertions.tuple(4L, "行业", "import.unknown-value"),
                        org.assertj.core.api.Assertions.tuple(4L, "员工人数", "import.not-whole"),
                        org.assertj.core.api.Assertions.tuple(5L, "since", "import.not-date"),
                        org.assertj.core.api.Assertions.tuple(6L, "编码", "field.not-unique"));

        var file = new ByteArrayOutputStream();
        office.imports.writeProblems(job.id(), file);
        String csv = file.toString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF客户名称,编码,行业,员工人数,成立年份,since,Reason");
        assertThat(csv.lines()).hasSize(5);
        assertThat(csv).contains("多,X3,未知行业,一百,2000,,").contains("一百 is not a whole number.");
    }

    @DatabaseTest
    void a_trial_finds_what_the_import_would_and_writes_nothing() {
        String text = "name,code,employees\nA,1,5\nB,1,6\nC,2,-3\n";

        Job trial = office.trial(text, Mode.CREATE);

        assertThat(trial.dryRun()).isTrue();
        assertThat(trial.created()).isEqualTo(1);
        assertThat(trial.failed()).isEqualTo(2);
        assertThat(trial.undoUntil()).isNull();
        assertThat(office.firms()).isEmpty();
        assertThat(office.run(text, Mode.CREATE, null).created()).isEqualTo(1);
        assertThat(office.named("A").value("number")).isEqualTo("C-000001");
    }

    @DatabaseTest
    void updates_meet_their_record_and_undo_brings_the_old_values_back_unless_somebody_was_there_since() {
        office.run("name,phone,employees\nA,111,1\nB,222,2\nC,333,3\n", Mode.CREATE, null);

        Job job = office.run("name,employees\nA,10\nb,20\nC,\nD,40\n", Mode.UPDATE, "name");

        assertThat(job.updated()).isEqualTo(2);
        assertThat(job.unchanged()).isEqualTo(1);
        assertThat(problems(job)).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(5);
            assertThat(problem.code()).isEqualTo("import.no-such-record");
        });
        assertThat(office.named("A").value("phone")).isEqualTo("111");
        assertThat(office.named("B").value("employees")).isEqualTo(20L);
        RecordView b = office.named("B");
        office.records.change(b.ref(), b.version(), Map.of("phone", "999"));

        Job undone = office.imports.job(office.imports.undo(job.id()).id());

        assertThat(undone.failed()).isEqualTo(1);
        assertThat(problems(undone))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("import.changed-since"));
        assertThat(office.named("A").value("employees")).isEqualTo(1L);
        assertThat(office.named("B").value("employees")).isEqualTo(20L);
        assertThatThrownBy(() -> office.imports.undo(job.id()))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.no-undo"));
    }

    @DatabaseTest
    void what_has_only_been_kept_up_to_date_since_is_undone_all_the_same() {
        Job job = office.run("name,employees\nA,1\nB,2\nC,3\n", Mode.CREATE, null);
        count("A", 1990);
        count("A", 1991);
        count("B", 1992);
        RecordView b = office.named("B");
        office.records.change(b.ref(), b.version(), Map.of("phone", "999"));

        Job undone = office.imports.job(office.imports.undo(job.id()).id());

        assertThat(undone.failed()).isEqualTo(1);
        assertThat(office.firms()).extracting(RecordView::title).containsExactly("B");
    }

    private void count(String name, long year) {
        office.records.act(office.named(name).ref(), "count", Map.of("year", year));
    }

    @DatabaseTest
    void two_rows_for_one_record_are_one_record() {
        Job job = office.run("name,employees\nA,1\na,2\nA,3\n", Mode.UPSERT, "name");

        assertThat(job.created()).isEqualTo(1);
        assertThat(job.updated()).isEqualTo(2);
        assertThat(office.firms()).hasSize(1);
        assertThat(office.named("A").value("employees")).isEqualTo(3L);
        office.imports.undo(job.id());
        assertThat(office.firms()).isEmpty();
    }

    @DatabaseTest
    void chinese_files_of_every_encoding_and_emoji_keep_their_characters() {
        for (String charset : List.of("GB18030", "UTF-16LE", "UTF-16BE", "UTF-8")) {
            Draft draft =
                    office.upload("f.csv", ("客户名称;行业\n" + charset + "𠮷野😀;软件\n").getBytes(Charset.forName(charset)));
            assertThat(draft.encoding()).isEqualTo(charset);
            Job job = start(draft, Map.of(), Mode.CREATE, false);
            assertThat(problems(job)).isEmpty();
            assertThat(office.named(charset + "𠮷野😀").value("industry")).isEqualTo("SOFTWARE");
        }
    }

    @DatabaseTest
    void bytes_that_are_no_text_are_refused_by_row() {
        var content = new ByteArrayOutputStream();
        content.writeBytes("name,code\n客户一,1\n客户二,2\n客户三三三三三三,4\n".getBytes(StandardCharsets.UTF_8));
        content.writeBytes(new byte[] {'B', (byte) 0xFF, ',', '3', '\n'});

        Job job = start(office.upload("f.csv", content.toByteArray()), Map.of(), Mode.CREATE, false);

        assertThat(job.created()).isEqualTo(3);
        assertThat(problems(job)).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(5);
            assertThat(problem.code()).isEqualTo("import.unreadable");
        });
    }

    @DatabaseTest
    void what_is_written_out_comes_in_again_formulas_and_currencies_too() {
        office.run(
                "name,annual revenue,industry,since,employees\n'=1+1,USD 12.50,软件,2024-01-31,7\n@SUM,\"¥1,000\",,,\n",
                Mode.CREATE,
                null);
        for (Format format : Format.values()) {
            var file = new ByteArrayOutputStream();
            office.exports.write("customers", RecordQuery.ALL, format, file);
            List<RecordView> before = office.firms();

            Job job = start(office.upload("export", file.toByteArray()), Map.of(), Mode.UPSERT, false);

            assertThat(problems(job)).isEmpty();
            assertThat(job.unchanged()).as(format.name()).isEqualTo(2);
            assertThat(office.firms()).isEqualTo(before);
        }
        assertThat(office.named("=1+1").value("annualRevenue")).isEqualTo(Money.of("12.5", "USD"));
    }

    @DatabaseTest
    void goes_on_behind_the_last_chunk_after_a_crash() {
        StringBuilder text = new StringBuilder("name,parent\n");
        for (int i = 0; i < 1_700; i++) {
            text.append("Firm ")
                    .append(i)
                    .append(",")
                    .append(i == 0 ? "Firm 1699" : "")
                    .append('\n');
        }
        int[] chunks = {0};
        office.beforeWork = () -> {
            if (++chunks[0] == 3) {
                throw new PowerCut();
            }
        };
        Draft draft = office.upload("f.csv", text.toString());
        assertThatThrownBy(() -> start(draft, Map.of(), Mode.CREATE, false)).isInstanceOf(PowerCut.class);
        assertThat(office.firms()).hasSize(1_000);

        office.beforeWork = () -> {};
        office.fallSilent();
        office.start();

        Job job = office.imports.recent(1).getFirst();
        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.created()).isEqualTo(1_700);
        assertThat(office.firms()).hasSize(1_700);
        assertThat(office.named("Firm 0").value("parent"))
                .isEqualTo(new Reference(office.named("Firm 1699").id(), "Firm 1699"));
        office.imports.undo(job.id());
        assertThat(office.firms()).isEmpty();
    }

    /** Not an exception: nothing in the product catches it. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    @DatabaseTest
    void a_cancelled_import_keeps_what_it_did_and_can_be_undone() {
        StringBuilder text = new StringBuilder("name\n");
        for (int i = 0; i < 1_200; i++) {
            text.append("Firm ").append(i).append('\n');
        }
        int[] chunks = {0};
        office.beforeWork = () -> {
            if (++chunks[0] == 2) {
                office.imports.cancel(office.imports.recent(1).getFirst().id());
            }
        };

        Job job = start(office.upload("f.csv", text.toString()), Map.of(), Mode.CREATE, false);

        assertThat(job.state()).isEqualTo(State.CANCELLED);
        assertThat(job.created()).isEqualTo(500);
        office.imports.undo(job.id());
        assertThat(office.firms()).isEmpty();
    }

    @DatabaseTest
    void files_beyond_the_limits_are_refused_whole() {
        String tooMany = "name\n" + "x\n".repeat(500_001);

        assertThatThrownBy(() -> office.upload("f.csv", tooMany))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.too-many-rows"));
        assertThatThrownBy(() -> office.upload("f.csv", "x".repeat(51 * 1024 * 1024)))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.file-too-large"));
        assertThatThrownBy(() -> office.upload("f.csv", "\n\n"))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.empty-file"));
        assertThat(folder).isEmptyDirectory();
    }

    @DatabaseTest
    void only_those_with_the_rights_import_and_only_their_own_is_theirs() {
        Job job = office.run("name\nA\n", Mode.CREATE, null);
        office.actor = new io.tradewind.access.Actor(
                "bob", "bob", "Bob", java.util.Locale.ENGLISH, java.time.ZoneId.of("UTC"));

        assertThatThrownBy(() -> office.imports.job(job.id()))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.not-found"));
        assertThat(office.imports.recent(10)).isEmpty();
        office.mayImport = false;
        assertThatThrownBy(() -> office.upload("f.csv", "name\nB\n"))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.not-allowed"));
        office.mayImport = true;
        office.reach = Scope.NONE;
        assertThatThrownBy(() -> office.upload("f.csv", "name\nB\n")).isInstanceOf(TradewindException.class);
    }

    @DatabaseTest
    void a_plan_that_makes_no_sense_is_refused_before_anything_happens() {
        Draft draft = office.upload("f.csv", "name,more\nA,B\n");

        assertThatThrownBy(() -> start(draft, Map.of("nope", Target.field("name")), Mode.CREATE, false))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.unknown-column"));
        assertThatThrownBy(() -> start(draft, Map.of("more", Target.field("password")), Mode.CREATE, false))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.unknown-field"));
        assertThatThrownBy(() -> start(
                        draft, Map.of("name", Target.field("name"), "more", Target.field("name")), Mode.CREATE, false))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.field-twice"));
        assertThatThrownBy(() -> start(draft, Map.of("more", Target.field("phone")), Mode.UPSERT, false))
                .satisfies(e -> assertThat(codeOf(e)).isEqualTo("import.cannot-match"));
        assertThat(office.firms()).isEmpty();
    }
}
