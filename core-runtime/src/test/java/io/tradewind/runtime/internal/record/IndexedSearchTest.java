package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.event.EventAppender;
import io.tradewind.runtime.internal.event.RecordChanges;
import io.tradewind.runtime.internal.search.IndexFollower;
import io.tradewind.runtime.internal.search.IndexedSearch;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.unit.Unit;
import io.tradewind.search.Search;
import io.tradewind.search.Search.Hit;

/** Search over the engine and the event log: what is found by whom, and an index that keeps up and comes back. */
class IndexedSearchTest {
    private static final String TYPE = CompanyType.NAME;

    @TempDir
    Path folder;

    private Office office;
    private RecordEngine records;
    private EventAppender events;
    private @Nullable IndexFollower follower;
    private Search search;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        events = new EventAppender(office.tx, office.tx, office);
        records = new RecordEngine(
                office.types, office.tx, office.tx, entity -> Optional.<Unit>of(office.unit), events, office, office);
        office.team("t1", null);
        office.team("t2", null);
        office.user("anna", "t1", "t1");
        office.user("ben", "t1", "t1");
        office.user("carl", "t2", "t2");
        for (String user : List.of("anna", "ben", "carl")) {
            office.grant(user, Scope.ALL);
        }
        start();
    }

    private void start() {
        SearchedRecords searched = new SearchedRecords(office.types, office.tx);
        follower = new IndexFollower(
                folder.resolve("index"), searched, new RecordChanges(office.tx, events), () -> true, Duration.ZERO);
        search = new IndexedSearch(follower, searched, office.types, records);
        complete();
    }

    private void complete() {
        eventually(() -> office.as("anna", () -> search.find("x", Set.of(), 1)).complete(), true);
    }

    private void stop() throws InterruptedException {
        if (follower != null) {
            follower.stop();
            follower = null;
        }
    }

    @AfterEach
    void close() throws Exception {
        stop();
        office.close();
    }

    @DatabaseTest
    void finds_what_was_saved_changed_removed_and_restored() {
        RecordView beijing = save("anna", Map.of("name", "北京华为技术有限公司", "phone", "138-0013-8000"));
        save("anna", Map.of("name", "Other", "remark", "北京"));

        eventually(() -> found("anna", "bj"), List.of("北京华为技术有限公司"));
        eventually(() -> found("anna", "beijing hw"), List.of("北京华为技术有限公司"));
        eventually(() -> found("anna", "0013"), List.of("北京华为技术有限公司"));
        eventually(() -> found("anna", "K-000"), List.of("Other", "北京华为技术有限公司"));

        RecordView changed = office.as("anna", () -> records.change(beijing.ref(), 1, Map.of("name", "上海华为")));
        eventually(() -> found("anna", "bj"), List.of());
        eventually(() -> found("anna", "shanghai"), List.of("上海华为"));

        office.as("anna", () -> records.remove(beijing.ref(), changed.version()));
        eventually(() -> found("anna", "shanghai"), List.of());
        office.as("anna", () -> records.restore(beijing.ref()));
        eventually(() -> found("anna", "shanghai"), List.of("上海华为"));
    }

    @DatabaseTest
    void shows_only_records_and_fields_that_the_reader_may_see() {
        save("anna", Map.of("name", "北京甲", "code", "SECRET-1"));
        save("ben", Map.of("name", "北京乙", "phone", "13800138000"));
        RecordView others = save("carl", Map.of("name", "北京丙"));
        eventually(() -> found("anna", "bj"), List.of("北京丙", "北京乙", "北京甲"));

        office.grant("anna", Scope.TEAM);
        assertThat(found("anna", "bj")).containsExactly("北京乙", "北京甲");
        office.grant("anna", Scope.OWN);
        assertThat(found("anna", "bj")).containsExactly("北京甲");
        office.grant("anna", Scope.NONE);
        assertThat(found("anna", "bj")).isEmpty();

        office.grant("anna", Scope.ALL);
        assertThat(found("anna", "secret")).containsExactly("北京甲");
        office.hide("anna", "code", "phone");
        assertThat(found("anna", "secret")).isEmpty();
        assertThat(found("anna", "0138")).isEmpty();
        office.hide("anna", "name");
        assertThat(found("anna", "bj")).isEmpty();
        assertThat(office.as("anna", () -> search.find(others.text("number").orElseThrow(), Set.of(), 5))
                        .groups())
                .flatMap(Search.Group::hits)
                .allSatisfy(hit -> assertThat(hit.title().text()).doesNotContain("北京"));
    }

    @DatabaseTest
    void hides_at_once_what_is_given_away_although_the_index_does_not_know_yet() {
        RecordView record = save("anna", Map.of("name", "北京甲"));
        office.grant("anna", Scope.OWN);
        eventually(() -> found("anna", "bj"), List.of("北京甲"));

        office.tx.run(() -> office.tx
                .sql()
                .update("update sample.companies set owner_id = 'carl', team_id = 't2' where id = ?", record.id()));

        assertThat(found("anna", "bj")).isEmpty();
    }

    @DatabaseTest
    void a_reader_of_few_finds_them_among_many_of_others() {
        save("anna", Map.of("name", "北京甲公司"));
        List<Map<String, Object>> many = new ArrayList<>();
        IntStream.range(0, 500).forEach(i -> many.add(Map.of("name", "北京公司" + i)));
        for (int i = 0; i < 3; i++) {
            office.as("carl", () -> records.createAll(TYPE, many));
        }
        office.grant("anna", Scope.OWN);

        eventually(() -> found("anna", "北京公司"), List.of("北京甲公司"));
        Search.Group all = office.as("carl", () -> search.find("bjgs", Set.of(TYPE), 50))
                .groups()
                .getFirst();
        assertThat(all.hits()).hasSize(50);
        assertThat(all.more()).isTrue();
        assertThat(office.as("carl", () -> search.find("bj", Set.of("others"), 50))
                        .groups())
                .isEmpty();
    }

    @DatabaseTest
    void a_thousand_saves_are_found_within_five_seconds() {
        for (int part = 0; part < 20; part++) {
            List<Map<String, Object>> some = new ArrayList<>();
            int first = part * 50;
            IntStream.range(first, first + 50).forEach(i -> some.add(Map.of("name", "Firma N" + (100_000 + i))));
            office.as("anna", () -> records.createAll(TYPE, some));
        }
        long saved = System.nanoTime();

        eventually(() -> found("anna", "n100999"), List.of("Firma N100999"));

        assertThat(found("anna", "n100000")).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - saved)).isLessThan(Duration.ofSeconds(5));
    }

    @DatabaseTest
    void catches_up_with_what_happened_while_it_was_away() throws Exception {
        RecordView gone = save("anna", Map.of("name", "北京旧"));
        eventually(() -> found("anna", "bj"), List.of("北京旧"));
        stop();
        Path kept = Files.createFile(folder.resolve("index").resolve("kept"));

        office.as("anna", () -> records.remove(gone.ref(), 1));
        save("anna", Map.of("name", "北京新"));
        start();

        eventually(() -> found("anna", "bj"), List.of("北京新"));
        assertThat(kept).as("the index was not begun anew").exists();
    }

    @DatabaseTest
    void comes_back_when_its_files_are_deleted_while_it_runs() throws Exception {
        save("anna", Map.of("name", "北京甲"));
        eventually(() -> found("anna", "bj"), List.of("北京甲"));

        delete(folder.resolve("index"));
        save("anna", Map.of("name", "北京乙"));

        eventually(() -> Files.isDirectory(folder.resolve("index")), true);
        eventually(() -> found("anna", "bj"), List.of("北京乙", "北京甲"));
        complete();
    }

    @DatabaseTest
    void comes_back_when_its_files_are_damaged_or_of_another_database() throws Exception {
        save("anna", Map.of("name", "北京甲"));
        eventually(() -> found("anna", "bj"), List.of("北京甲"));
        stop();
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        start();
        eventually(() -> found("anna", "bj"), List.of("北京甲"));

        stop();
        office.tx.run(() -> office.tx.sql().update("update core.event_log set actor = 'somebody else'"));
        Path kept = Files.createFile(folder.resolve("index").resolve("kept"));
        start();
        eventually(() -> found("anna", "bj"), List.of("北京甲"));
        assertThat(kept).as("the log is not the one that was followed").doesNotExist();
    }

    @DatabaseTest
    void types_that_go_are_not_found_and_return_with_what_they_had() {
        save("anna", Map.of("name", "北京甲"));
        eventually(() -> found("anna", "bj"), List.of("北京甲"));

        office.types.remove(office.companyType);
        assertThat(found("anna", "bj")).isEmpty();
        office.types.arrive(office.companyType, "sample");
        office.types.settle();

        eventually(() -> found("anna", "bj"), List.of("北京甲"));
    }

    @DatabaseTest
    void asks_the_database_until_the_index_is_there() throws Exception {
        save("anna", Map.of("name", "北京甲"));
        stop();
        SearchedRecords searched = new SearchedRecords(office.types, office.tx);
        Path file = Files.createFile(folder.resolve("file"));
        follower = new IndexFollower(
                file, searched, new RecordChanges(office.tx, events), () -> true, Duration.ofMinutes(1));
        search = new IndexedSearch(follower, searched, office.types, records);

        assertThatThrownBy(() -> office.as("anna", () -> search.find("x", Set.of(), 51)))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo("search.limit"));
        assertThat(search.match("kh", "客户"))
                .hasValueSatisfying(found -> assertThat(found.marks()).containsExactly(new Search.Mark(0, 2)));
        assertThat(search.match("x".repeat(300), "客户")).isEmpty();

        Search.Found found = office.as("anna", () -> search.find("北京", Set.of(), 5));

        assertThat(found.complete()).isFalse();
        assertThat(found.groups().getFirst().hits())
                .map(hit -> hit.title().text())
                .containsExactly("北京甲");
    }

    private RecordView save(String user, Map<String, Object> values) {
        return office.as(user, () -> records.create(TYPE, new HashMap<>(values)));
    }

    private List<String> found(String user, String words) {
        return office.as(user, () -> search.find(words, Set.of(TYPE), 10)).groups().stream()
                .flatMap(group -> group.hits().stream())
                .map(Hit::title)
                .map(Search.Marked::text)
                .toList();
    }

    private static <T> void eventually(Supplier<T> value, T expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!value.get().equals(expected) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
        assertThat(value.get()).isEqualTo(expected);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
