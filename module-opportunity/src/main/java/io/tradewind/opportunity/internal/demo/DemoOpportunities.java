package io.tradewind.opportunity.internal.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.Money;
import io.tradewind.demo.DemoData;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.opportunity.internal.deal.Past;
import io.tradewind.opportunity.internal.pipeline.Pipeline;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.StageKind;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.tx.Transactions;

/** Opportunities at every step of both pipelines, with the way they came; some stand still, some were won or lost. */
@Component(service = DemoData.class)
public final class DemoOpportunities implements DemoData {
    private static final long SEED = 20_261_128;
    private static final int OPPORTUNITIES = 120;
    private static final int AT_ONCE = 30;
    private static final List<String> SOURCES = List.of("REFERRAL", "EXHIBITION", "WEBSITE", "TENDER", "PARTNER");
    private static final List<String> REASONS =
            List.of("PRICE", "COMPETITOR", "NO_BUDGET", "NO_DECISION", "FEATURES", "DELIVERY");
    private static final List<String> RIVALS = List.of("Norvik Automation", "海川智能", "Kestrel Systems", "锐步科技");

    private final Records records;
    private final RecordTypes types;
    private final Pipelines pipelines;
    private final Past past;
    private final Transactions transactions;
    private final Clock clock = Clock.systemUTC();
    private final Dice dice = new Dice(SEED);

    @Activate
    public DemoOpportunities(
            @org.osgi.service.component.annotations.Reference Records records,
            @org.osgi.service.component.annotations.Reference RecordTypes types,
            @org.osgi.service.component.annotations.Reference Pipelines pipelines,
            @org.osgi.service.component.annotations.Reference Past past,
            @org.osgi.service.component.annotations.Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.pipelines = pipelines;
        this.past = past;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String name() {
        return "opportunity.opportunities";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "customers", OpportunityType.NAME);
        List<RecordView> customers = records.query(
                        "customers",
                        RecordQuery.ALL
                                .filters(List.of(Filter.of("owner", Operator.EMPTY, "false")))
                                .fields(Set.of("name", "region", "owner", "team", "source"))
                                .limit(200))
                .items();
        boolean begun = !records.query(OpportunityType.NAME, RecordQuery.ALL.limit(1))
                .items()
                .isEmpty();
        if (begun || customers.isEmpty()) {
            return;
        }
        for (int from = 0; from < OPPORTUNITIES; from += AT_ONCE) {
            int start = from;
            transactions.run(() -> {
                for (int place = start; place < start + AT_ONCE; place++) {
                    enter(place, dice.pick(customers));
                }
            });
        }
    }

    private void enter(int place, RecordView customer) {
        boolean partner = place % 4 == 3;
        List<Pipeline> all = pipelines.active();
        Pipeline pipeline =
                all.stream().filter(one -> one.usual() != partner).findFirst().orElse(all.getFirst());
        List<Stage> stages = pipelines.stages(pipeline.id());
        List<Stage> open =
                stages.stream().filter(stage -> stage.kind() == StageKind.OPEN).toList();
        // Many at the beginning, fewer with each step; a third is over.
        int roll = dice.between(0, 99);
        boolean over = roll >= 68;
        int reached = over
                ? dice.between(1, open.size() - 1)
                : Math.min(open.size() - 1, roll < 24 ? 0 : roll < 44 ? 1 : roll < 58 ? 2 : 3);
        Plot plot = new Plot(open.subList(0, reached + 1), over ? end(stages, place) : null);
        write(plot, partner, customer, pipeline);
    }

    private static Stage end(List<Stage> stages, int place) {
        StageKind kind = place % 5 < 3 ? StageKind.WON : StageKind.LOST;
        return stages.stream().filter(stage -> stage.kind() == kind).findFirst().orElseThrow();
    }

    /**
     * What happens to an opportunity.
     *
     * @param way the open stages that it came through
     * @param end null: it is still open
     */
    private record Plot(List<Stage> way, @Nullable Stage end) {}

    private void write(Plot plot, boolean partner, RecordView customer, Pipeline pipeline) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Stage end = plot.end();
        List<Integer> stays = new ArrayList<>();
        plot.way().forEach(stage -> stays.add(dice.between(2, dice.chance(25) ? 45 : 16)));
        int ago = end == null ? 0 : dice.between(1, 150);
        int age = ago + stays.stream().mapToInt(Integer::intValue).sum();
        boolean chinese = customer.text("region")
                .filter(region -> region.startsWith("CN"))
                .isPresent();
        Map<String, Object> values = values(partner, chinese, customer);
        values.put("pipeline", pipeline.id());
        values.put("openedOn", today.minusDays(age));
        values.put("expectedClose", end == null ? today.plusDays(dice.between(-6, 95)) : today.minusDays(ago));
        if (end == null) {
            planned(values, chinese, today);
        }
        RecordView opportunity = records.create(OpportunityType.NAME, values);
        tell(opportunity, plot, stays, age, today.minusDays(ago));
    }

    private Map<String, Object> values(boolean partner, boolean chinese, RecordView customer) {
        Deal deal = dice.pick(partner ? Deal.PARTNERSHIPS : Deal.PROJECTS);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", deal.name(chinese));
        values.put("customer", customer.id());
        values.put("product", deal.product());
        long worth = dice.between(deal.from(), deal.to()) * 1_000L / (chinese ? 1 : 6);
        values.put("amount", Money.of(String.valueOf(worth), chinese ? "CNY" : "USD"));
        values.put("source", dice.pick(SOURCES));
        values.put("budget", dice.pick(List.of("UNKNOWN", "PLANNED", "APPROVED", "APPROVED")));
        values.put("authority", dice.pick(List.of("UNKNOWN", "KNOWN", "ENGAGED")));
        values.put("needClarity", dice.pick(List.of("WEAK", "CLEAR", "CLEAR", "URGENT")));
        values.put("timing", dice.pick(List.of("LATER", "THIS_YEAR", "THIS_QUARTER")));
        values.put("feasibility", dice.pick(List.of("UNKNOWN", "LOW", "MEDIUM", "HIGH")));
        values.put("forecast", dice.pick(List.of("PIPELINE", "PIPELINE", "BEST_CASE", "COMMIT")));
        if (dice.chance(35)) {
            String rival = dice.pick(RIVALS);
            values.put(
                    "rivals",
                    List.of(Map.of("rival", rival, "standing", dice.pick(List.of("AHEAD", "EVEN", "BEHIND")))));
        }
        if (dice.chance(25)) {
            values.put("tags", List.of(dice.pick(List.of("STRATEGIC", "TENDER", "UPSELL", "AT_RISK"))));
        }
        for (String part : List.of("owner", "team")) {
            if (customer.value(part) instanceof Reference reference) {
                values.put(part, reference.id());
            }
        }
        return values;
    }

    /** Of most it is known what comes next; of some it is overdue. */
    private void planned(Map<String, Object> values, boolean chinese, LocalDate today) {
        if (dice.chance(75)) {
            values.put("nextStepOn", today.plusDays(dice.between(-4, 14)));
            values.put(
                    "nextStep",
                    dice.pick(
                            chinese
                                    ? List.of("电话确认预算", "上门演示", "提交报价", "邀请参观工厂", "约见总经理")
                                    : List.of(
                                            "Call about the budget", "Demo on site", "Send the quote", "Plant visit")));
        }
    }

    private void tell(RecordView opportunity, Plot plot, List<Integer> stays, int age, LocalDate ended) {
        Instant at = clock.instant().minusSeconds(age * 86_400L + dice.between(0, 20_000));
        List<Past.Visit> visits = new ArrayList<>();
        for (int place = 1; place < plot.way().size(); place++) {
            at = at.plusSeconds(stays.get(place - 1) * 86_400L);
            visits.add(new Past.Visit(plot.way().get(place).id(), at));
        }
        Stage end = plot.end();
        if (end == null) {
            past.tell(opportunity.id(), visits, null);
            return;
        }
        visits.add(new Past.Visit(end.id(), at.plusSeconds(stays.getLast() * 86_400L)));
        boolean lost = end.kind() == StageKind.LOST;
        String reason = lost ? dice.pick(REASONS) : null;
        String rival = "COMPETITOR".equals(reason) ? dice.pick(RIVALS) : null;
        past.tell(opportunity.id(), visits, new Past.End(ended, reason, rival, null));
    }
}
