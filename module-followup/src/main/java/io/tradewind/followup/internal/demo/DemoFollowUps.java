package io.tradewind.followup.internal.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.demo.DemoData;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.record.Sort;
import io.tradewind.tx.Transactions;

/** Calls, visits and mails of the last weeks with the customers of the demo company, and what is planned for the next ones. */
@Component(service = DemoData.class)
public final class DemoFollowUps implements DemoData {
    /** The people of the demo company have no zone of their own. */
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CUSTOMERS = 120;
    private static final int WEEKS_BACK = 6;
    private static final int DAYS_AHEAD = 14;
    private static final int DAYS_LATE = 4;

    private final Records records;
    private final RecordTypes types;
    private final Transactions transactions;
    private final Identity identity;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DemoFollowUps(
            @org.osgi.service.component.annotations.Reference Records records,
            @org.osgi.service.component.annotations.Reference RecordTypes types,
            @org.osgi.service.component.annotations.Reference Transactions transactions,
            @org.osgi.service.component.annotations.Reference Identity identity) {
        this.records = records;
        this.types = types;
        this.transactions = transactions;
        this.identity = identity;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String name() {
        return "followup.history";
    }

    /** The types come a moment after the bundle. */
    static void await(RecordTypes types, String... names) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Arrays.stream(names).allMatch(name -> types.find(name).isPresent())) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The record types " + Arrays.toString(names) + " did not come.");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Override
    public void fill() {
        await(types, FollowUpType.NAME, PlanType.NAME, "customers");
        Random dice = new Random(20_261_123L);
        RecordQuery owned = RecordQuery.ALL
                .filters(List.of(Filter.of("owner", Operator.EMPTY, "false")))
                .sorts(List.of(new Sort("createdAt", true)))
                .fields(Set.of("name", "owner"))
                .limit(CUSTOMERS);
        for (RecordView customer : records.query("customers", owned).items()) {
            if (customer.value("owner") instanceof Reference owner && isQuiet(customer)) {
                transactions.run(() -> tell(customer, owner, dice));
            }
        }
    }

    private boolean isQuiet(RecordView customer) {
        Filter here = Filter.of("record", Operator.EQ, customer.ref().toString());
        return records.query(
                        FollowUpType.NAME,
                        RecordQuery.ALL.filters(List.of(here)).limit(1))
                .items()
                .isEmpty();
    }

    private void tell(RecordView customer, Reference owner, Random dice) {
        boolean chinese = customer.title().codePoints().anyMatch(Character::isIdeographic);
        Actor actor = new Actor(
                owner.id(), owner.id(), String.valueOf(owner.name()), chinese ? Locale.CHINA : Locale.ENGLISH, ZONE);
        identity.as(actor, () -> {
            int times = 1 + dice.nextInt(3);
            for (int i = times; i > 0; i--) {
                Talk talk = Talk.ALL.get(dice.nextInt(Talk.ALL.size()));
                int daysAgo = 1 + (WEEKS_BACK * 7 * i / (times + 1)) + dice.nextInt(5);
                followUp(customer, talk, chinese, moment(-daysAgo, dice), i == 1 && dice.nextInt(4) == 0);
                if (i == 1 && dice.nextInt(4) > 0) {
                    plan(customer, talk, chinese, dice);
                }
            }
        });
    }

    /** On a working day, in working hours. */
    private Instant moment(int days, Random dice) {
        LocalDate day = LocalDate.now(clock.withZone(ZONE)).plusDays(days);
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(days < 0 ? -2 : 2);
        }
        return day.atTime(9 + dice.nextInt(9), 30 * dice.nextInt(2))
                .atZone(ZONE)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private void followUp(RecordView customer, Talk talk, boolean chinese, Instant at, boolean ends) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", customer.ref().toString());
        values.put("way", talk.way());
        values.put("at", at);
        values.put("summary", talk.words(chinese));
        values.put("outcome", talk.outcome());
        if (ends) {
            values.put("noNextReason", chinese ? "客户今年没有预算" : "No budget this year");
        }
        records.create(FollowUpType.NAME, values);
    }

    private void plan(RecordView customer, Talk talk, boolean chinese, Random dice) {
        int days = dice.nextInt(DAYS_AHEAD + DAYS_LATE + 1) - DAYS_LATE;
        records.create(
                PlanType.NAME,
                Map.of(
                        "record",
                        customer.ref().toString(),
                        "goal",
                        talk.next(chinese),
                        "way",
                        talk.way(),
                        "dueAt",
                        moment(days, dice),
                        "duration",
                        talk.way().equals("VISIT") ? 120 : 30 + 15 * dice.nextInt(3)));
    }
}
