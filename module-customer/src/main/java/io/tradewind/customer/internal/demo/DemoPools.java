package io.tradewind.customer.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.demo.DemoData;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** A public pool for each team: the customers that nobody has lie there, and those long not spoken to will soon. */
@Component(service = DemoData.class)
public final class DemoPools implements DemoData {
    private static final long DAYS = 90;

    private final Records records;
    private final RecordTypes types;
    private final Directory directory;
    private final Transactions transactions;
    private final EntityManager entities;

    @Activate
    public DemoPools(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Directory directory,
            @Reference Transactions transactions,
            @Reference(target = "(unit=customer)") EntityManager entities) {
        this.records = records;
        this.types = types;
        this.directory = directory;
        this.transactions = transactions;
        this.entities = entities;
    }

    @Override
    public int order() {
        return 210;
    }

    @Override
    public String name() {
        return "customer.pools";
    }

    @Override
    public void fill() {
        DemoTypes.await(types, "pools", "customers");
        pool("华东公海", "East pool", DemoPeople.EAST, true);
        pool("国际公海", "International pool", DemoPeople.INTERNATIONAL, false);
    }

    private void pool(String name, String nameEn, String team, boolean chinese) {
        transactions.run(() -> {
            boolean there = !records.query(
                            "pools", RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.EQ, name))))
                    .items()
                    .isEmpty();
            Directory.Team members = directory.findTeam(team).orElse(null);
            if (!there && members != null) {
                fill(make(name, nameEn, members), chinese);
            }
        });
    }

    private String make(String name, String nameEn, Directory.Team team) {
        List<Map<String, Object>> members = new ArrayList<>();
        members.add(Map.of("team", team.id()));
        if (team.lead() != null) {
            members.add(Map.of("user", team.lead(), "admin", true));
        }
        return records.create(
                        "pools",
                        Map.of(
                                "name",
                                name,
                                "nameEn",
                                nameEn,
                                "claimsPerDay",
                                3L,
                                "cooldownDays",
                                14L,
                                "maxOwned",
                                100L,
                                "maxLocked",
                                5L,
                                "members",
                                members,
                                "hiddenFields",
                                List.of(Map.of("field", "PHONE"), Map.of("field", "EMAIL")),
                                "rules",
                                List.of(
                                        Map.of("basis", "FOLLOW_UP", "days", DAYS, "warnDays", 10L),
                                        Map.of("level", "A", "basis", "FOLLOW_UP", "days", DAYS - 5, "warnDays", 10L))))
                .id();
    }

    private void fill(String pool, boolean chinese) {
        List<String> names = DemoBook.write().stream()
                .filter(entry -> entry.chinese() == chinese)
                .map(DemoBook.Entry::name)
                .toList();
        entities.createQuery("update Customer c set c.pool = :pool where c.ownerId is null and c.name in :names")
                .setParameter("pool", pool)
                .setParameter("names", names)
                .executeUpdate();
        entities.createQuery("update Customer c set c.ownedSince = c.createdAt"
                        + " where c.ownerId is not null and c.lastContactAt is not null and c.name in :names")
                .setParameter("names", names)
                .executeUpdate();
    }
}
