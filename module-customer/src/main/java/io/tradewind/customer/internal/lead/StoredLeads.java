package io.tradewind.customer.internal.lead;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory.User;
import io.tradewind.customer.internal.lead.Lead.State;

/** Leads in the stage's own tables. */
@Component(service = Leads.class)
public final class StoredLeads implements Leads {
    private static final Set<State> OPEN = EnumSet.of(State.NEW, State.ASSIGNED, State.WORKING, State.QUALIFIED);

    private final EntityManager entities;

    @Activate
    public StoredLeads(@Reference(target = "(unit=customer)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<ScoringRule> rules() {
        return entities.createQuery(
                        "select r from ScoringRule r where r.removedAt is null and r.active = true order by r.name, r.id",
                        ScoringRule.class)
                .setFlushMode(FlushModeType.COMMIT) // asked while a lead is being changed
                .getResultList();
    }

    @Override
    public List<Candidate> candidates(List<User> people, @Nullable String region) {
        if (people.isEmpty()) {
            return List.of();
        }
        List<String> ids = people.stream().map(User::id).toList();
        Map<String, Object> open = byOwner(
                "select l.ownerId, count(l) from Lead l where l.removedAt is null and l.state in :open and l.ownerId in :ids"
                        + " group by l.ownerId",
                Map.of("open", OPEN, "ids", ids));
        Map<String, Object> dealt = byOwner(
                "select l.ownerId, max(l.dealtAt) from Lead l where l.ownerId in :ids group by l.ownerId",
                Map.of("ids", ids));
        Map<String, Object> local = region == null
                ? Map.of()
                : byOwner(
                        "select c.ownerId, count(c) from Customer c where c.removedAt is null and c.ownerId in :ids"
                                + " and (c.region = :region or c.region like :below) group by c.ownerId",
                        Map.of("ids", ids, "region", region, "below", region + "-%"));
        return people.stream()
                .map(person -> new Candidate(
                        person.id(),
                        person.name(),
                        person.team(),
                        number(open.get(person.id())),
                        dealt.get(person.id()) instanceof Instant at ? at : null,
                        number(local.get(person.id()))))
                .toList();
    }

    private Map<String, Object> byOwner(String query, Map<String, Object> parameters) {
        var wanted = entities.createQuery(query, Object[].class);
        parameters.forEach(wanted::setParameter);
        Map<String, Object> found = new HashMap<>();
        wanted.getResultList().forEach(row -> {
            if (row[1] != null) {
                found.put((String) row[0], row[1]);
            }
        });
        return found;
    }

    private static long number(@Nullable Object count) {
        return count instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public List<String> open(String after, int most) {
        return entities.createQuery(
                        "select l.id from Lead l where l.removedAt is null and l.state in :open and l.id > :after order by l.id",
                        String.class)
                .setParameter("open", OPEN)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }
}
