package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.calendar.WorkingDays;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;

/** Public pools: who sees what lies in them, who may claim it, and that nobody gets more than the rules allow. */
abstract class PoolsContract {
    private static final int MANY = 8;

    private Records records;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
        Eventually.get(
                () -> Services.get(io.tradewind.record.RecordTypes.class).find("pools"), java.util.Optional::isPresent);
    }

    private static Actor seller() {
        String login = People.fresh("seller");
        var user = People.asSystem(() -> Services.get(Directory.class)
                .createUser(new Directory.NewUser(
                        login,
                        "User " + login,
                        null,
                        "Correct-Horse-26",
                        null,
                        Set.of(Directory.SALES_REPRESENTATIVE),
                        "en")));
        return new Actor(user.id(), login, user.name(), Locale.ENGLISH, ZoneId.of("Asia/Shanghai"));
    }

    private RecordView pool(Map<String, Object> rules, Actor... members) {
        Map<String, Object> values = new HashMap<>(rules);
        values.put("name", People.fresh("Pool"));
        values.put(
                "members",
                List.of(members).stream().map(one -> Map.of("user", one.id())).toList());
        values.put("hiddenFields", List.of(Map.of("field", "PHONE")));
        return People.asSystem(() -> records.create("pools", values));
    }

    private RecordRef customerIn(RecordView pool, Actor former) {
        RecordView own = People.as(
                former,
                () -> records.create("customers", Map.of("name", People.fresh("Pooled"), "phone", "+86 21 5555 0199")));
        People.as(former, () -> records.act(own.ref(), "release", Map.of("pool", pool.id(), "reason", "no answer")));
        return own.ref();
    }

    private RecordView claim(Actor who, RecordRef customer) {
        return People.as(who, () -> records.act(customer, "claim", Map.of()));
    }

    private TradewindException refused(Actor who, RecordRef customer) {
        return catchThrowableOfType(TradewindException.class, () -> claim(who, customer));
    }

    private List<RecordView> history(RecordRef customer) {
        RecordQuery ofCustomer = RecordQuery.ALL.filters(List.of(Filter.of("customer", Operator.EQ, customer.id())));
        return People.asSystem(
                () -> records.query("ownership-moves", ofCustomer).items());
    }

    @Test
    void members_see_what_lies_in_the_pool_but_for_hidden_fields_until_they_claim_it() {
        Actor former = seller();
        Actor member = seller();
        Actor stranger = seller();
        RecordView pool = pool(Map.of(), former, member);
        RecordRef customer = customerIn(pool, former);

        RecordView seen = People.as(member, () -> records.read(customer));
        assertThat(seen.value("phone")).isNull();
        assertThat(seen.value("state")).isEqualTo("POOL");
        assertThat(seen.allowed()).contains("claim").doesNotContain("edit", "delete", "share");
        RecordQuery byPhone = RecordQuery.ALL.filters(List.of(Filter.of("phone", Operator.EQ, "+86 21 5555 0199")));
        assertThat(People.as(member, () -> records.query("customers", byPhone)).items())
                .isEmpty();
        assertThat(catchThrowableOfType(
                                TradewindException.class, () -> People.as(stranger, () -> records.read(customer)))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(refused(stranger, customer).kind()).isEqualTo(Kind.NOT_FOUND);

        RecordView claimed = claim(member, customer);
        assertThat(claimed.value("phone")).isEqualTo("+86 21 5555 0199");
        assertThat(claimed.value("state")).isEqualTo("OWNED");
        assertThat(claimed.value("pool")).isNull();
        assertThat(claimed.allowed()).contains("edit", "release");
        assertThat(history(customer))
                .extracting(move -> move.value("kind") + " " + move.value("reason"))
                .containsExactly("CLAIMED null", "RELEASED no answer");
    }

    @Test
    void each_rule_of_claiming_refuses_with_its_reason() {
        Actor former = seller();
        Actor member = seller();
        RecordView pool = pool(Map.of("cooldownDays", 7, "maxOwned", 2, "claimsPerDay", 2), former, member);
        RecordRef first = customerIn(pool, former);
        RecordRef second = customerIn(pool, former);
        RecordRef third = customerIn(pool, former);

        assertThat(refused(former, first).code()).isEqualTo("pools.cool-down");
        assertThat(catchThrowableOfType(
                                TradewindException.class,
                                () -> People.as(
                                        member,
                                        () -> records.act(
                                                first, "transfer", Map.of("owner", member.id(), "reason", "for me"))))
                        .code())
                .isEqualTo("pools.admin-only");
        claim(member, first);
        assertThat(refused(member, first).code()).isIn("record.action-not-open", "customers.claimed-already");
        claim(member, second);
        assertThat(refused(member, third).code()).isEqualTo("pools.claims-per-day");
        RecordView open = People.asSystem(() -> {
            RecordView now = records.read(new RecordRef("pools", pool.id()));
            return records.change(now.ref(), now.version(), Map.of("claimsPerDay", 50));
        });
        assertThat(open.value("claimsPerDay")).isEqualTo(50L);
        assertThat(refused(member, third).code()).isEqualTo("pools.max-owned");
    }

    @Test
    void of_many_who_claim_one_customer_at_once_one_gets_it() throws Exception {
        Actor former = seller();
        List<Actor> sellers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            sellers.add(seller());
        }
        List<Actor> members = new ArrayList<>(sellers);
        members.add(former);
        RecordView pool = pool(Map.of(), members.toArray(Actor[]::new));
        RecordRef customer = customerIn(pool, former);
        List<Callable<String>> tasks = new ArrayList<>();
        for (Actor seller : sellers) {
            tasks.add(() -> outcome(seller, customer));
        }

        List<String> outcomes = together(tasks);

        assertThat(outcomes).filteredOn("claimed"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals("claimed"))
                .allMatch(code -> Set.of("customers.claimed-already", "record.action-not-open", "record.not-found")
                        .contains(code));
        assertThat(history(customer)).hasSize(2);
    }

    @Test
    void nobody_gets_over_the_limits_by_claiming_many_at_once() throws Exception {
        Actor former = seller();
        Actor member = seller();
        RecordView pool = pool(Map.of("claimsPerDay", 3, "maxOwned", 5), member, former);
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            RecordRef customer = customerIn(pool, former);
            tasks.add(() -> outcome(member, customer));
        }

        List<String> outcomes = together(tasks);

        assertThat(outcomes).filteredOn("claimed"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("pools.claims-per-day"::equals).hasSize(MANY - 3);
        RecordQuery own = RecordQuery.ALL.filters(List.of(Filter.of("owner", Operator.EQ, "me")));
        assertThat(People.as(member, () -> records.query("customers", own)).items())
                .hasSize(3);
    }

    @Test
    void who_hands_over_may_stay_as_a_member_and_the_history_says_why() {
        Actor former = seller();
        Actor next = seller();
        RecordView own =
                People.as(former, () -> records.create("customers", Map.of("name", People.fresh("Handed over"))));

        People.as(
                former,
                () -> records.act(
                        own.ref(),
                        "transfer",
                        Map.of("owner", next.id(), "reason", "new region", "keepAsMember", true)));

        assertThat(People.as(former, () -> records.read(own.ref())).allowed()).contains("edit");
        assertThat(history(own.ref())).singleElement().satisfies(move -> {
            assertThat(move.value("kind")).isEqualTo("TRANSFERRED");
            assertThat(move.value("reason")).isEqualTo("new region");
            assertThat(String.valueOf(move.value("from"))).contains(former.id());
            assertThat(String.valueOf(move.value("to"))).contains(next.id());
        });
        assertThat(People.as(
                        next,
                        () -> records.query("ownership-moves", RecordQuery.ALL).items()))
                .hasSize(1);
    }

    @Test
    void what_nobody_looks_after_is_marked_and_then_falls_once_however_many_look() throws Exception {
        Actor owner = seller();
        Map<String, Object> rule = Map.of("basis", "FOLLOW_UP", "days", 10, "warnDays", 3);
        RecordView pool = pool(Map.of("rules", List.of(rule)), owner);
        RecordView idle = People.as(owner, () -> records.create("customers", Map.of("name", People.fresh("Idle"))));
        RecordView kept = People.as(owner, () -> records.create("customers", Map.of("name", People.fresh("Locked"))));
        People.as(owner, () -> records.act(kept.ref(), "lock", Map.of("reason", "tender")));
        LocalDate today = LocalDate.now();
        WorkingDays days = Services.get(WorkingDays.class);
        LocalDate last = days.after(today, 10);

        recycle(days.after(today, 7));
        assertThat(People.as(owner, () -> records.read(idle.ref())).value("recycleAt"))
                .isNull();
        recycle(last);
        assertThat(People.as(owner, () -> records.read(idle.ref())).value("recycleAt"))
                .isEqualTo(last);
        RecordQuery near = RecordQuery.ALL
                .filters(List.of(Filter.of("recycleAt", Operator.EMPTY, "false")))
                .sorts(io.tradewind.record.Sort.parse("recycleAt"));
        assertThat(People.as(owner, () -> records.query("customers", near)).items())
                .extracting(RecordView::id)
                .containsExactly(idle.id());

        List<Callable<String>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(() -> {
                recycle(last.plusDays(1));
                return "looked";
            });
        }
        together(nodes);

        RecordView fallen = People.asSystem(() -> records.read(idle.ref()));
        assertThat(fallen.value("state")).isEqualTo("POOL");
        assertThat(String.valueOf(fallen.value("pool"))).contains(pool.id());
        assertThat(history(idle.ref())).singleElement().satisfies(move -> {
            assertThat(move.value("kind")).isEqualTo("RECYCLED");
            assertThat(String.valueOf(move.value("reason"))).contains("10 working days");
        });
        assertThat(People.as(owner, () -> records.read(kept.ref())).value("state"))
                .isEqualTo("LOCKED");
    }

    /** The clock's job, as of a day; nothing but the stage itself can see its class. */
    private static void recycle(LocalDate today) throws Exception {
        var context = FrameworkUtil.getBundle(PoolsContract.class).getBundleContext();
        var job = context.getServiceReference("io.tradewind.customer.internal.RecycleCustomers");
        Object service = context.getService(job);
        var run = service.getClass().getDeclaredMethod("run", LocalDate.class);
        run.setAccessible(true);
        run.invoke(service, today);
    }

    private String outcome(Actor who, RecordRef customer) {
        try {
            claim(who, customer);
            return "claimed";
        } catch (TradewindException refused) {
            return refused.code();
        }
    }

    private static List<String> together(List<Callable<String>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }
}
