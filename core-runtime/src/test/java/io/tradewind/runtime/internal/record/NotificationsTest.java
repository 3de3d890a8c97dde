package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.RecordsChanged;
import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications.Channel;
import io.tradewind.record.RecordShared;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.comment.StoredFollowing;
import io.tradewind.runtime.internal.notification.NotifyOnRecordShared;
import io.tradewind.runtime.internal.notification.NotifyOnRecordsChanged;
import io.tradewind.runtime.internal.notification.StoredNotifications;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Who is told of what, together with what, and what of it they may still read later. */
class NotificationsTest {
    private Office office;
    private StoredNotifications notifications;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        for (String user : List.of("anna", "bert", "cora")) {
            office.user(user, null);
            office.grant(user, Scope.OWN);
        }
        notifications = new MailedOffice(office).notifications;
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** As the event log does it after the commit. */
    private void deliver() {
        List<DomainEvent> events = List.copyOf(office.published);
        office.published.clear();
        var changed = new NotifyOnRecordsChanged(office.tx, notifications, new Annex(office.records));
        var shared = new NotifyOnRecordShared(notifications, new MergeTest.NoDirectory());
        for (DomainEvent event : events) {
            office.tx.run(() -> {
                switch (event) {
                    case RecordsChanged one -> changed.on(one);
                    case RecordShared one -> shared.on(one);
                    default -> {}
                }
            });
        }
    }

    private List<Notification> of(String user) {
        return office.as(
                user, () -> notifications.mine(false, 50, null, Locale.ENGLISH).items());
    }

    private int unread(String user) {
        return office.as(user, notifications::unread);
    }

    @DatabaseTest
    void a_new_owner_is_told_and_nobody_of_what_they_did_themselves() throws Exception {
        AtomicInteger pushed = new AtomicInteger();
        try (AutoCloseable watch = notifications.watch("bert", pushed::incrementAndGet)) {
            RecordView hers = office.company("anna", "Hers");
            office.as("anna", () -> office.records.change(hers.ref(), hers.version(), Map.of("owner", "bert")));
            deliver();

            assertThat(of("anna")).isEmpty();
            assertThat(of("bert")).singleElement().satisfies(one -> {
                assertThat(one.kind()).isEqualTo("assigned");
                assertThat(one.record()).isEqualTo(hers.id());
                assertThat(one.by().name()).isEqualTo("Ms anna");
                assertThat(one.unread()).isTrue();
            });
            assertThat(pushed).hasValue(1);
        }
    }

    @DatabaseTest
    void who_may_no_longer_see_the_record_reads_no_title() {
        RecordView hers = office.company("anna", "Hers");
        office.as("anna", () -> office.sharing.share(hers.ref(), List.of(Holder.user("bert")), Level.READ));
        deliver();
        assertThat(of("bert"))
                .singleElement()
                .satisfies(one -> assertThat(one.record()).isEqualTo(hers.id()));

        office.as("anna", () -> office.sharing.unshare(hers.ref(), List.of(Holder.user("bert"))));
        assertThat(of("bert")).singleElement().satisfies(one -> {
            assertThat(one.words()).isEqualTo("notification.hidden");
            assertThat(one.record()).isNull();
            assertThat(one.by()).isNull();
        });
    }

    @DatabaseTest
    void several_changes_of_a_followed_record_are_one_until_it_is_read() {
        RecordView hers = office.company("anna", "Hers");
        office.as("anna", () -> office.sharing.share(hers.ref(), List.of(Holder.user("bert")), Level.EDIT));
        deliver();
        office.tx.run(() -> office.tx
                .sql()
                .update(
                        "insert into core.follow (record_id, user_id, record_type, since) values (?, 'anna', 'companies', ?)",
                        hers.id(),
                        java.time.Instant.now()));
        for (int employees = 1; employees <= 3; employees++) {
            Map<String, Object> change = Map.of("employees", employees);
            office.as(
                    "bert",
                    () -> office.records.change(
                            hers.ref(), office.records.read(hers.ref()).version(), change));
            deliver();
        }

        assertThat(of("anna"))
                .singleElement()
                .satisfies(one -> assertThat(one.times()).isEqualTo(3));
        String id = of("anna").getFirst().id();
        TradewindException refused = catchThrowableOfType(
                TradewindException.class, () -> office.as("bert", () -> notifications.read(List.of(id))));
        assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND);
        office.as("anna", () -> notifications.read(List.of(id)));
        assertThat(unread("anna")).isZero();
        office.as(
                "bert",
                () -> office.records.change(
                        hers.ref(), office.records.read(hers.ref()).version(), Map.of("employees", 9)));
        deliver();
        assertThat(of("anna")).hasSize(2);
        office.as("anna", notifications::readAll);
        assertThat(unread("anna")).isZero();
    }

    @DatabaseTest
    void who_follows_what_they_may_no_longer_see_is_told_nothing() {
        RecordView hers = office.company("anna", "Hers");
        office.as("anna", () -> office.sharing.share(hers.ref(), List.of(Holder.user("bert")), Level.READ));
        deliver();
        office.as("bert", notifications::readAll);
        var following = new StoredFollowing(new Annex(office.records), office.tx, office.tx, office);
        office.as("bert", () -> following.follow(hers.ref()));
        RecordView seen =
                office.as("anna", () -> office.records.change(hers.ref(), hers.version(), Map.of("employees", 1)));
        deliver();
        assertThat(unread("bert")).isOne();
        office.as("bert", notifications::readAll);

        office.as("anna", () -> office.sharing.unshare(hers.ref(), List.of(Holder.user("bert"))));
        office.as("anna", () -> office.records.change(hers.ref(), seen.version(), Map.of("employees", 2)));
        deliver();
        assertThat(unread("bert")).isZero();
        assertThat(of("bert")).noneMatch(one -> one.unread());
    }

    @DatabaseTest
    void a_flood_becomes_one_and_what_is_not_wanted_is_not_told() {
        for (int i = 0; i < 9; i++) {
            RecordView one = office.company("anna", "Firm " + i);
            office.as("anna", () -> office.records.change(one.ref(), one.version(), Map.of("owner", "bert")));
        }
        deliver();
        assertThat(of("bert")).singleElement().satisfies(one -> {
            assertThat(one.times()).isEqualTo(9);
            assertThat(one.words()).isEqualTo("notification.assigned.many");
        });

        office.as("cora", () -> notifications.prefer("assigned", Channel.APP, false));
        RecordView last = office.company("anna", "Last");
        office.as("anna", () -> office.records.change(last.ref(), last.version(), Map.of("owner", "cora")));
        deliver();
        assertThat(of("cora")).isEmpty();
        assertThat(office.as("cora", notifications::preferences))
                .filteredOn(one -> !one.wanted())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("assigned"));
    }

    @DatabaseTest
    void pages_go_on_where_the_former_one_ended() {
        for (int i = 0; i < 4; i++) {
            RecordView one = office.company("anna", "Firm " + i);
            office.as("anna", () -> office.records.change(one.ref(), one.version(), Map.of("owner", "bert")));
            deliver();
        }
        var first = office.as("bert", () -> notifications.mine(true, 3, null, Locale.ENGLISH));
        var second = office.as("bert", () -> notifications.mine(true, 3, first.next(), Locale.ENGLISH));

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(first.items())
                .extracting(Notification::id)
                .doesNotContain(second.items().getFirst().id());
    }
}
