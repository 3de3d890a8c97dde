package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;

/** Owners are told of their plans once each, whatever the clock does. */
abstract class RemindersContract {
    private static final Duration AHEAD = Duration.ofMinutes(15);
    /** How long a plan takes, and the patience after it. */
    private static final Duration UNTIL_OVERDUE = Duration.ofMinutes(90);

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final String ONCE_EACH = "plans.due 1, plans.overdue 1";

    private Records records;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
        Eventually.get(() -> Services.get(RecordTypes.class).find("plans"), Optional::isPresent);
    }

    private static Actor seller(ZoneId zone) {
        String login = People.fresh("reminded");
        var user = People.asSystem(() -> Services.get(Directory.class)
                .createUser(new Directory.NewUser(
                        login,
                        "User " + login,
                        null,
                        "Correct-Horse-26",
                        null,
                        Set.of(Directory.SALES_REPRESENTATIVE),
                        "en")));
        return new Actor(user.id(), login, user.name(), Locale.ENGLISH, zone);
    }

    private static Actor seller() {
        return seller(ZoneId.of("Asia/Shanghai"));
    }

    private RecordView plan(Actor owner, Instant dueAt) {
        RecordView customer = People.as(owner, () -> records.create("customers", Map.of("name", People.fresh("Due"))));
        return People.as(
                owner,
                () -> records.create(
                        "plans",
                        Map.of("record", customer.ref().toString(), "goal", "Call", "way", "CALL", "dueAt", dueAt)));
    }

    private static List<Notification> reminders(Actor owner) {
        return People.as(owner, () -> Services.get(Notifications.class).mine(false, 50, null, Locale.ENGLISH))
                .items()
                .stream()
                .filter(one -> one.kind().startsWith("plans."))
                .toList();
    }

    /** What the owner was told of a plan, and how often. */
    private static String told(Actor owner, RecordView plan) {
        return reminders(owner).stream()
                .filter(one -> plan.id().equals(one.record()))
                .map(one -> one.kind() + " " + one.times())
                .sorted()
                .reduce((one, next) -> one + ", " + next)
                .orElse("");
    }

    /** The clock's job, as of a moment; nothing but the stage itself can see its class. */
    private static void remind(Instant now) {
        var context = FrameworkUtil.getBundle(RemindersContract.class).getBundleContext();
        var job = context.getServiceReference("io.tradewind.followup.internal.reminder.RemindOwners");
        Object service = context.getService(job);
        try {
            var run = service.getClass().getDeclaredMethod("run", Instant.class);
            run.setAccessible(true);
            run.invoke(service, now);
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** As a node looks, again and again; what the plan's owner was told when for the first time. */
    private static Map<String, Instant> watch(Actor owner, RecordView plan, Instant from, Instant until) {
        Map<String, Instant> first = new HashMap<>();
        for (Instant now = from; !now.isAfter(until); now = now.plus(STEP)) {
            remind(now);
            for (Notification one : reminders(owner)) {
                if (plan.id().equals(one.record())) {
                    first.putIfAbsent(one.kind(), now);
                }
            }
        }
        return first;
    }

    @Test
    void the_owner_is_reminded_once_of_what_is_due_and_once_of_what_is_overdue() throws Exception {
        Actor owner = seller();
        Instant due = Instant.now().plus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        RecordView plan = plan(owner, due);

        remind(due.minus(Duration.ofHours(2)));
        assertThat(reminders(owner)).isEmpty();
        remindOnThreeNodesAtOnce(due.minus(Duration.ofMinutes(10)));
        remind(due.minus(Duration.ofMinutes(9)));
        assertThat(told(owner, plan)).isEqualTo("plans.due 1");
        remind(due.plus(Duration.ofDays(2)));
        remind(due.plus(Duration.ofDays(3)));
        assertThat(told(owner, plan)).isEqualTo(ONCE_EACH);

        Instant moved = due.plus(30, ChronoUnit.DAYS);
        People.as(owner, () -> records.act(plan.ref(), "reschedule", Map.of("dueAt", moved)));
        People.as(owner, () -> {
            Services.get(Notifications.class).readAll();
            return true;
        });
        remind(moved);
        assertThat(reminders(owner))
                .filteredOn(Notification::unread)
                .extracting(Notification::kind)
                .containsExactly("plans.due");
    }

    /** Nodes share nothing but the database; so do threads that all look at the same moment. */
    private static void remindOnThreeNodesAtOnce(Instant now) throws Exception {
        List<Future<?>> nodes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int node = 0; node < 3; node++) {
                nodes.add(threads.submit(() -> remind(now)));
            }
        }
        for (Future<?> node : nodes) {
            node.get();
        }
    }

    @Test
    void the_night_in_which_new_york_changes_its_clocks_brings_each_reminder_once_and_in_time() {
        inTheNightsOf(ZoneId.of("America/New_York"));
    }

    @Test
    void the_night_in_which_berlin_changes_its_clocks_brings_each_reminder_once_and_in_time() {
        inTheNightsOf(ZoneId.of("Europe/Berlin"));
    }

    /** Owner and server live where the clocks change: into summer time, an hour is skipped, and out of it, one comes twice. */
    private void inTheNightsOf(ZoneId zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            Instant newYear = LocalDate.of(2031, 1, 1).atStartOfDay(zone).toInstant();
            ZoneOffsetTransition spring = zone.getRules().nextTransition(newYear);
            ZoneOffsetTransition autumn = zone.getRules().nextTransition(spring.getInstant());
            assertThat(spring.isGap()).isTrue();
            assertThat(autumn.isOverlap()).isTrue();

            tellsInTime(
                    zone,
                    spring.getDateTimeBefore().plusMinutes(30).atZone(zone).toInstant()); // no such time
            Instant first = autumn.getInstant().minus(Duration.ofMinutes(30));
            tellsInTime(zone, first);
            Instant second = first.plus(Duration.ofHours(1));
            assertThat(second.atZone(zone).toLocalTime())
                    .isEqualTo(first.atZone(zone).toLocalTime());
            tellsInTime(zone, second);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private void tellsInTime(ZoneId zone, Instant due) {
        Actor owner = seller(zone);
        RecordView plan = plan(owner, due);
        assertThat(People.as(owner, () -> records.read(plan.ref())).value("dueAt"))
                .isEqualTo(due);

        assertThat(watch(owner, plan, due.minus(Duration.ofHours(2)), due.plus(Duration.ofHours(4))))
                .as(due.atZone(zone).toString())
                .isEqualTo(Map.of("plans.due", due.minus(AHEAD), "plans.overdue", due.plus(UNTIL_OVERDUE)));
        assertThat(told(owner, plan)).isEqualTo(ONCE_EACH);
    }

    @Test
    void a_clock_that_goes_back_some_hours_tells_nothing_twice_and_loses_nothing() {
        Actor owner = seller();
        Instant due = Instant.parse("2032-05-10T06:00:00Z");
        RecordView early = plan(owner, due);
        RecordView late = plan(owner, due.plus(Duration.ofHours(1)));

        remind(due.minus(Duration.ofMinutes(10)));
        assertThat(told(owner, early)).isEqualTo("plans.due 1");
        Instant back = due.minus(Duration.ofHours(5));
        assertThat(watch(owner, late, back, due.plus(Duration.ofHours(4))))
                .isEqualTo(Map.of(
                        "plans.due",
                        due.plus(Duration.ofHours(1)).minus(AHEAD),
                        "plans.overdue",
                        due.plus(Duration.ofHours(1)).plus(UNTIL_OVERDUE)));

        assertThat(told(owner, early)).isEqualTo(ONCE_EACH);
        assertThat(told(owner, late)).isEqualTo(ONCE_EACH);
    }

    @Test
    void a_clock_that_leaps_ahead_a_day_and_is_put_right_again_loses_nothing_and_tells_nothing_twice() {
        Actor owner = seller();
        Instant now = Instant.parse("2032-06-10T01:00:00Z");
        RecordView told = plan(owner, now.plus(Duration.ofMinutes(10)));
        RecordView today = plan(owner, now.plus(Duration.ofHours(6)));
        RecordView tomorrow = plan(owner, now.plus(Duration.ofHours(30)));
        remind(now);

        remind(now.plus(Duration.ofDays(1)));
        remind(now.plus(Duration.ofDays(1)).plusSeconds(30));
        assertThat(told(owner, told)).isEqualTo(ONCE_EACH);
        assertThat(told(owner, today)).isEqualTo("plans.overdue 1");
        assertThat(told(owner, tomorrow)).isEmpty();

        assertThat(watch(owner, today, now.plus(STEP), now.plus(Duration.ofHours(10)))
                        .get("plans.due"))
                .as("in time, though a wrong clock had called it overdue")
                .isEqualTo(now.plus(Duration.ofHours(6)).minus(AHEAD));
        assertThat(watch(owner, tomorrow, now.plus(Duration.ofHours(29)), now.plus(Duration.ofHours(33))))
                .containsOnlyKeys("plans.due", "plans.overdue");
        for (RecordView plan : List.of(told, today, tomorrow)) {
            assertThat(told(owner, plan)).isEqualTo(ONCE_EACH);
        }
    }

    @Test
    void after_a_standstill_of_days_each_open_plan_is_told_of_once_as_what_it_is_by_then() {
        Actor owner = seller();
        Instant due = Instant.parse("2032-07-10T01:00:00Z");
        RecordView past = plan(owner, due);
        RecordView soon = plan(owner, due.plus(Duration.ofDays(3)));

        remind(due.plus(Duration.ofDays(3)));
        remind(due.plus(Duration.ofDays(3)).plusSeconds(30));

        assertThat(told(owner, past)).isEqualTo("plans.overdue 1");
        assertThat(told(owner, soon)).isEqualTo("plans.due 1");
    }

    @Test
    void what_is_put_off_is_told_of_again_at_its_time_and_of_nothing_before() {
        Actor owner = seller();
        Instant due = Instant.parse("2032-08-10T01:00:00Z");
        RecordView plan = plan(owner, due);
        remind(due.minus(Duration.ofMinutes(10)));
        assertThat(told(owner, plan)).isEqualTo("plans.due 1");
        Instant later = due.plus(Duration.ofHours(3));

        People.as(owner, () -> records.act(plan.ref(), "snooze", Map.of("until", later)));
        remind(later.minus(STEP)); // it is overdue by now
        assertThat(told(owner, plan)).isEqualTo("plans.due 1");
        remind(later);
        remind(later.plus(STEP));
        assertThat(told(owner, plan)).isEqualTo(ONCE_EACH);

        Instant again = later.plus(Duration.ofHours(1));
        People.as(owner, () -> records.act(plan.ref(), "snooze", Map.of("until", again)));
        remind(again.minus(STEP));
        assertThat(told(owner, plan)).isEqualTo(ONCE_EACH);
        remind(again);
        remind(again.plus(STEP));
        assertThat(told(owner, plan)).isEqualTo("plans.due 1, plans.overdue 2");
    }
}
