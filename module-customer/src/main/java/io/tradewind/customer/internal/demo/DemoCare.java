package io.tradewind.customer.internal.demo;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Plans for care. */
@Component(service = DemoData.class)
public final class DemoCare implements DemoData {
    private final Records records;
    private final RecordTypes types;
    private final Transactions transactions;

    @Activate
    public DemoCare(@Reference Records records, @Reference RecordTypes types, @Reference Transactions transactions) {
        this.records = records;
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 280;
    }

    @Override
    public String name() {
        return "customer.care";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "care-plans", "cares");
        transactions.run(() -> {
            if (records.query("care-plans", RecordQuery.ALL.limit(1)).items().isEmpty()) {
                plan("生日祝福 Birthday wishes", "BIRTHDAY", 7, List.of(), "电话或微信问候。 A call or a card.");
                plan("续约提醒 Renewals ahead", "RENEWAL", 30, List.of(), "确认续约意向与价格。 Ask what they need next year.");
                plan(
                        "重点客户 60 天未联系 Key accounts silent for 60 days",
                        "SILENCE",
                        60,
                        List.of("A", "B"),
                        "约一次拜访。 Arrange a visit.");
            }
        });
    }

    private void plan(String name, String occasion, long days, List<String> levels, String advice) {
        records.create(
                "care-plans",
                Map.of("name", name, "occasion", occasion, "days", days, "levels", levels, "advice", advice));
    }
}
