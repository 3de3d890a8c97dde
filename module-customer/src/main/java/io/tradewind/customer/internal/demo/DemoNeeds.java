package io.tradewind.customer.internal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.Money;
import io.tradewind.demo.DemoData;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** What some of the demo customers need: open, answered, accepted and dropped ones. */
@Component(service = DemoData.class)
public final class DemoNeeds implements DemoData {
    private static final int CUSTOMERS = 48;
    private static final long SEED = 20_261_127;

    /** A need of either world. */
    private record Kind(String zh, String en, String whyZh, String whyEn, String answerZh, String answerEn) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "二号产线节拍提升到 45 秒",
                    "Bring line 2 down to a 45-second cycle",
                    "旺季每天少交付 60 台，加班成本每月约 12 万元。",
                    "Sixty units a day are missing in the high season; overtime costs 17,000 a month.",
                    "增加一台六轴机器人并改造上料，六周交付。",
                    "One more six-axis robot and a new feeder, delivered in six weeks."),
            new Kind(
                    "设备停机提前预警",
                    "Warn before a machine stops",
                    "去年三次主轴抱死，每次停线两天。",
                    "The main spindle seized three times last year, two days each.",
                    "加装振动传感器，接入远程诊断，首年免服务费。",
                    "Vibration sensors with remote diagnosis, first year without a fee."),
            new Kind(
                    "替换停产的控制器",
                    "Replace controllers that are no longer made",
                    "备件只够用到明年上半年。",
                    "Spare parts last until the middle of next year.",
                    "提供引脚兼容的新一代控制器与迁移工具。",
                    "A pin-compatible successor with a migration tool."),
            new Kind(
                    "检测数据自动进入质量系统",
                    "Get test results into the quality system",
                    "目前靠人工抄录，客户审核时查不到原始数据。",
                    "They are copied by hand; auditors cannot find the originals.",
                    "开放接口，两周完成对接。",
                    "An open interface, connected within two weeks."),
            new Kind(
                    "第二个仓库的整体方案",
                    "A complete plan for the second warehouse",
                    "新仓明年三月启用，需要一家总包。",
                    "It opens in March and one supplier is to do it all.",
                    "现场勘测后给出三档方案。",
                    "Three variants after a visit on site."),
            new Kind(
                    "把年度维保换成按次计费",
                    "Pay service by the visit instead of by the year",
                    "去年只用了四次现场服务。",
                    "Only four visits were used last year.",
                    "提供十次预付包，三年内有效。",
                    "A pack of ten visits, valid for three years."));

    private final Records records;
    private final RecordTypes types;
    private final Transactions transactions;
    private final Clock clock = Clock.systemUTC();
    private final Dice dice = new Dice(SEED);

    @Activate
    public DemoNeeds(@Reference Records records, @Reference RecordTypes types, @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 210;
    }

    @Override
    public String name() {
        return "customer.needs";
    }

    @Override
    public void fill() {
        Arrival.await(types, "customers", "contacts", "needs");
        List<RecordView> customers = records.query(
                        "customers",
                        RecordQuery.ALL
                                .filters(List.of(Filter.of("level", Operator.IN, "A", "B")))
                                .fields(Set.of("name", "region", "owner", "team"))
                                .limit(CUSTOMERS))
                .items();
        transactions.run(() -> {
            if (!records.query("needs", RecordQuery.ALL.limit(1)).items().isEmpty()) {
                return;
            }
            for (RecordView customer : customers) {
                int needs = dice.between(1, 2);
                for (int i = 0; i < needs; i++) {
                    enter(customer);
                }
            }
        });
    }

    private void enter(RecordView customer) {
        boolean chinese = customer.text("region")
                .filter(region -> region.startsWith("CN"))
                .isPresent();
        Kind kind = dice.pick(KINDS);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("customer", customer.id());
        values.put("what", chinese ? kind.zh() : kind.en());
        values.put("why", chinese ? kind.whyZh() : kind.whyEn());
        values.put("priority", List.of("HIGH", "MEDIUM", "LOW").get(dice.weighted(30, 50, 20)));
        values.put("budget", Money.of(String.valueOf(dice.between(5, 180) * 10_000L), chinese ? "CNY" : "USD"));
        values.put(
                "wantedBy", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(dice.between(-20, 200)));
        values.put("decisionPath", decisionPath(customer));
        own(customer, values);
        RecordView need = records.create("needs", values);
        settle(need, chinese, kind);
    }

    private static void own(RecordView customer, Map<String, Object> values) {
        for (String part : List.of("owner", "team")) {
            if (customer.value(part) instanceof io.tradewind.record.Reference reference) {
                values.put(part, reference.id());
            }
        }
    }

    private List<Map<String, Object>> decisionPath(RecordView customer) {
        List<RecordView> contacts = records.query(
                        "contacts",
                        RecordQuery.ALL
                                .filters(List.of(Filter.of("customer", Operator.EQ, customer.id())))
                                .fields(Set.of("name"))
                                .limit(3))
                .items();
        List<String> roles = List.of("DECIDER", "INFLUENCER", "USER");
        List<String> stances = List.of("FOR", "NEUTRAL", "UNKNOWN", "AGAINST");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (RecordView contact : contacts) {
            lines.add(Map.of("contact", contact.id(), "role", roles.get(lines.size()), "stance", dice.pick(stances)));
        }
        return lines;
    }

    private void settle(RecordView need, boolean chinese, Kind kind) {
        int fate = dice.weighted(45, 30, 15, 10);
        if (fate == 1 || fate == 2) {
            records.act(need.ref(), "answer", Map.of("answer", chinese ? kind.answerZh() : kind.answerEn()));
        }
        if (fate == 2) {
            records.act(need.ref(), "accept", Map.of());
        }
        if (fate == 3) {
            records.act(need.ref(), "drop", Map.of("reason", chinese ? "今年没有预算" : "No budget this year"));
        }
    }
}
