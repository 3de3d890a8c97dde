package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.recall.Favorites;
import io.tradewind.recall.Recalled;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.recall.StoredFavorites;
import io.tradewind.runtime.internal.recall.StoredRecent;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** What people looked at last and what they keep, as far as they may still see it. */
class RecallTest {
    private Office office;
    private StoredRecent recent;
    private Favorites favorites;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        for (String user : List.of("anna", "bert")) {
            office.user(user, null);
            office.grant(user, Scope.OWN);
        }
        Annex annex = new Annex(office.records);
        recent = new StoredRecent(annex, office.tx, office.tx, office);
        favorites = new StoredFavorites(annex, office.tx, office.tx, office);
    }

    @AfterEach
    void close() {
        recent.close();
        office.close();
    }

    private void look(String user, RecordRef record) {
        office.as(user, () -> recent.looked(record));
    }

    private List<String> looked(String user, int limit) {
        return office.as(user, () -> recent.mine(limit)).stream()
                .map(Recalled::title)
                .toList();
    }

    private long stored(String user) {
        return office.tx.reads(sql -> sql.first(
                        "select count(*) from core.recent_record where user_id = ?", row -> row.getLong(1), user)
                .orElseThrow());
    }

    @DatabaseTest
    void a_look_costs_no_statement_is_there_at_once_and_still_there_after_a_restart() throws Exception {
        RecordView one = office.company("anna", "One");
        RecordView two = office.company("anna", "Two");

        assertThat(office.counter.of(() -> {
                    look("anna", one.ref());
                    look("anna", two.ref());
                    look("anna", one.ref());
                }))
                .isZero();
        assertThat(looked("anna", 9)).containsExactly("One", "Two");
        assertThat(looked("anna", 1)).containsExactly("One");
        assertThat(looked("bert", 9)).isEmpty();

        recent.close();
        recent = new StoredRecent(new Annex(office.records), office.tx, office.tx, office);
        assertThat(looked("anna", 9)).containsExactly("One", "Two");
        look("anna", two.ref());
        assertThat(looked("anna", 9)).containsExactly("Two", "One");
    }

    @DatabaseTest
    void the_last_fifty_of_a_person_are_remembered() {
        List<RecordView> all = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            all.add(office.company("anna", "Firm " + i));
        }
        all.forEach(one -> look("anna", one.ref()));
        recent.close();

        assertThat(stored("anna")).isEqualTo(50);
        assertThat(looked("anna", 50)).hasSize(50).contains("Firm 52", "Firm 3").doesNotContain("Firm 2");
    }

    @DatabaseTest
    void what_one_may_no_longer_see_is_not_shown_and_back_when_one_may_again() {
        RecordView hers = office.company("anna", "Hers");
        office.as("anna", () -> office.sharing.share(hers.ref(), List.of(Holder.user("bert")), Level.READ));
        look("bert", hers.ref());
        office.as("bert", () -> favorites.add(hers.ref()));
        office.as("bert", () -> favorites.add(hers.ref()));
        assertThat(looked("bert", 9)).containsExactly("Hers");
        assertThat(office.as("bert", favorites::mine))
                .extracting(Recalled::title)
                .containsExactly("Hers");

        office.as("anna", () -> office.sharing.unshare(hers.ref(), List.of(Holder.user("bert"))));
        assertThat(looked("bert", 9)).isEmpty();
        assertThat(office.as("bert", favorites::mine)).isEmpty();
        TradewindException refused = catchThrowableOfType(
                TradewindException.class, () -> office.as("bert", () -> favorites.add(hers.ref())));
        assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND);

        office.as("anna", () -> office.sharing.share(hers.ref(), List.of(Holder.user("bert")), Level.READ));
        assertThat(office.as("bert", favorites::mine)).hasSize(1);
        office.as("anna", () -> office.records.remove(hers.ref(), hers.version()));
        assertThat(looked("bert", 9)).isEmpty();
        office.as("bert", () -> favorites.remove(hers.ref()));
        office.as("anna", () -> office.records.restore(hers.ref()));
        assertThat(office.as("bert", favorites::mine)).isEmpty();
        assertThat(looked("bert", 9)).containsExactly("Hers");
    }

    @DatabaseTest
    void favorites_are_ones_own_and_not_without_bound() {
        RecordView last = office.company("anna", "Last");
        for (int i = 0; i < Favorites.MOST; i++) {
            RecordView one = office.company("anna", "Firm " + i);
            office.as("anna", () -> favorites.add(one.ref()));
        }
        TradewindException refused = catchThrowableOfType(
                TradewindException.class, () -> office.as("anna", () -> favorites.add(last.ref())));
        assertThat(refused.code()).isEqualTo("favorites.too-many");
        assertThat(office.as("anna", () -> favorites.contains(last.ref()))).isFalse();
        assertThat(office.as("anna", favorites::mine))
                .hasSize(Favorites.MOST)
                .first()
                .satisfies(one -> assertThat(one.title()).isEqualTo("Firm " + (Favorites.MOST - 1)));
        assertThat(office.as("bert", favorites::mine)).isEmpty();
    }
}
