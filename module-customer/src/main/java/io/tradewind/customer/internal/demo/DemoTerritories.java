package io.tradewind.customer.internal.demo;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.demo.DemoData;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** A territory for each team: China, and the rest of the world. */
@Component(service = DemoData.class)
public final class DemoTerritories implements DemoData {
    private final Records records;
    private final RecordTypes types;
    private final Directory directory;
    private final Transactions transactions;

    @Activate
    public DemoTerritories(
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
        return 270;
    }

    @Override
    public String name() {
        return "customer.territories";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "territories");
        transactions.run(() -> {
            if (records.query("territories", RecordQuery.ALL.limit(1)).items().isEmpty()) {
                territory("中国大陆 China", 10, List.of("CN"), DemoPeople.EAST);
                territory("国际 International", 20, List.of(), DemoPeople.INTERNATIONAL);
            }
        });
    }

    private void territory(String name, long place, List<String> regions, String team) {
        directory
                .findTeam(team)
                .ifPresent(found -> records.create(
                        "territories", Map.of("name", name, "place", place, "regions", regions, "toTeam", found.id())));
    }
}
