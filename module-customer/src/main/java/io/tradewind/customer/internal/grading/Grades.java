package io.tradewind.customer.internal.grading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grades customers by the scheme in use. Part of the running transaction. */
@Component(service = Grades.class)
public final class Grades {
    private final Facts facts;
    private final EntityManager entities;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Grades(@Reference Facts facts, @Reference(target = "(unit=customer)") EntityManager entities) {
        this.facts = facts;
        this.entities = entities;
    }

    /** The scheme in use: the first one by name that is active. */
    Optional<GradingScheme> scheme() {
        return entities.createQuery(
                        "select s from GradingScheme s where s.active = true and s.removedAt is null order by s.name, s.id",
                        GradingScheme.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** By the scheme in use; empty if there is none. */
    public Optional<Grade> of(String customer) {
        return scheme().map(scheme -> of(scheme, List.of(customer)).get(customer));
    }

    Map<String, Grade> of(GradingScheme scheme, Collection<String> customers) {
        Instant now = clock.instant();
        Map<String, List<Fact>> known = facts.of(customers, now.minus(Duration.ofDays(scheme.reach())));
        Map<String, Instant> since = since(customers);
        Map<String, Grade> grades = new LinkedHashMap<>();
        customers.forEach(customer -> grades.put(
                customer,
                scheme.grade(
                        known.getOrDefault(customer, List.of()),
                        since.getOrDefault(customer, now),
                        now,
                        ZoneId.systemDefault())));
        return grades;
    }

    private Map<String, Instant> since(Collection<String> customers) {
        Map<String, Instant> since = new HashMap<>();
        if (!customers.isEmpty()) {
            entities.createQuery("select c.id, c.createdAt from Customer c where c.id in :customers", Object[].class)
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter("customers", customers)
                    .getResultStream()
                    .forEach(row -> since.put((String) row[0], (Instant) row[1]));
        }
        return since;
    }
}
