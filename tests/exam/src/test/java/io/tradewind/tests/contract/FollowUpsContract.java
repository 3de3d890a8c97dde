package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.event.EventHandler;
import io.tradewind.followup.NextStepChanged;
import io.tradewind.merge.Merges;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.RecordPages;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sharing;
import io.tradewind.search.Search;
import io.tradewind.tests.exam.Services;

/** Follow-ups and plans: whose eyes they are for, and what they lead to. */
abstract class FollowUpsContract {
    private static final RecordQuery ALL = RecordQuery.ALL.counted();

    private Records records;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
        for (String type : List.of("follow-ups", "plans", "cadences", "follow-up-rules", "pools")) {
            Eventually.get(() -> Services.get(RecordTypes.class).find(type), Optional::isPresent);
        }
    }

    private static Actor seller() {
        String login = People.fresh("caller");
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

    private RecordView customer(Actor owner) {
        return People.as(owner, () -> records.create("customers", Map.of("name", People.fresh("Called"))));
    }

    private RecordView followUp(Actor who, RecordRef about, String summary) {
        return followUp(who, about, summary, Map.of());
    }

    private RecordView followUp(Actor who, RecordRef about, String summary, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("record", about.toString());
        values.put("way", "CALL");
        values.put("summary", summary);
        return People.as(who, () -> records.create("follow-ups", values));
    }

    private RecordView plan(Actor who, RecordRef about, Instant dueAt) {
        return People.as(
                who,
                () -> records.create(
                        "plans",
                        Map.of(
                                "record",
                                about.toString(),
                                "goal",
                                People.fresh("Call again"),
                                "way",
                                "CALL",
                                "dueAt",
                                dueAt)));
    }

    private List<RecordView> of(Actor who, String type, RecordRef about) {
        RecordQuery query = RecordQuery.ALL.filters(List.of(Filter.of("record", Operator.EQ, about.toString())));
        return People.as(who, () -> records.query(type, query).items());
    }

    private int count(Actor who, String type) {
        return People.as(who, () -> records.query(type, ALL.onlyCount()).count());
    }

    private Kind refusal(Actor who, Runnable work) {
        return catchThrowableOfType(
                        TradewindException.class,
                        () -> People.as(who, () -> {
                            work.run();
                            return true;
                        }))
                .kind();
    }

    @Test
    void a_follow_up_is_there_for_those_who_see_its_record_and_for_nobody_else() {
        Actor owner = seller();
        Actor other = seller();
        RecordView customer = customer(owner);
        String word = People.fresh("zirconium");
        RecordView told = followUp(
                owner, customer.ref(), word, Map.of("nextAt", Instant.now().plus(2, ChronoUnit.DAYS)));

        assertThat(told.value("record"))
                .hasToString("Reference[id=" + customer.ref() + ", name=" + customer.title() + "]");
        for (String type : List.of("follow-ups", "plans")) {
            assertThat(of(owner, type, customer.ref())).as(type).hasSize(1);
            assertThat(of(other, type, customer.ref())).as(type).isEmpty();
            assertThat(count(other, type)).as(type).isZero();
            assertThat(People.as(other, () -> records.suggest(type, word, 10)))
                    .as(type)
                    .isEmpty();
        }
        assertThat(refusal(other, () -> records.read(told.ref()))).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(other, () -> records.trace(told.ref(), 10, null))).isEqualTo(Kind.NOT_FOUND);
        assertThat(People.as(
                        other,
                        () -> records.titles(
                                FieldSpec.ANY, List.of(customer.ref().toString()))))
                .isEmpty();
        assertThat(People.as(other, () -> records.titles("follow-ups", List.of(told.id()))))
                .isEmpty();
        Eventually.get(() -> found(owner, word), found -> found > 0);
        assertThat(found(other, word)).isZero();
        List<RecordView> exported = new ArrayList<>();
        People.as(other, () -> {
            records.each("follow-ups", io.tradewind.access.Verb.EXPORT, RecordQuery.ALL, exported::add);
            return true;
        });
        assertThat(exported).isEmpty();

        People.as(owner, () -> {
            Services.get(Sharing.class)
                    .share(customer.ref(), List.of(Sharing.Holder.user(other.id())), Sharing.Level.READ);
            return true;
        });
        assertThat(of(other, "follow-ups", customer.ref())).hasSize(1);
        RecordView plan = of(other, "plans", customer.ref()).getFirst();
        assertThat(People.as(other, () -> records.read(plan.ref())).allowed()).isEmpty();
        assertThat(refusal(other, () -> records.act(plan.ref(), "cancel", Map.of("reason", "mine now"))))
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(refusal(
                        owner,
                        () -> Services.get(Sharing.class)
                                .share(told.ref(), List.of(Sharing.Holder.user(other.id())), Sharing.Level.READ)))
                .isEqualTo(Kind.CONFLICT);
    }

    private static long found(Actor who, String word) {
        return People.as(who, () -> Services.get(Search.class).find(word, Set.of("follow-ups"), 20)).groups().stream()
                .mapToLong(group -> group.hits().size())
                .sum();
    }

    @Test
    void what_lies_in_a_pool_with_hidden_fields_keeps_its_follow_ups_to_itself() {
        Actor former = seller();
        Actor member = seller();
        RecordView pool = People.asSystem(() -> records.create(
                "pools",
                Map.of(
                        "name",
                        People.fresh("Pool"),
                        "members",
                        List.of(Map.of("user", former.id()), Map.of("user", member.id())),
                        "hiddenFields",
                        List.of(Map.of("field", "PHONE")))));
        RecordView customer = customer(former);
        followUp(former, customer.ref(), "their direct line is 021 5555 0100");
        Eventually.get(
                () -> People.as(former, () -> records.read(customer.ref())).value("lastContactAt"), Objects::nonNull);
        People.as(former, () -> records.act(customer.ref(), "release", Map.of("pool", pool.id(), "reason", "quiet")));

        assertThat(People.as(member, () -> records.read(customer.ref())).value("state"))
                .isEqualTo("POOL");
        assertThat(of(member, "follow-ups", customer.ref())).isEmpty();
        assertThat(of(former, "follow-ups", customer.ref())).isEmpty();
        People.as(member, () -> records.act(customer.ref(), "claim", Map.of()));
        assertThat(of(member, "follow-ups", customer.ref())).hasSize(1);
        assertThat(of(former, "follow-ups", customer.ref())).isEmpty();
    }

    @Test
    void nobody_writes_about_a_record_that_they_do_not_see() {
        Actor owner = seller();
        Actor other = seller();
        RecordView customer = customer(owner);

        for (String about :
                List.of(customer.ref().toString(), "customers/none", "nothing/1", "customers", "users/" + owner.id())) {
            InvalidRecord refused = catchThrowableOfType(
                    InvalidRecord.class,
                    () -> People.as(
                            other,
                            () -> records.create(
                                    "follow-ups", Map.of("record", about, "way", "CALL", "summary", "x"))));
            assertThat(refused.problems())
                    .as(about)
                    .anySatisfy(problem -> assertThat(problem.field() + " " + problem.code())
                            .isEqualTo("record field.no-such-record"));
        }
    }

    @Test
    void what_is_done_moves_the_clock_of_the_customer_by_way_of_its_contacts_too() {
        Actor owner = seller();
        RecordView customer = customer(owner);
        RecordView contact = People.as(
                owner, () -> records.create("contacts", Map.of("name", "Zhang Wei", "customer", customer.id())));
        Instant at = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

        followUp(owner, contact.ref(), "asked for the new list", Map.of("at", at));

        Eventually.get(
                () -> People.as(owner, () -> records.read(customer.ref())).value("lastContactAt"), at::equals);
        List<FeedEntry> feed = People.as(
                        owner,
                        () -> Services.get(RecordPages.class).feed(customer.ref(), Set.of("follow-ups"), 20, null))
                .entries();
        assertThat(feed).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("follow-ups.did.CALL");
            assertThat(entry.about()).isEqualTo(contact.ref());
            assertThat(entry.note()).isEqualTo("asked for the new list");
        });
    }

    @Test
    void a_plan_is_carried_out_by_the_follow_up_that_tells_of_it() {
        Actor owner = seller();
        RecordView customer = customer(owner);
        Instant later = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        RecordView plan = plan(owner, customer.ref(), Instant.now().plus(1, ChronoUnit.DAYS));
        People.as(owner, () -> records.act(plan.ref(), "start", Map.of()));

        RecordView done = People.as(
                owner,
                () -> records.act(
                        plan.ref(),
                        "complete",
                        Map.of(
                                "summary",
                                "They want a quote",
                                "outcome",
                                "QUOTE_ASKED",
                                "nextAt",
                                later,
                                "nextStep",
                                "Send the quote")));

        assertThat(done.value("state")).isEqualTo("DONE");
        assertThat(done.allowed()).doesNotContain("complete", "start", "cancel", "reschedule");
        assertThat(of(owner, "follow-ups", customer.ref())).singleElement().satisfies(told -> {
            assertThat(told.title()).isEqualTo("They want a quote");
            assertThat(told.value("plan")).asString().contains(plan.id());
            assertThat(told.value("openEnd")).isEqualTo(false);
        });
        assertThat(of(owner, "plans", customer.ref()))
                .filteredOn(one -> "PLANNED".equals(one.value("state")))
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.title()).isEqualTo("Send the quote");
                    assertThat(next.value("dueAt")).isEqualTo(later);
                });
        assertThat(refusal(owner, () -> records.act(plan.ref(), "cancel", Map.of("reason", "too late"))))
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void the_others_hear_what_is_next_after_every_change_of_plans() {
        Actor owner = seller();
        RecordView customer = customer(owner);
        List<NextStepChanged> heard = new CopyOnWriteArrayList<>();
        var listening = listen(heard);
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant later = soon.plus(4, ChronoUnit.DAYS);

        plan(owner, customer.ref(), later);
        Eventually.get(() -> told(heard, customer.ref()), last -> last.equals(Optional.of(later)));
        RecordView first = plan(owner, customer.ref(), soon);
        Eventually.get(() -> told(heard, customer.ref()), last -> last.equals(Optional.of(soon)));
        People.as(owner, () -> records.act(first.ref(), "cancel", Map.of("reason", "on holiday")));
        Eventually.get(() -> told(heard, customer.ref()), last -> last.equals(Optional.of(later)));
        RecordView second = of(owner, "plans", customer.ref()).stream()
                .filter(one -> "PLANNED".equals(one.value("state")))
                .findFirst()
                .orElseThrow();
        People.as(owner, () -> {
            records.remove(second.ref(), second.version());
            return true;
        });
        Eventually.get(
                () -> heard.stream()
                        .filter(event -> event.record().equals(customer.id()))
                        .reduce((one, next) -> next)
                        .filter(event -> event.dueAt() == null),
                Optional::isPresent);
        listening.unregister();
    }

    private static Optional<Instant> told(List<NextStepChanged> heard, RecordRef about) {
        return heard.stream()
                .filter(event -> event.record().equals(about.id()))
                .reduce((one, next) -> next)
                .map(NextStepChanged::dueAt);
    }

    private static org.osgi.framework.ServiceRegistration<?> listen(List<NextStepChanged> heard) {
        String name = People.fresh("next-steps");
        return FrameworkUtil.getBundle(FollowUpsContract.class)
                .getBundleContext()
                .registerService(
                        EventHandler.class,
                        new EventHandler<NextStepChanged>() {
                            @Override
                            public Class<NextStepChanged> eventType() {
                                return NextStepChanged.class;
                            }

                            @Override
                            public void on(NextStepChanged event) {
                                heard.add(event);
                            }

                            @Override
                            public String name() {
                                return name;
                            }
                        },
                        new Hashtable<>());
    }

    @Test
    void they_go_with_their_record_into_the_bin_and_to_the_survivor_of_a_merge() {
        Actor owner = seller();
        RecordView first = customer(owner);
        RecordView second = customer(owner);
        RecordView told = followUp(owner, second.ref(), "met at the fair");

        RecordView now = People.as(owner, () -> records.read(second.ref()));
        People.as(owner, () -> {
            records.remove(second.ref(), now.version());
            return true;
        });
        assertThat(refusal(owner, () -> records.read(told.ref()))).isEqualTo(Kind.NOT_FOUND);
        People.as(owner, () -> records.restore(second.ref()));
        assertThat(of(owner, "follow-ups", second.ref())).hasSize(1);

        People.asSystem(() -> Services.get(Merges.class).merge(first.ref(), second.id(), Map.of()));
        assertThat(of(owner, "follow-ups", first.ref())).hasSize(1);
    }

    @Test
    void a_locked_follow_up_is_corrected_by_a_new_one() {
        Actor owner = seller();
        RecordView customer = customer(owner);
        RecordView told = followUp(owner, customer.ref(), "He said ten");
        assertThat(People.as(owner, () -> records.read(told.ref())).allowed()).contains("edit", "delete");
        RecordView rule = People.asSystem(
                () -> records.create("follow-up-rules", Map.of("name", People.fresh("Closed at once"), "lockDays", 0)));
        try {
            assertThat(People.as(owner, () -> records.read(told.ref())).allowed())
                    .doesNotContain("edit", "delete");
            InvalidRecord refused = catchThrowableOfType(
                    InvalidRecord.class,
                    () -> People.as(
                            owner,
                            () -> records.change(told.ref(), told.version(), Map.of("summary", "He said twelve"))));
            assertThat(refused.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("follow-ups.locked"));
            assertThat(refusal(owner, () -> records.remove(told.ref(), told.version())))
                    .isEqualTo(Kind.CONFLICT);
            assertThat(followUp(owner, customer.ref(), "He said twelve", Map.of("corrects", told.id()))
                            .value("corrects"))
                    .asString()
                    .contains("He said ten");
        } finally {
            People.asSystem(() -> {
                records.remove(rule.ref(), rule.version());
                return true;
            });
        }
    }

    @Test
    void a_cadence_makes_a_plan_of_each_step_and_runs_once_at_a_time() {
        Actor owner = seller();
        RecordView customer = customer(owner);
        RecordView cadence = People.asSystem(() -> records.create(
                "cadences",
                Map.of(
                        "name",
                        People.fresh("First weeks"),
                        "workingDays",
                        false,
                        "steps",
                        List.of(
                                Map.of("day", 0, "hour", 9, "way", "CALL", "goal", "Introduce us"),
                                Map.of("day", 3, "hour", 15, "way", "EMAIL", "goal", "Send the brochure")))));
        Map<String, Object> lay = Map.of("record", customer.ref().toString(), "startOn", "2031-03-08");

        People.as(owner, () -> records.act(cadence.ref(), "lay", lay));

        assertThat(of(owner, "plans", customer.ref()))
                .extracting(plan -> plan.title() + " " + plan.value("dueAt"))
                .containsExactlyInAnyOrder(
                        "Introduce us 2031-03-08T01:00:00Z", "Send the brochure 2031-03-11T07:00:00Z");
        assertThat(refusal(owner, () -> records.act(cadence.ref(), "lay", lay))).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void a_plan_is_on_each_readers_own_day_wherever_the_server_is() {
        Actor inShanghai = seller();
        Actor inNewYork =
                new Actor(inShanghai.id(), "travelling", "Travelling", Locale.ENGLISH, ZoneId.of("America/New_York"));
        RecordView customer = customer(inShanghai);
        plan(inShanghai, customer.ref(), Instant.parse("2031-03-08T20:00:00Z"));

        assertThat(on(inShanghai, customer.ref(), "2031-03-09")).isOne();
        assertThat(on(inShanghai, customer.ref(), "2031-03-08")).isZero();
        assertThat(on(inNewYork, customer.ref(), "2031-03-08")).isOne();
        assertThat(on(inNewYork, customer.ref(), "2031-03-09")).isZero();
    }

    private int on(Actor reader, RecordRef about, String day) {
        RecordQuery query = RecordQuery.ALL.filters(
                List.of(Filter.of("record", Operator.EQ, about.toString()), Filter.of("dueAt", Operator.EQ, day)));
        return People.as(reader, () -> records.query("plans", query).items()).size();
    }

    @Test
    void who_is_erased_is_erased_from_what_was_said_to_them_and_what_is_planned_too() {
        Actor owner = seller();
        RecordView customer = customer(owner);
        String name = People.fresh("Zhang Wei");
        RecordView contact =
                People.as(owner, () -> records.create("contacts", Map.of("name", name, "customer", customer.id())));
        Instant later = Instant.now().plus(3, ChronoUnit.DAYS);
        RecordView told = followUp(
                owner, contact.ref(), name + " is ill", Map.of("nextAt", later, "nextStep", "Write to " + name));
        RecordView planned = of(owner, "plans", contact.ref()).getFirst();
        RecordView beside = followUp(owner, customer.ref(), "The fair");
        RecordView rule = People.asSystem(
                () -> records.create("follow-up-rules", Map.of("name", People.fresh("Closed at once"), "lockDays", 0)));
        try {
            People.asSystem(() ->
                    Services.get(io.tradewind.privacy.PersonalData.class).erase(contact.ref(), "they asked for it"));
        } finally {
            People.asSystem(() -> {
                records.remove(rule.ref(), rule.version());
                return true;
            });
        }

        for (RecordView one : List.of(told, planned)) {
            RecordView now = People.as(owner, () -> records.read(one.ref()));
            assertThat(now.title()).isEqualTo("***");
            assertThat(now.values().values().stream().map(String::valueOf)).noneMatch(value -> value.contains(name));
            assertThat(People.as(owner, () -> records.trace(one.ref(), 50, null))
                            .toString())
                    .doesNotContain(name);
        }
        assertThat(People.as(owner, () -> records.read(beside.ref())).title()).isEqualTo("The fair");
    }
}
