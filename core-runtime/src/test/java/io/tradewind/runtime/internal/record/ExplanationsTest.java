package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.Explanation;
import io.tradewind.record.Explanation.FieldPermission;
import io.tradewind.record.Explanation.Permission;
import io.tradewind.record.Explanation.Reason;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Why somebody sees a record: the reasons say yes if, and only if, the engine's own doors do. */
class ExplanationsTest {
    private static final List<String> TEAMS = List.of("root", "left", "right");

    private Office office;
    private RecordExplanations explanations;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("root", null);
        office.team("left", "root");
        office.team("right", "root");
        office.user("boss", null);
        office.grant("boss", Scope.ALL);
        office.entitle("boss", "access.manage");
        office.user("anna", "left", "left");
        office.user("bert", "right", "right");
        office.user("cora", "root", "root", "left", "right");
        office.user("dora", null);
        explanations = new RecordExplanations(
                office.records, office.types, office, office, (user, type, verb) -> List.of(), office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Explanation explain(RecordRef ref, String user) {
        return office.as("boss", () -> explanations.explain(ref, user, Locale.ENGLISH));
    }

    private boolean does(String user, Runnable door) {
        try {
            office.as(user, door);
            return true;
        } catch (TradewindException refused) {
            return false;
        }
    }

    @DatabaseTest
    void it_says_yes_if_and_only_if_the_engine_does_for_whatever_rights_and_records() {
        Random random = new Random(2026);
        Scope[] scopes = Scope.values();
        int seen = 0;
        int unseen = 0;
        for (int round = 0; round < 60; round++) {
            String who = List.of("anna", "bert", "cora", "dora").get(random.nextInt(4));
            for (Verb verb : Verb.values()) {
                office.grant(who, verb, scopes[random.nextInt(scopes.length)]);
            }
            RecordView record = record(random);
            share(record, random);
            if (random.nextInt(4) == 0) {
                office.circle(who, circle(record), random.nextBoolean() ? "employees" : "phone");
            }
            Explanation told = explain(record.ref(), who);
            boolean reads = does(who, () -> office.records.read(record.ref()));

            assertThat(told.reads()).as("%s: %s", who, told).isEqualTo(reads);
            assertThat(told.reasons().stream().anyMatch(Reason::opens)).isEqualTo(reads);
            if (reads) {
                seen++;
                agrees(told, office.as(who, () -> office.records.read(record.ref())), who);
            } else {
                unseen++;
                assertThat(told.fields()).isEmpty();
            }
        }
        assertThat(seen).isGreaterThan(12);
        assertThat(unseen).isGreaterThan(12);
    }

    private RecordView record(Random random) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "Firm " + random.nextInt());
        values.put("employees", 5);
        values.put("phone", "0571 8888 1234");
        values.put("owner", List.of("anna", "bert", "cora", "dora", "boss").get(random.nextInt(5)));
        values.put("team", TEAMS.get(random.nextInt(3)));
        values.put("parent", office.company("boss", "Circle").id());
        return office.as("boss", () -> office.records.create(CompanyType.NAME, values));
    }

    private static String circle(RecordView record) {
        return ((io.tradewind.record.Reference) java.util.Objects.requireNonNull(record.value("parent"))).id();
    }

    private void share(RecordView record, Random random) {
        if (random.nextInt(3) == 0) {
            Holder holder = random.nextBoolean()
                    ? Holder.team(TEAMS.get(random.nextInt(3)))
                    : Holder.user(List.of("anna", "bert").get(random.nextInt(2)));
            Level level = random.nextBoolean() ? Level.READ : Level.EDIT;
            office.as("boss", () -> office.sharing.share(record.ref(), List.of(holder), level));
        }
    }

    private static void agrees(Explanation told, RecordView read, String who) {
        Map<Verb, Boolean> verbs = new HashMap<>();
        for (Permission one : told.verbs()) {
            verbs.put(one.verb(), one.granted());
        }
        assertThat(verbs.get(Verb.EDIT)).as("%s edits", who).isEqualTo(read.allows("edit"));
        assertThat(verbs.get(Verb.DELETE)).as("%s deletes", who).isEqualTo(read.allows("delete"));
        for (FieldPermission field : told.fields()) {
            if (!field.reads()) {
                assertThat(read.value(field.field())).isNull();
            }
        }
        for (String field : List.of("employees", "phone")) {
            boolean hidden = told.fields().stream().anyMatch(one -> one.field().equals(field) && !one.reads());
            assertThat(read.value(field) == null).as("%s %s", who, field).isEqualTo(hidden);
        }
    }

    @DatabaseTest
    void it_tells_by_which_way_and_which_fields_stay_closed() {
        office.grant("anna", Scope.OWN);
        office.grant("bert", Scope.OWN);
        office.grant("cora", Scope.TREE);
        RecordView hers = office.company("anna", "Hers");
        office.as("anna", () -> office.sharing.share(hers.ref(), List.of(Holder.team("right")), Level.READ));
        office.hide("bert", "remark");
        office.fix("anna", "code");

        assertThat(opening("anna", hers)).containsExactly("own");
        assertThat(opening("bert", hers)).containsExactly("share");
        assertThat(opening("cora", hers)).containsExactly("tree");
        assertThat(explain(hers.ref(), "dora").reasons())
                .extracting(Reason::code)
                .containsExactly("none");
        assertThat(explain(hers.ref(), "BERT").fields())
                .extracting(FieldPermission::field, FieldPermission::reads)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("remark", false));
        assertThat(explain(hers.ref(), "anna").fields())
                .extracting(FieldPermission::field, FieldPermission::reads, FieldPermission::edits)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("code", true, false));
    }

    private List<String> opening(String user, RecordView record) {
        return explain(record.ref(), user).reasons().stream()
                .filter(Reason::opens)
                .map(Reason::code)
                .toList();
    }

    @DatabaseTest
    void only_owners_and_those_who_manage_access_may_ask() {
        office.grant("anna", Scope.OWN);
        office.grant("cora", Scope.TREE);
        RecordView hers = office.company("anna", "Hers");

        assertThat(office.as("anna", () -> explanations.mayAsk(hers))).isTrue();
        assertThat(office.as("cora", () -> explanations.mayAsk(hers))).isFalse();
        assertThat(office.as("anna", () -> explanations.explain(hers.ref(), "cora", Locale.ENGLISH))
                        .reads())
                .isTrue();
        assertThat(refused("cora", hers, "anna")).isEqualTo("explanation.not-allowed");
        assertThat(refused("bert", hers, "anna")).isNotNull();
        assertThat(refused("anna", hers, "nobody")).isEqualTo("explanation.no-such-user");
    }

    private String refused(String asking, RecordView record, String about) {
        return catchThrowableOfType(
                        TradewindException.class,
                        () -> office.as(asking, () -> explanations.explain(record.ref(), about, Locale.ENGLISH)))
                .code();
    }
}
