package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.comment.Comments;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.file.Attachments;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.FieldKind;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Trace;
import io.tradewind.runtime.internal.comment.StoredComments;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.file.Contents;
import io.tradewind.runtime.internal.file.StoredAttachments;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.StoredTurns;

/** What is kept about a person is told in whole and erased wherever it is kept. Anna answers for it. */
class PersonalDataTest {
    private static final List<String> TABLES = List.of(
            "core.audit_entry",
            "core.event_log",
            "core.record_comment",
            "core.attachment",
            "core.notification",
            "core.duplicate_key",
            "core.record_key",
            "core.merges",
            "core.import_record",
            "core.bulk_record",
            "sample.companies");

    @TempDir
    Path data;

    private Office office;
    private Comments comments;
    private StoredAttachments files;
    private PersonalData personal;
    private RecordRef ref;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.user("anna", null);
        office.user("bert", null);
        office.grant("anna", Scope.ALL);
        office.grant("bert", Scope.ALL);
        office.entitle("anna", PersonalData.RIGHT);
        Annex annex = new Annex(office.records);
        comments = new StoredComments(annex, office.tx, office.published::add, office);
        files = new StoredAttachments(
                annex,
                new Contents(data),
                office.tx,
                new StoredTurns(office.tx),
                office,
                new Attachments.Limits(1024 * 1024, 2 * 1024 * 1024, 4, 30));
        personal = new RecordPrivacy(office.records, comments, files);
        ref = made("anna");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RecordRef made(String user) {
        RecordView first = office.as(
                user,
                () -> office.records.create(
                        CompanyType.NAME,
                        Map.of(
                                "name", "Zhao Xiaoming",
                                "email", "zhao.secret@example.com",
                                "phone", "138 0013 8000",
                                "employees", 5,
                                "remark", "allergic to secret nuts",
                                "custom", Map.of("Hobby", "secret chess"))));
        office.as(
                user, () -> office.records.change(first.ref(), first.version(), Map.of("name", "Zhao Secret Daming")));
        office.as(user, () -> comments.write(first.ref(), "met the secret person"));
        office.as(
                user,
                () -> files.add(
                        first.ref(),
                        "secret passport.pdf",
                        new ByteArrayInputStream("%PDF-1.7".getBytes(StandardCharsets.UTF_8))));
        office.tx.run(() -> office.tx
                .sql()
                .update(
                        "insert into core.event_log (seq, type, payload, occurred_at, actor)"
                                + " select coalesce(max(seq), 0) + 1, 'Sample', cast(? as varchar(500)), current_timestamp, 'anna'"
                                + " from core.event_log",
                        "{\"company\":\"" + first.id() + "\",\"name\":\"Zhao Secret Daming\",\"count\":3}"));
        return first.ref();
    }

    private RecordView read() {
        return office.as("anna", () -> office.records.read(ref));
    }

    private String told() {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        office.as("anna", () -> personal.write(ref, to));
        return to.toString(StandardCharsets.UTF_8);
    }

    private TradewindException refused(String user, Runnable door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as(user, door));
    }

    /** Everything that the tables hold, as text. */
    private String everywhere() {
        StringBuilder all = new StringBuilder();
        office.tx.run(() -> {
            Sql sql = office.tx.sql();
            for (String table : TABLES) {
                sql.list("select * from " + table, row -> {
                            StringBuilder line = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                line.append(row.getString(i)).append(' ');
                            }
                            return line.toString();
                        })
                        .forEach(all::append);
            }
        });
        return all.toString();
    }

    @DatabaseTest
    void all_that_is_kept_is_told_and_that_it_was_told_is_kept() {
        String told = told();

        assertThat(told)
                .contains("Zhao Xiaoming", "Zhao Secret Daming", "zhao.secret@example.com", "138 0013 8000")
                .contains("secret nuts", "secret chess", "met the secret person", "secret passport.pdf")
                .startsWith("{");
        assertThat(office.as("anna", () -> office.records.trace(ref, 1, null)))
                .extracting(Trace::kind)
                .containsExactly("TOLD_PERSON");
    }

    @DatabaseTest
    void nothing_personal_is_left_anywhere_and_the_rest_stays() {
        assertThat(everywhere()).containsIgnoringCase("secret").contains("138");

        RecordView erased = office.as("anna", () -> personal.erase(ref, "asked on the phone"));

        assertThat(erased.title()).isEqualTo(PersonalData.ERASED);
        assertThat(erased.value("email")).isNull();
        assertThat(erased.value("employees")).isEqualTo(5L);
        assertThat(erased.custom()).isEmpty();
        assertThat(everywhere())
                .doesNotContainIgnoringCase("secret")
                .doesNotContainIgnoringCase("zhao")
                .doesNotContain("138");
        assertThat(office.as("anna", () -> comments.of(ref))).isEmpty();
        assertThat(office.as("anna", () -> files.of(ref))).isEmpty();
        List<Trace> trace = office.as("anna", () -> office.records.trace(ref, 20, null));
        assertThat(trace.getFirst().kind()).isEqualTo("ERASED");
        assertThat(trace.getFirst().changes().getFirst().to()).isEqualTo("asked on the phone");
        assertThat(trace).extracting(Trace::kind).contains("CREATED", "COMMENTED");
        assertThat(trace.getLast().changes())
                .anySatisfy(change -> assertThat(change.field() + change.to()).isEqualTo("employees5"));
    }

    @DatabaseTest
    void added_fields_are_told_and_erased_with_their_columns_and_their_trace_be_they_archived() {
        CustomFields fields = CustomFieldsTest.admin(office);
        office.entitle("anna", CustomFields.RIGHT);
        CustomField hobby = office.as(
                        "anna",
                        () -> fields.add(CompanyType.NAME, FieldDefinition.of("hobby", FieldKind.TEXT, "爱好", "Hobby")))
                .field();
        office.as("anna", () -> office.records.change(ref, read().version(), Map.of("custom.hobby", "secret poker")));
        assertThat(told()).contains("secret poker").contains("secret chess");
        office.as("anna", () -> fields.archive(hobby.id(), hobby.version()));

        office.as("anna", () -> personal.erase(ref, "asked"));

        assertThat(everywhere()).doesNotContainIgnoringCase("secret");
    }

    @DatabaseTest
    void an_erased_person_is_found_by_nothing_and_no_duplicate_of_anybody() {
        office.as("anna", () -> personal.erase(ref, "asked"));

        assertThat(office.as("anna", () -> office.records.query(CompanyType.NAME, RecordQuery.ALL.text("zhao")))
                        .items())
                .isEmpty();
        assertThat(office.as(
                        "anna",
                        () -> office.records.duplicates(CompanyType.NAME, Map.of("phone", "13800138000"), null)))
                .isEmpty();
        RecordRef other = made("anna");
        RecordView also = office.as("anna", () -> personal.erase(other, "asked"));
        assertThat(also.title()).isEqualTo(read().title());
    }

    @DatabaseTest
    void only_those_with_the_right_may_and_only_with_a_reason() {
        assertThat(refused("bert", () -> personal.erase(ref, "asked")).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("bert", () -> personal.write(ref, new ByteArrayOutputStream()))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("anna", () -> personal.erase(ref, " "))).isInstanceOf(InvalidRecord.class);
        assertThat(refused("anna", () -> personal.erase(ref, "x".repeat(201)))).isInstanceOf(InvalidRecord.class);
        assertThat(refused("anna", () -> personal.erase(new RecordRef(CompanyType.NAME, "nobody"), "asked"))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(read().title()).isEqualTo("Zhao Secret Daming");
    }

    @DatabaseTest
    void who_may_not_edit_the_record_erases_nothing() {
        office.grant("anna", io.tradewind.access.Verb.EDIT, Scope.OWN);
        RecordRef his = made("bert");

        assertThat(refused("anna", () -> personal.erase(his, "asked")).kind()).isEqualTo(Kind.FORBIDDEN);
    }
}
