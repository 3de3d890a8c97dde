package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.History;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Records as they were, and fields taken back to what they were. */
class HistoryTest {
    private Office office;
    private History history;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        for (String user : List.of("anna", "bert")) {
            office.user(user, null);
            office.grant(user, Scope.ALL);
        }
        history = new RecordHistory(office.records);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RecordView change(RecordView record, Map<String, ? extends @Nullable Object> values) {
        return office.as(
                "anna",
                () -> office.records.change(
                        record.ref(), office.records.read(record.ref()).version(), values));
    }

    /** A moment that no change shares. */
    private static Instant now() {
        LockSupport.parkNanos(2_000_000);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        LockSupport.parkNanos(2_000_000);
        return now;
    }

    /** What is computed is not known of former times. */
    private static Map<String, @Nullable Object> known(RecordView record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(record.values());
        values.remove("initials");
        return values;
    }

    @DatabaseTest
    void a_record_is_told_as_it_was_read_then_through_all_kinds_of_fields() {
        Random random = new Random(7);
        RecordView parent = office.company("anna", "Parent");
        RecordView record = office.company("anna", "Firm");
        Map<Instant, RecordView> seen = new LinkedHashMap<>();
        for (int step = 0; step < 12; step++) {
            record = change(record, values(random, parent, step));
            seen.put(now(), record);
        }
        RecordView last = record;
        seen.forEach((moment, then) -> {
            RecordView told = office.as("bert", () -> history.asOf(last.ref(), moment));
            assertThat(known(told)).isEqualTo(known(then));
            assertThat(told.version()).isEqualTo(then.version());
            assertThat(told.title()).isEqualTo(then.title());
            assertThat(told.custom()).isEqualTo(then.custom());
            assertThat(told.allowed()).isEmpty();
        });
    }

    private static Map<String, @Nullable Object> values(Random random, RecordView parent, int step) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", "Firm " + step);
        values.put("code", random.nextBoolean() ? "C" + step : null);
        values.put("industry", random.nextBoolean() ? "BANK" : "RETAIL");
        values.put("email", random.nextBoolean() ? "a" + step + "@example.com" : null);
        values.put("employees", random.nextInt(1000));
        values.put("share", random.nextInt(100) / 8.0 + "");
        values.put("credit", random.nextBoolean() ? Map.of("amount", step + ".50", "currency", "CNY") : null);
        values.put("big", random.nextBoolean() ? random.nextBoolean() : null);
        values.put("founded", LocalDate.of(1990, 1, 1).plusDays(random.nextInt(9000)));
        values.put("seenAt", random.nextBoolean() ? "2026-11-0" + (1 + random.nextInt(9)) + "T08:15:30Z" : null);
        values.put("parent", random.nextBoolean() ? parent.id() : null);
        values.put("remark", random.nextBoolean() ? "多行\n" + step : null);
        values.put("owner", random.nextBoolean() ? "anna" : "bert");
        values.put("custom", Map.of("colour", "c" + random.nextInt(5)));
        values.keySet().removeIf(name -> random.nextInt(3) == 0);
        return values;
    }

    @DatabaseTest
    void lines_come_back_with_the_names_of_what_they_refer_to() {
        office.types.arrive(new VisitType(), "sample");
        office.types.settle();
        RecordView one = office.company("anna", "One");
        RecordView visit = office.as(
                "anna",
                () -> office.records.create(
                        "visits",
                        Map.of("purpose", "Tour", "host", one.id(), "stops", List.of(Map.of("company", one.id())))));
        Instant then = now();
        Map<String, @Nullable Object> away = new HashMap<>();
        away.put("host", null);
        away.put("stops", List.of());
        change(visit, away);

        assertThat(office.as("anna", () -> office.records.trace(visit.ref(), 1, null))
                        .getFirst()
                        .changes())
                .filteredOn(change -> change.field().equals("stops"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.from())
                            .isEqualTo("[{\"company\":{\"id\":\"" + one.id() + "\",\"name\":\"One\"}}]");
                    assertThat(change.to()).isEqualTo("[]");
                });
        RecordView told = office.as("anna", () -> history.asOf(visit.ref(), then));
        assertThat(told.value("host")).isEqualTo(new Reference(one.id(), "One"));
        assertThat(told.value("stops")).isEqualTo(List.of(Map.of("company", new Reference(one.id(), "One"))));

        RecordView now = office.as("anna", () -> office.records.read(visit.ref()));
        RecordView back = office.as("anna", () -> history.revert(visit.ref(), now.version(), "stops", then));
        assertThat((List<?>) back.value("stops")).hasSize(1);
    }

    @DatabaseTest
    void a_field_taken_back_is_a_change_like_any_other() {
        RecordView firm = change(office.company("anna", "Firm"), Map.of("employees", 5, "code", "A"));
        Instant then = now();
        RecordView later = change(firm, Map.of("employees", 9, "code", "B"));
        Supplier<RecordView> revert = () -> history.revert(firm.ref(), later.version(), "employees", then);

        office.fix("bert", "employees");
        assertThat(catchThrowableOfType(InvalidRecord.class, () -> office.as("bert", revert))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("field.read-only"));
        RecordView back = office.as("anna", revert);
        assertThat(back.value("employees")).isEqualTo(5L);
        assertThat(back.value("code")).isEqualTo("B");
        assertThat(office.as("anna", () -> office.records.trace(firm.ref(), 1, null))
                        .getFirst()
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.to()).isEqualTo("5"));
        change(firm, Map.of("employees", 7));
        StaleRecord stale = catchThrowableOfType(StaleRecord.class, () -> office.as("anna", revert));
        assertThat(stale.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.theirs()).isEqualTo(7L));

        office.as("anna", () -> office.records.create("companies", Map.of("name", "Other", "code", "A")));
        RecordView now = office.as("anna", () -> office.records.read(firm.ref()));
        assertThat(catchThrowableOfType(
                                InvalidRecord.class,
                                () -> office.as("anna", () -> history.revert(firm.ref(), now.version(), "code", then)))
                        .problems())
                .isNotEmpty();
    }

    @DatabaseTest
    void former_times_open_nothing_that_is_closed_now_and_do_not_begin_before_the_record() {
        Instant before = now();
        RecordView firm = change(office.company("anna", "Firm"), Map.of("employees", 5, "remark", "secret"));
        Instant then = now();
        office.as("anna", () -> new Annex(office.records).trace(firm.ref(), "COMMENTED"));
        assertThat(office.as("bert", () -> history.asOf(firm.ref(), now())).value("updatedAt"))
                .isEqualTo(firm.value("updatedAt"));
        change(firm, Map.of("employees", 9, "remark", "open"));

        assertThat(code(() -> history.asOf(firm.ref(), before))).isEqualTo("record.not-yet-there");
        LocalDate day = then.atZone(Office.SHANGHAI).toLocalDate();
        assertThat(office.as("anna", () -> history.asOf(firm.ref(), day)).value("employees"))
                .isEqualTo(9L);
        assertThat(code(() -> history.asOf(firm.ref(), day.minusDays(1)))).isEqualTo("record.not-yet-there");

        office.hide("bert", "remark");
        assertThat(office.as("bert", () -> history.asOf(firm.ref(), then)).values())
                .doesNotContainKey("remark")
                .containsEntry("employees", 5L);
        office.grant("bert", Scope.OWN);
        assertThat(catchThrowableOfType(
                                TradewindException.class, () -> office.as("bert", () -> history.asOf(firm.ref(), then)))
                        .code())
                .isEqualTo("record.not-found");

        change(firm, Map.of("parent", office.company("anna", "Circle").id()));
        String circle = String.valueOf(((Reference)
                        office.as("anna", () -> office.records.read(firm.ref())).value("parent"))
                .id());
        office.user("cora", null);
        office.grant("cora", Verb.READ, Scope.OWN);
        office.circle("cora", circle, "employees");
        RecordView masked = office.as("cora", () -> history.asOf(firm.ref(), then));
        assertThat(masked.value("remark")).isEqualTo("secret");
        assertThat(masked.values()).doesNotContainKey("employees");
    }

    private String code(Supplier<?> door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as("anna", door))
                .code();
    }
}
