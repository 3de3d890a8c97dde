package io.tradewind.customer.internal.demo;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.Money;
import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** A grading scheme; what it counts is in the {@link DemoHistory} of the customers. */
@Component(service = DemoData.class)
public final class DemoGrading implements DemoData {
    private final Records records;
    private final RecordTypes types;
    private final Transactions transactions;

    @Activate
    public DemoGrading(@Reference Records records, @Reference RecordTypes types, @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 260;
    }

    @Override
    public String name() {
        return "customer.grading";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "grading-schemes");
        transactions.run(() -> {
            if (records.query("grading-schemes", RecordQuery.ALL.limit(1))
                    .items()
                    .isEmpty()) {
                scheme();
            }
        });
    }

    private void scheme() {
        records.create(
                "grading-schemes",
                Map.of(
                        "name",
                        "活跃度与成交 Activity and business",
                        "rules",
                        List.of(
                                rule("30 天内跟进过 Followed up within 30 days", "RECENCY", "FOLLOW_UP", 30, 20),
                                frequent("90 天内跟进 3 次以上 Three follow-ups within 90 days", 3, 15),
                                rule("一年内有订单 Ordered within a year", "RECENCY", "ORDER", 365, 25),
                                worth("一年内订单满 50 万元 Orders of ¥500,000 within a year", "500000", "CNY", 25),
                                worth("一年内订单满 5 万欧元 Orders of €50,000 within a year", "50000", "EUR", 25),
                                rule("提出过需求 Told us of a need", "RECENCY", "NEED", 180, 15),
                                rule("60 天没有动静 Silent for 60 days", "SILENCE", "", 60, -10)),
                        "levels",
                        List.of(level("A", 60), level("B", 35), level("C", 10), level("D", -100))));
    }

    private static Map<String, Object> rule(String name, String measure, String fact, long days, long points) {
        return Map.of("name", name, "measure", measure, "fact", fact, "days", days, "points", points);
    }

    private static Map<String, Object> frequent(String name, long least, long points) {
        return Map.of(
                "name",
                name,
                "measure",
                "FREQUENCY",
                "fact",
                "FOLLOW_UP",
                "days",
                90L,
                "least",
                least,
                "points",
                points);
    }

    private static Map<String, Object> worth(String name, String amount, String currency, long points) {
        return Map.of(
                "name",
                name,
                "measure",
                "MONETARY",
                "fact",
                "ORDER",
                "days",
                365L,
                "amount",
                Money.of(amount, currency),
                "points",
                points);
    }

    private static Map<String, Object> level(String code, long from) {
        return Map.of("level", code, "fromPoints", from);
    }
}
