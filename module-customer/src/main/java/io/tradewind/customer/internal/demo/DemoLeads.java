package io.tradewind.customer.internal.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.access.Directory.User;
import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Rules for scoring, and leads at every point of their way, some of companies that are customers already. */
@Component(service = DemoData.class)
public final class DemoLeads implements DemoData {
    private static final int LEADS = 40;
    private static final long SEED = 11_270_830;
    private static final List<String> SOURCES = List.of("EXHIBITION", "WEBSITE", "SEARCH", "REFERRAL", "CAMPAIGN");
    private static final List<String> CAMPAIGNS = List.of("2026 工博会", "Hannover 2026", "秋季直播课", "Spring mailing");

    private final Records records;
    private final RecordTypes types;
    private final Directory directory;
    private final Transactions transactions;
    private final Dice dice = new Dice(SEED);

    @Activate
    public DemoLeads(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Directory directory,
            @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.directory = directory;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 220;
    }

    @Override
    public String name() {
        return "customer.leads";
    }

    @Override
    public void fill() {
        Arrival.await(types, "customers", "leads", "lead-scoring-rules");
        transactions.run(() -> {
            if (records.query("leads", RecordQuery.ALL.limit(1)).items().isEmpty()) {
                rules();
                leads();
            }
        });
    }

    private void rules() {
        rule("展会来源 From a trade fair", "SOURCE", "IS", "EXHIBITION", 20);
        rule("客户转介绍 Referred by a customer", "SOURCE", "IS", "REFERRAL", 30);
        rule("留了公司名 Company is known", "COMPANY", "FILLED", "", 15);
        rule("留了电话 Phone is known", "PHONE", "FILLED", "", 10);
        rule("预算明确 Speaks of a budget", "NOTE", "CONTAINS", "预算", 25);
        rule("免费邮箱 Free mailbox", "EMAIL", "CONTAINS", "@mail.example", -10);
    }

    private void rule(String name, String attribute, String condition, String wanted, long points) {
        Map<String, Object> values = new LinkedHashMap<>(
                Map.of("name", name, "attribute", attribute, "condition", condition, "points", points, "active", true));
        if (!wanted.isEmpty()) {
            values.put("wanted", wanted);
        }
        records.create("lead-scoring-rules", values);
    }

    private void leads() {
        List<User> people = new ArrayList<>();
        for (String team : List.of(DemoPeople.EAST, DemoPeople.INTERNATIONAL)) {
            directory.findTeam(team).map(found -> directory.usersOf(found.id())).ifPresent(people::addAll);
        }
        List<RecordView> customers =
                records.query("customers", RecordQuery.ALL.limit(60)).items();
        for (int i = 0; i < LEADS; i++) {
            boolean known = i % 5 == 0 && !customers.isEmpty();
            RecordView lead = records.create("leads", lead(known ? dice.pick(customers) : null));
            settle(lead, people);
        }
    }

    private Map<String, Object> lead(@org.jspecify.annotations.Nullable RecordView known) {
        boolean chinese = known == null
                ? dice.chance(65)
                : known.text("region").filter(region -> region.startsWith("CN")).isPresent();
        Company company = chinese ? Company.chinese(dice) : Company.abroad(dice);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "name",
                chinese ? Person.chinese(dice).name() : Person.western(dice).name());
        values.put("company", known == null ? company.name() : known.title());
        if (dice.chance(80)) {
            values.put(
                    "phone",
                    known == null
                            ? company.place().phone(dice)
                            : known.text("phone").orElse(""));
        }
        values.put("email", dice.chance(70) ? "hello@" + company.domain() : "buyer" + dice.digits(4) + "@mail.example");
        values.put("region", company.place().region());
        values.put("source", dice.pick(SOURCES));
        values.put("campaign", dice.pick(CAMPAIGNS));
        if (values.get("source").equals("EXHIBITION")) {
            values.put("tags", List.of("EXHIBITION"));
        }
        if (dice.chance(60)) {
            values.put(
                    "note",
                    chinese
                            ? dice.pick(List.of("预算约 80 万元，希望年内到货。", "想要样机试用两周。", "老设备要更换，正在询价。"))
                            : dice.pick(List.of(
                                    "Wants a quote by the end of the month.", "Asked for a trial of two weeks.")));
        }
        return values;
    }

    private void settle(RecordView lead, List<User> people) {
        int fate = dice.weighted(25, 25, 20, 12, 10, 8);
        if (fate > 0 && !people.isEmpty()) {
            records.act(lead.ref(), "assign", Map.of("owner", dice.pick(people).id()));
        }
        switch (fate) {
            case 2 -> records.act(lead.ref(), "work", Map.of());
            case 3 -> records.act(lead.ref(), "qualify", Map.of());
            case 4 -> records.act(lead.ref(), "disqualify", Map.of("reason", "号码为空号 Number does not exist"));
            case 5 -> records.act(lead.ref(), "release", Map.of());
            default -> {
                // new, or just assigned
            }
        }
    }
}
