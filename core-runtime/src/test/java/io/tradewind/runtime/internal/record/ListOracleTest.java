package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.Money;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Lists compared with what the same question gives when asked of all rows in memory. */
class ListOracleTest {
    private static final String[] USERS = {"anna", "bert", "cora", "dave", "eve"};
    private static final List<String> SORTS = List.of(
            "name",
            "code",
            "industry",
            "employees",
            "share",
            "credit",
            "founded",
            "seenAt",
            "createdAt",
            "updatedAt",
            "number");

    private static final List<String> COLUMNS = List.of(
            "name_lc",
            "code_lc",
            "industry",
            "employees",
            "share",
            "credit",
            "founded",
            "seen_at",
            "created_at",
            "updated_at",
            "record_number",
            "removed_at");

    private Office office;
    private final Map<String, Map<String, Level>> shared = new HashMap<>();
    private List<RecordView> all;
    private boolean derby;

    @BeforeEach
    void fill(TestDatabase database) {
        derby = database.toString().equals("derby");
        office = new Office(database, COLUMNS);
        office.team("top", null);
        office.team("left", "top");
        office.team("right", "top");
        office.user("anna", "top", "top", "left", "right");
        office.user("bert", "left", "left");
        office.user("cora", "left", "left");
        office.user("dave", "right", "right");
        office.user("eve", null);
        for (String user : USERS) {
            office.grant(user, Scope.ALL);
        }
        Random random = new Random(7);
        String[] names = {"Acme", "acme", "Ærø", "Beta 100%", "beta_x", "华为技术", "华润", "𠮷野家", "Ｆｕｌｌ", "!bang", "zz"};
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String user = USERS[random.nextInt(USERS.length)];
            Map<String, Object> values = new HashMap<>();
            values.put(
                    "name",
                    names[random.nextInt(names.length)] + (random.nextBoolean() ? "" : " " + random.nextInt(4)));
            maybe(random, values, "code", "X" + i);
            maybe(random, values, "industry", random.nextBoolean() ? "RETAIL" : "BANK");
            maybe(random, values, "employees", random.nextInt(4));
            maybe(random, values, "share", new BigDecimal(random.nextInt(3)).movePointLeft(1));
            maybe(random, values, "credit", Money.of(random.nextInt(3) + ".50", random.nextBoolean() ? "CNY" : "USD"));
            maybe(random, values, "big", random.nextBoolean());
            maybe(random, values, "founded", LocalDate.of(2026, 11, 20 + random.nextInt(4)));
            maybe(
                    random,
                    values,
                    "seenAt",
                    Instant.parse("2026-11-22T14:00:00Z").plusSeconds(3600L * random.nextInt(8)));
            maybe(random, values, "phone", "021-5555 000" + random.nextInt(5));
            if (!ids.isEmpty()) {
                maybe(random, values, "parent", ids.get(random.nextInt(ids.size())));
            }
            if (random.nextInt(6) == 0) {
                values.put("owner", null);
            } else if (random.nextInt(4) == 0) {
                values.put("team", random.nextBoolean() ? "right" : null);
            }
            ids.add(office.as(user, () -> office.records.create("companies", values))
                    .id());
        }
        all = all();
        ids.forEach(id -> share(random, id));
    }

    /** With nobody, one or several of the people and teams. */
    private void share(Random random, String id) {
        for (String holder : List.of("bert", "dave", "eve", "left", "right")) {
            if (random.nextInt(6) == 0) {
                Level level = random.nextBoolean() ? Level.EDIT : Level.READ;
                boolean team = Set.of("left", "right").contains(holder);
                shared.computeIfAbsent(id, key -> new HashMap<>()).put(holder, level);
                office.sharing.share(
                        new RecordRef("companies", id),
                        List.of(team ? Holder.team(holder) : Holder.user(holder)),
                        level);
            }
        }
    }

    private static void maybe(Random random, Map<String, Object> values, String field, Object value) {
        if (random.nextInt(4) != 0) {
            values.put(field, value);
        }
    }

    private List<RecordView> all() {
        List<RecordView> rows = new ArrayList<>();
        office.records.each("companies", RecordQuery.ALL, rows::add);
        assertThat(rows).hasSize(120);
        return rows;
    }

    @AfterEach
    void close() {
        office.close();
    }

    @DatabaseTest
    void every_sort_pages_through_all_rows_in_both_directions_with_empty_values_last() {
        for (String field : SORTS) {
            for (boolean descending : new boolean[] {false, true}) {
                List<Sort> sorts = List.of(new Sort(field, descending));
                assertThat(paged("anna", RecordQuery.ALL.sorts(sorts), 7))
                        .as(field + descending)
                        .isEqualTo(sorted(all, sorts));
            }
        }
    }

    @DatabaseTest
    void several_sorts_with_empty_and_equal_keys_page_through_all_rows() {
        for (String sort : List.of(
                "industry,-employees",
                "-industry,name",
                "big2,employees",
                "founded,share,-name",
                "-share,-credit",
                "name,-createdAt",
                "employees,industry")) {
            List<Sort> sorts = Sort.parse(sort.replace("big2", "seenAt"));
            assertThat(paged("anna", RecordQuery.ALL.sorts(sorts), 9)).as(sort).isEqualTo(sorted(all, sorts));
        }
    }

    @DatabaseTest
    void each_scope_shows_what_the_oracle_shows_whatever_the_sort() {
        for (Scope scope : Scope.values()) {
            for (String user : USERS) {
                office.grant(user, Verb.READ, scope);
                if (scope == Scope.NONE) {
                    continue;
                }
                List<RecordView> visible = all.stream()
                        .filter(row -> sees(user, scope, row) || isShared(user, row, Level.READ))
                        .toList();
                for (String sort : List.of("name", "-name", "-employees", "industry", "-seenAt", "employees,-name")) {
                    List<Sort> sorts = Sort.parse(sort);
                    assertThat(paged(user, RecordQuery.ALL.sorts(sorts), 11))
                            .as(user + " " + scope + " " + sort)
                            .isEqualTo(sorted(visible, sorts));
                }
                RecordPage counted = office.as(
                        user,
                        () -> office.records.query(
                                "companies", RecordQuery.ALL.limit(1).counted()));
                assertThat(counted.count()).as(user + scope).isEqualTo(visible.size());
            }
        }
    }

    @DatabaseTest
    void what_is_shared_widens_reading_editing_and_exporting_and_nothing_else() {
        for (String user : List.of("bert", "dave", "eve")) {
            for (Scope scope : List.of(Scope.NONE, Scope.OWN, Scope.TEAM)) {
                for (Verb verb : Verb.values()) {
                    office.grant(user, verb, verb == Verb.READ ? Scope.OWN : scope);
                }
                for (Verb verb : List.of(Verb.EDIT, Verb.EXPORT, Verb.DELETE)) {
                    if (scope != Scope.NONE) {
                        Level least = verb == Verb.EDIT ? Level.EDIT : Level.READ;
                        assertThat(each(user, verb))
                                .as(user + scope + verb)
                                .containsExactlyInAnyOrderElementsOf(
                                        matching(row -> (sees(user, Scope.OWN, row) || isShared(user, row, Level.READ))
                                                && (sees(user, scope, row)
                                                        || (verb != Verb.DELETE && isShared(user, row, least)))));
                    }
                }
                for (RecordView row : all) {
                    boolean visible = sees(user, Scope.OWN, row) || isShared(user, row, Level.READ);
                    if (visible) {
                        RecordView read = office.as(user, () -> office.records.read(row.ref()));
                        boolean edits =
                                scope != Scope.NONE && (sees(user, scope, row) || isShared(user, row, Level.EDIT));
                        assertThat(read.allows("edit")).as(user + scope + row).isEqualTo(edits);
                        assertThat(read.allows("share")).isEqualTo(edits);
                        assertThat(read.allows("delete")).isEqualTo(scope != Scope.NONE && sees(user, scope, row));
                    }
                }
            }
        }
    }

    @DatabaseTest
    void a_circle_opens_records_with_some_of_their_fields_empty_at_every_door() {
        String one = busiestParent(Set.of());
        String other = busiestParent(Set.of(one));
        Map<String, Set<String>> circles =
                Map.of(one, Set.of("employees", "code", "credit", "phone", "name"), other, Set.of());
        circles.forEach((circle, hidden) -> office.circle("dave", circle, hidden.toArray(String[]::new)));
        office.grant("dave", Scope.OWN);
        List<RecordView> visible = all.stream()
                .filter(row -> isPlain(row) || circles.containsKey(String.valueOf(id(row.value("parent")))))
                .map(row -> isPlain(row) || !one.equals(id(row.value("parent"))) ? row : masked(row))
                .toList();
        assertThat(visible.stream().filter(row -> !isPlain(row))).hasSizeGreaterThan(4);

        for (String sort : List.of("name", "-name", "employees", "-credit", "code", "-employees,name", "-createdAt")) {
            List<Sort> sorts = Sort.parse(sort);
            assertThat(paged("dave", RecordQuery.ALL.sorts(sorts), 5)).as(sort).isEqualTo(sorted(visible, sorts));
        }
        Map<String, RecordView> listed = new HashMap<>();
        office.as(
                "dave",
                () -> office.records.each("companies", RecordQuery.ALL, shown -> listed.put(shown.id(), shown)));
        visible.forEach(row -> isShown(row, listed.get(row.id())));
        assertThat(each("dave", Verb.EXPORT)).containsExactlyInAnyOrderElementsOf(matching(this::isPlain));
    }

    private void isShown(RecordView row, @Nullable RecordView listed) {
        assertThat(listed).isNotNull();
        RecordView read = office.as("dave", () -> office.records.read(row.ref()));
        for (String field : List.of("name", "employees", "code", "credit", "industry", "founded")) {
            assertThat(listed.value(field)).as(row + field).isEqualTo(row.value(field));
            assertThat(read.value(field)).as(row + field).isEqualTo(row.value(field));
        }
        RecordView whole = all.stream()
                .filter(any -> any.id().equals(row.id()))
                .findFirst()
                .orElseThrow();
        if (whole.value("code") instanceof String code) {
            RecordQuery byCode = RecordQuery.ALL.text(code).limit(500);
            assertThat(ids(office.as("dave", () -> office.records.query("companies", byCode)))
                            .contains(row.id()))
                    .isEqualTo(row.value("code") != null);
        }
        for (String field : List.of("phone", "code", "employees")) {
            Object value = whole.value(field);
            if (value != null) {
                RecordQuery exactly =
                        RecordQuery.ALL.limit(500).filters(List.of(Filter.of(field, Operator.EQ, value.toString())));
                assertThat(ids(office.as("dave", () -> office.records.query("companies", exactly)))
                                .contains(row.id()))
                        .as(field + " of " + row)
                        .isEqualTo(row.value(field) != null);
            }
        }
        boolean edits = "dave".equals(id(row.value("owner"))) || isShared("dave", row, Level.EDIT);
        assertThat(read.allows("edit")).isEqualTo(edits);
        assertThat(read.allows("excite")).isEqualTo(edits || !isPlain(row));
        assertThat(office.as("dave", () -> office.records.trace(row.ref(), 9, null)).stream()
                        .flatMap(entry -> entry.changes().stream())
                        .anyMatch(change -> change.field().equals("employees")))
                .as("trace of " + row)
                .isEqualTo(row.value("employees") != null);
    }

    /** What dave sees by himself or by a share. */
    private boolean isPlain(RecordView row) {
        return sees("dave", Scope.OWN, row) || isShared("dave", row, Level.READ);
    }

    private String busiestParent(Set<String> but) {
        Map<String, Long> children = all.stream()
                .map(row -> String.valueOf(id(row.value("parent"))))
                .filter(parent -> !parent.equals("null") && !but.contains(parent))
                .collect(Collectors.groupingBy(parent -> parent, Collectors.counting()));
        return Collections.max(children.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    /** Without the hidden fields; the name cannot be hidden. */
    private static RecordView masked(RecordView row) {
        Map<String, @Nullable Object> values = new HashMap<>(row.values());
        Set.of("employees", "code", "credit", "phone").forEach(field -> values.put(field, null));
        return new RecordView(row.ref(), row.version(), row.title(), values, Map.of(), List.of());
    }

    private List<String> each(String user, Verb verb) {
        List<String> ids = new ArrayList<>();
        office.as(user, () -> office.records.each("companies", verb, RecordQuery.ALL, row -> ids.add(row.id())));
        return ids;
    }

    private boolean isShared(String user, RecordView row, Level least) {
        Map<String, String> teamOf = Map.of("bert", "left", "cora", "left", "dave", "right");
        Map<String, Level> holders = shared.getOrDefault(row.id(), Map.of());
        return java.util.stream.Stream.of(user, teamOf.getOrDefault(user, "none"))
                .map(holders::get)
                .anyMatch(level -> level != null && level.compareTo(least) >= 0);
    }

    /** The rule of scopes, told a second time. */
    private boolean sees(String user, Scope scope, RecordView row) {
        String owner = id(row.value("owner"));
        String team = id(row.value("team"));
        Map<String, String> teamOf = Map.of("anna", "top", "bert", "left", "cora", "left", "dave", "right");
        boolean own = user.equals(owner);
        return switch (scope) {
            case NONE -> false;
            case ALL -> true;
            case OWN -> own;
            case TEAM -> own || (team != null && team.equals(teamOf.get(user)));
            case TREE -> own || (team != null && (user.equals("anna") || team.equals(teamOf.get(user))));
        };
    }

    private static @Nullable String id(@Nullable Object value) {
        return value instanceof Reference reference ? reference.id() : null;
    }

    @DatabaseTest
    void every_operator_finds_what_the_oracle_finds() {
        check(Filter.of("name", Operator.EQ, "ACME"), row -> lower(row, "name").equals("acme"));
        check(Filter.of("name", Operator.NE, "acme"), row -> !lower(row, "name").equals("acme"));
        check(
                Filter.of("name", Operator.CONTAINS, "0%"),
                row -> lower(row, "name").contains("0%"));
        check(
                Filter.of("name", Operator.CONTAINS, "_"),
                row -> lower(row, "name").contains("_"));
        check(
                Filter.of("name", Operator.CONTAINS, "!"),
                row -> lower(row, "name").contains("!"));
        check(
                Filter.of("name", Operator.CONTAINS, "为"),
                row -> lower(row, "name").contains("为"));
        check(
                Filter.of("name", Operator.STARTS_WITH, "BETA"),
                row -> lower(row, "name").startsWith("beta"));
        check(
                Filter.of("name", Operator.STARTS_WITH, "华"),
                row -> lower(row, "name").startsWith("华"));
        check(
                Filter.of("name", Operator.STARTS_WITH, "𠮷"),
                row -> lower(row, "name").startsWith("𠮷"));
        check(
                Filter.of("name", Operator.STARTS_WITH, "ÆR"),
                row -> lower(row, "name").startsWith("ær"));
        check(
                Filter.of("name", Operator.IN, "acme", "ZZ"),
                row -> Set.of("acme", "zz").contains(lower(row, "name")));
        check(Filter.of("code", Operator.EMPTY, "true"), row -> row.value("code") == null);
        check(Filter.of("code", Operator.EMPTY, "false"), row -> row.value("code") != null);
        check(Filter.of("code", Operator.NE, "x5"), row -> !"X5".equals(row.value("code")));
        check(Filter.of("industry", Operator.EQ, "BANK"), row -> "BANK".equals(row.value("industry")));
        check(Filter.of("industry", Operator.NE, "BANK"), row -> !"BANK".equals(row.value("industry")));
        check(Filter.of("industry", Operator.IN, "BANK", "RETAIL"), row -> row.value("industry") != null);
        check(Filter.of("employees", Operator.EQ, "2"), row -> Long.valueOf(2).equals(row.value("employees")));
        check(
                Filter.of("employees", Operator.IN, "1", "3"),
                row -> row.value("employees") instanceof Long n && n % 2 == 1);
        check(Filter.of("employees", Operator.GTE, "2"), row -> row.value("employees") instanceof Long n && n >= 2);
        check(Filter.of("employees", Operator.LT, "2"), row -> row.value("employees") instanceof Long n && n < 2);
        check(
                Filter.of("share", Operator.GT, "0.1"),
                row -> row.value("share") instanceof BigDecimal n && n.compareTo(new BigDecimal("0.1")) > 0);
        check(
                Filter.of("share", Operator.LTE, "0.10"),
                row -> row.value("share") instanceof BigDecimal n && n.compareTo(new BigDecimal("0.1")) <= 0);
        check(
                Filter.of("credit", Operator.GTE, "1.5"),
                row -> row.value("credit") instanceof Money m && m.amount().compareTo(new BigDecimal("1.5")) >= 0);
        check(
                Filter.of("credit", Operator.EQ, "1.5 CNY"),
                row -> Money.of("1.50", "CNY").equals(row.value("credit")));
        check(Filter.of("big", Operator.EQ, "true"), row -> Boolean.TRUE.equals(row.value("big")));
        check(Filter.of("big", Operator.NE, "true"), row -> !Boolean.TRUE.equals(row.value("big")));
        check(
                Filter.of("founded", Operator.EQ, "2026-11-21"),
                row -> LocalDate.of(2026, 11, 21).equals(row.value("founded")));
        check(
                Filter.of("founded", Operator.GT, "2026-11-21"),
                row -> row.value("founded") instanceof LocalDate d && d.isAfter(LocalDate.of(2026, 11, 21)));
        check(Filter.of("owner", Operator.EQ, "me"), row -> "anna".equals(id(row.value("owner"))));
        check(Filter.of("team", Operator.EQ, "mine"), row -> "top".equals(id(row.value("team"))));
        check(Filter.of("team", Operator.EMPTY, "true"), row -> row.value("team") == null);
        check(
                Filter.of("parent", Operator.EQ, all.get(3).id()),
                row -> all.get(3).id().equals(id(row.value("parent"))));
        check(Filter.of("phone", Operator.EQ, "+86 21 5555-0002"), row -> "021-5555 0002".equals(row.value("phone")));
        check(
                Filter.of("number", Operator.STARTS_WITH, "k-00"),
                row -> String.valueOf(row.value("number")).startsWith("K-00"));
        check(
                Filter.of("id", Operator.IN, all.get(1).id(), all.get(2).id()),
                row -> Set.of(all.get(1).id(), all.get(2).id()).contains(row.id()));
    }

    @DatabaseTest
    void a_day_is_a_day_of_the_readers_zone_for_instants() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        Instant begin = day.atStartOfDay(Office.SHANGHAI).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(Office.SHANGHAI).toInstant();
        Predicate<Instant> within = at -> !at.isBefore(begin) && at.isBefore(end);

        check(
                Filter.of("seenAt", Operator.EQ, "2026-11-23"),
                row -> row.value("seenAt") instanceof Instant at && within.test(at));
        check(
                Filter.of("seenAt", Operator.NE, "2026-11-23"),
                row -> !(row.value("seenAt") instanceof Instant at && within.test(at)));
        check(
                Filter.of("seenAt", Operator.GTE, "2026-11-23"),
                row -> row.value("seenAt") instanceof Instant at && !at.isBefore(begin));
        check(
                Filter.of("seenAt", Operator.LT, "2026-11-23"),
                row -> row.value("seenAt") instanceof Instant at && at.isBefore(begin));
        check(
                Filter.of("seenAt", Operator.LTE, "2026-11-23"),
                row -> row.value("seenAt") instanceof Instant at && at.isBefore(end));
        check(
                Filter.of("seenAt", Operator.GT, "2026-11-22"),
                row -> row.value("seenAt") instanceof Instant at && !at.isBefore(begin));
        check(
                Filter.of("seenAt", Operator.GT, begin.toString()),
                row -> row.value("seenAt") instanceof Instant at && at.isAfter(begin));
    }

    @DatabaseTest
    void the_search_box_wants_every_word_somewhere() {
        RecordQuery query = RecordQuery.ALL.limit(500);
        assertThat(ids(office.as("anna", () -> office.records.query("companies", query.text(" ACME  2 ")))))
                .containsExactlyInAnyOrderElementsOf(matching(
                        row -> searched(row).contains("acme") && searched(row).contains("2")));
        assertThat(ids(office.as("anna", () -> office.records.query("companies", query.text("k-0007")))))
                .containsExactlyInAnyOrderElementsOf(matching(row -> "K-0007".equals(row.value("number"))));
        office.hide("anna", "code");
        assertThat(ids(office.as("anna", () -> office.records.query("companies", query.text("x5")))))
                .isEmpty();
    }

    private static String searched(RecordView row) {
        return (row.value("name") + " " + row.value("code") + " " + row.value("number")).toLowerCase(Locale.ROOT);
    }

    private void check(Filter filter, Predicate<RecordView> oracle) {
        RecordQuery query = RecordQuery.ALL.limit(500).filters(List.of(filter));
        assertThat(ids(office.as("anna", () -> office.records.query("companies", query))))
                .as(filter.toString())
                .containsExactlyInAnyOrderElementsOf(matching(oracle));
    }

    private List<String> matching(Predicate<RecordView> oracle) {
        return all.stream().filter(oracle).map(RecordView::id).toList();
    }

    private static List<String> ids(RecordPage page) {
        return page.items().stream().map(RecordView::id).toList();
    }

    private List<String> paged(String user, RecordQuery query, int limit) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            RecordQuery next = query.limit(limit).after(after);
            RecordPage page = office.as(user, () -> office.records.query("companies", next));
            ids.addAll(ids(page));
            after = page.next();
        } while (after != null);
        return ids;
    }

    private List<String> sorted(List<RecordView> rows, List<Sort> sorts) {
        Comparator<RecordView> order = (a, b) -> 0;
        for (Sort sort : sorts) {
            order = order.thenComparing(
                    (a, b) -> compare(a.value(sort.field()), b.value(sort.field()), sort.descending()));
        }
        boolean last = sorts.getLast().descending();
        Comparator<RecordView> byId = Comparator.comparing(RecordView::id);
        return rows.stream()
                .sorted(order.thenComparing(last ? byId.reversed() : byId))
                .map(RecordView::id)
                .toList();
    }

    private int compare(@Nullable Object a, @Nullable Object b, boolean descending) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        int way = switch (a) {
            case String text -> text(text, (String) b);
            case Money money -> money.amount().compareTo(((Money) b).amount());
            case Long number -> number.compareTo((Long) b);
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            case LocalDate day -> day.compareTo((LocalDate) b);
            case Instant at -> at.compareTo((Instant) b);
            default -> throw new IllegalStateException(a.toString());
        };
        return descending ? -way : way;
    }

    /** Derby orders by UTF-16 units, PostgreSQL by code points. */
    private int text(String a, String b) {
        String one = a.toLowerCase(Locale.ROOT);
        String other = b.toLowerCase(Locale.ROOT);
        return derby
                ? one.compareTo(other)
                : java.util.Arrays.compare(
                        one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static String lower(RecordView row, String field) {
        return String.valueOf(row.value(field)).toLowerCase(Locale.ROOT);
    }
}
