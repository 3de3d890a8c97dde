package io.tradewind.customer.internal.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.access.Directory.User;
import io.tradewind.customer.internal.demo.DemoBook.Entry;
import io.tradewind.demo.DemoData;
import io.tradewind.event.Events;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Customers and their contacts, spread over the two teams and the last eighteen months. */
@Component(service = DemoData.class)
public final class DemoCustomers implements DemoData {
    private static final int AT_ONCE = 60;

    private final Records records;
    private final RecordTypes types;
    private final Directory directory;
    private final Transactions transactions;
    private final EntityManager entities;
    private final Events events;
    private final Clock clock;

    @Activate
    public DemoCustomers(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Directory directory,
            @Reference Transactions transactions,
            @Reference(target = "(unit=customer)") EntityManager entities,
            @Reference Events events) {
        this.records = records;
        this.types = types;
        this.directory = directory;
        this.transactions = transactions;
        this.entities = entities;
        this.events = events;
        this.clock = Clock.systemUTC();
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String name() {
        return "customer.customers";
    }

    @Override
    public void fill() {
        Arrival.await(types, "customers", "contacts");
        List<User> east = people(DemoPeople.EAST);
        List<User> international = people(DemoPeople.INTERNATIONAL);
        List<Entry> book = DemoBook.write();
        for (int from = 0; from < book.size(); from += AT_ONCE) {
            List<Entry> some = book.subList(from, Math.min(from + AT_ONCE, book.size()));
            transactions.run(() -> {
                if (idOf(some.getFirst().name()).isEmpty()) {
                    enter(some, east, international);
                }
            });
        }
    }

    private List<User> people(String team) {
        return directory
                .findTeam(team)
                .map(found -> directory.usersOf(found.id()))
                .orElse(List.of());
    }

    private void enter(List<Entry> some, List<User> east, List<User> international) {
        Map<String, String> ids = new HashMap<>();
        List<Map<String, Object>> customers = new ArrayList<>();
        List<Map<String, Object>> ownership = new ArrayList<>();
        for (Entry entry : some) {
            Map<String, Object> owned = ownership(entry, entry.chinese() ? east : international);
            Map<String, Object> values = new LinkedHashMap<>(entry.values());
            values.putAll(owned);
            ownership.add(owned);
            customers.add(values);
        }
        List<RecordView> entered = records.createAll("customers", customers);
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            String id = entered.get(i).id();
            ids.put(some.get(i).name(), id);
            for (Map<String, Object> contact : some.get(i).contacts()) {
                Map<String, Object> values = new LinkedHashMap<>(contact);
                values.put("customer", id);
                values.putAll(ownership.get(i));
                contacts.add(values);
            }
        }
        records.createAll("contacts", contacts);
        entities.flush();
        entities.clear();
        for (Entry entry : some) {
            settle(entry, ids);
        }
    }

    private static Map<String, Object> ownership(Entry entry, List<User> team) {
        if (entry.owner() < 0 || team.isEmpty()) {
            return Map.of();
        }
        User owner = team.get(entry.owner() % team.size());
        String ownTeam = owner.team();
        return ownTeam == null ? Map.of("owner", owner.id()) : Map.of("owner", owner.id(), "team", ownTeam);
    }

    /** Moves a customer and its contacts to the day they are said to have come, and under its parent. */
    private void settle(Entry entry, Map<String, String> ids) {
        Instant came = clock.instant()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(entry.age(), ChronoUnit.DAYS)
                .plus(9 * 60L + entry.name().hashCode() % 240, ChronoUnit.MINUTES);
        Instant contacted = entry.contactedAgo() < 0
                ? null
                : clock.instant().truncatedTo(ChronoUnit.HOURS).minus(entry.contactedAgo(), ChronoUnit.DAYS);
        String id = Objects.requireNonNull(ids.get(entry.name()));
        String above = entry.parent();
        @Nullable
        String parent = above == null
                ? null
                : Optional.ofNullable(ids.get(above)).or(() -> idOf(above)).orElse(null);
        entities.createQuery(
                        "update Customer c set c.createdAt = :came, c.updatedAt = :came, c.lastContactAt = :contacted,"
                                + " c.parent = :parent, c.renewOn = :renewOn where c.id = :id")
                .setParameter("came", came)
                .setParameter("contacted", contacted)
                .setParameter("parent", parent)
                .setParameter("renewOn", renewal(entry))
                .setParameter("id", id)
                .executeUpdate();
        entities.createQuery("update Contact c set c.createdAt = :came, c.updatedAt = :came where c.customer = :id")
                .setParameter("came", came)
                .setParameter("id", id)
                .executeUpdate();
        new DemoHistory(events, clock.instant()).tell(id, entry, contacted);
    }

    /** Every ninth or so renews within the year. */
    private @Nullable LocalDate renewal(Entry entry) {
        int draw = Math.floorMod(entry.name().hashCode(), 2_700);
        return draw % 9 == 0 ? LocalDate.now(clock).plusDays(5L + draw / 9) : null;
    }

    private Optional<String> idOf(String name) {
        return entities
                .createQuery("select c.id from Customer c where c.name = :name", String.class)
                .setParameter("name", name)
                .getResultList()
                .stream()
                .findFirst();
    }
}
