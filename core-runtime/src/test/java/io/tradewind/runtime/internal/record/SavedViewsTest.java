package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Directory;
import io.tradewind.access.Scope;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.view.StoredViews;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.SavedViews;
import io.tradewind.view.ViewContent;
import io.tradewind.view.ViewContent.Chart;
import io.tradewind.view.ViewContent.Column;
import tools.jackson.databind.json.JsonMapper;

class SavedViewsTest {
    private static final ViewContent BANKS = new ViewContent(
            "north",
            List.of(Filter.of("industry", Operator.EQ, "BANK")),
            List.of(new Sort("name", true)),
            List.of(new Column("name", 240), new Column("credit", 0)),
            ViewContent.TABLE,
            new Chart(new Grouping("big", Grouping.Measure.SUM, "credit"), Chart.Shape.PIE));

    private Office office;
    private SavedViews views;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("top", null);
        office.team("left", "top");
        office.team("right", "top");
        office.user("anna", "top", "top", "left", "right");
        office.user("bert", "left", "left");
        office.user("cora", "left", "left");
        office.user("dave", "right", "right");
        office.user("eve", null);
        List.of("anna", "bert", "cora", "dave", "eve").forEach(user -> office.grant(user, Scope.ALL));
        views = new StoredViews(
                office.tx,
                office.tx,
                office,
                who -> {
                    Standing standing = office.standing(who);
                    return who.id().equals("anna")
                            ? new Standing(standing.user(), standing.team(), standing.tree(), Rights.ALL)
                            : standing;
                },
                new Teams(),
                office.types,
                office.records,
                new RecordSummaries(office.types, office.records, office.tx));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private SavedView keep(String user, String name, Share share) {
        return office.as(user, () -> views.create("companies", new Wanted(name, share, BANKS)));
    }

    private List<String> seenBy(String user) {
        return office.as(user, () -> views.of("companies")).stream()
                .map(SavedView::name)
                .toList();
    }

    private static void refused(String code, Supplier<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOfSatisfying(
                        TradewindException.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @DatabaseTest
    void a_view_comes_back_as_it_was_kept() {
        SavedView kept = keep("bert", "  Northern banks ", Share.OWN);

        SavedView read = office.as("bert", () -> views.require(kept.id()));

        assertThat(read.name()).isEqualTo("Northern banks");
        assertThat(read.content()).isEqualTo(BANKS);
        assertThat(read.owner().id()).isEqualTo("bert");
        assertThat(read.editable()).isTrue();
        assertThat(read.pinned()).isFalse();
    }

    @DatabaseTest
    void own_views_are_seen_by_nobody_else_team_views_by_the_team_and_those_above_shared_ones_by_all() {
        keep("bert", "mine", Share.OWN);
        keep("bert", "ours", Share.TEAM);
        keep("anna", "everybody's", Share.ALL);

        assertThat(seenBy("bert")).containsExactly("everybody's", "mine", "ours");
        assertThat(seenBy("cora")).containsExactly("everybody's", "ours");
        assertThat(seenBy("anna")).containsExactly("everybody's", "ours");
        assertThat(seenBy("dave")).containsExactly("everybody's");
        assertThat(seenBy("eve")).containsExactly("everybody's");
    }

    @DatabaseTest
    void sharing_with_all_needs_the_right_and_sharing_with_a_team_needs_a_team() {
        refused("view.may-not-share", () -> keep("bert", "for all", Share.ALL));
        refused("view.no-team", () -> keep("eve", "for my team", Share.TEAM));
        SavedView own = keep("bert", "own", Share.OWN);
        refused(
                "view.may-not-share",
                () -> office.as("bert", () -> views.change(own.id(), 1, new Wanted("own", Share.ALL, BANKS))));
    }

    @DatabaseTest
    void only_the_owner_changes_a_view_and_only_in_the_version_they_saw() {
        SavedView ours = keep("bert", "ours", Share.TEAM);
        Wanted renamed = new Wanted("renamed", Share.TEAM, ViewContent.PLAIN);

        refused("view.not-yours", () -> office.as("cora", () -> views.change(ours.id(), ours.version(), renamed)));
        refused("view.not-found", () -> office.as("dave", () -> views.change(ours.id(), ours.version(), renamed)));
        SavedView changed = office.as("bert", () -> views.change(ours.id(), ours.version(), renamed));

        assertThat(changed.name()).isEqualTo("renamed");
        assertThat(changed.version()).isEqualTo(2);
        assertThatThrownBy(() -> office.as("bert", () -> views.change(ours.id(), 1, renamed)))
                .isInstanceOf(StaleRecord.class);
        assertThatThrownBy(() -> office.as("cora", () -> views.remove(ours.id())))
                .isInstanceOf(TradewindException.class);
        office.as("bert", () -> views.remove(ours.id()));
        assertThat(seenBy("bert")).isEmpty();
    }

    @DatabaseTest
    void everybody_pins_and_opens_with_views_for_themselves() {
        SavedView ours = keep("bert", "ours", Share.TEAM);
        keep("bert", "another", Share.TEAM);
        office.as("cora", () -> views.pin(ours.id(), true));
        office.as("cora", () -> views.usual("companies", ours.id()));

        assertThat(seenBy("cora")).containsExactly("ours", "another");
        assertThat(seenBy("bert")).containsExactly("another", "ours");
        SavedView coras = office.as("cora", () -> views.require(ours.id()));
        assertThat(coras.pinned()).isTrue();
        assertThat(coras.usual()).isTrue();
        assertThat(office.as("bert", () -> views.require(ours.id())).usual()).isFalse();
        office.as("cora", () -> views.usual("companies", null));
        assertThat(office.as("cora", () -> views.require(ours.id())).usual()).isFalse();
    }

    @DatabaseTest
    void names_are_one_to_eighty_characters_and_not_used_twice_by_one_person() {
        keep("bert", "Banks", Share.OWN);

        for (Map.Entry<String, String> wrong : Map.of(
                        " ", "field.required", "x".repeat(81), "field.too-long", "BANKS", "view.name-taken")
                .entrySet()) {
            assertThatThrownBy(() -> keep("bert", wrong.getKey(), Share.OWN))
                    .isInstanceOfSatisfying(
                            InvalidRecord.class,
                            no -> assertThat(no.problems())
                                    .extracting(FieldProblem::code)
                                    .containsExactly(wrong.getValue()));
        }
        assertThat(keep("cora", "Banks", Share.OWN).name()).isEqualTo("Banks");
    }

    @DatabaseTest
    void what_the_engine_does_not_understand_is_not_kept() {
        ViewContent unknown = new ViewContent(
                "", List.of(Filter.of("colour", Operator.EQ, "x")), List.of(), List.of(), ViewContent.TABLE, null);

        refused(
                "record.unknown-field",
                () -> office.as("bert", () -> views.create("companies", new Wanted("x", Share.OWN, unknown))));
        refused(
                "summary.by",
                () -> office.as("bert", () -> views.create("companies", new Wanted("x", Share.OWN, grouped("name")))));
    }

    private static ViewContent grouped(String by) {
        return new ViewContent("", List.of(), List.of(), List.of(), ViewContent.TABLE, null, by);
    }

    @DatabaseTest
    void groups_are_kept_and_left_out_where_their_field_is_hidden() {
        SavedView kept = office.as(
                "anna", () -> views.create("companies", new Wanted("by industry", Share.ALL, grouped("industry"))));
        office.hide("bert", "industry");

        SavedView read = office.as("bert", () -> views.require(kept.id()));
        var fields = office.as("bert", () -> office.types.require("companies")).fields();

        assertThat(read.content().group()).isEqualTo("industry");
        assertThat(read.content().unknown(fields)).containsExactly("industry");
        assertThat(read.content().within(fields)).isEqualTo(ViewContent.PLAIN);
    }

    @DatabaseTest
    void a_view_that_was_kept_before_there_were_groups_has_none() {
        SavedView kept = keep("bert", "old", Share.OWN);
        String old = JsonMapper.shared().writeValueAsString(BANKS).replace(",\"group\":\"\"", "");
        office.tx.run(
                () -> office.tx.sql().update("update core.saved_view set content = ? where id = ?", old, kept.id()));

        assertThat(old).doesNotContain("group\":\"");
        assertThat(office.as("bert", () -> views.require(kept.id())).content()).isEqualTo(BANKS);
    }

    @DatabaseTest
    void a_view_of_somebody_with_more_rights_shows_its_reader_only_what_they_may_see() {
        RecordView annas = office.as(
                "anna", () -> office.records.create("companies", Map.of("name", "North A", "industry", "BANK")));
        RecordView berts = office.as(
                "bert", () -> office.records.create("companies", Map.of("name", "North B", "industry", "BANK")));
        SavedView shared = keep("anna", "everybody's", Share.ALL);
        office.grant("bert", Scope.OWN);
        office.hide("bert", "credit");

        SavedView read = office.as("bert", () -> views.require(shared.id()));
        var fields = office.as("bert", () -> office.types.require("companies")).fields();
        ViewContent open = read.content().within(fields);

        assertThat(read.content().unknown(fields)).containsExactly("credit");
        assertThat(open.chart()).isNull();
        assertThat(open.columns()).containsExactly(new Column("name", 240));
        assertThat(office.as("bert", () -> office.records.query("companies", open.query()))
                        .items())
                .extracting(RecordView::id)
                .containsExactly(berts.id());
        assertThat(office.as("anna", () -> office.records.query("companies", BANKS.query()))
                        .items())
                .extracting(RecordView::id)
                .containsExactly(berts.id(), annas.id());
    }

    /** Who is in which team. */
    static final class Teams implements Directory {
        @Override
        public Optional<User> user(String id) {
            String team = Map.of("anna", "top", "bert", "left", "cora", "left", "dave", "right")
                    .get(id);
            return Optional.of(new User(id, id, id, team, false));
        }

        @Override
        public Optional<User> findUser(String login) {
            return user(login);
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
            return Set.of(team);
        }

        @Override
        public Team createTeam(String name, String parent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public User createUser(NewUser user) {
            throw new UnsupportedOperationException();
        }
    }
}
