package io.tradewind.customer.internal.grading;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.Money;
import io.tradewind.entity.RecordId;

/** What is known to have happened with customers. Part of the running transaction. */
@Component(service = Facts.class)
public final class Facts {
    private final EntityManager entities;

    @Activate
    public Facts(@Reference(target = "(unit=customer)") EntityManager entities) {
        this.entities = entities;
    }

    void keep(String customer, String fact, @Nullable Money amount, Instant at) {
        entities.persist(KeptFact.of(RecordId.next(), customer, fact, amount, at));
    }

    /** @param id of what is told, perhaps several times */
    void keepOnce(String id, String customer, String fact, Instant at) {
        if (entities.find(KeptFact.class, id) == null) {
            entities.persist(KeptFact.of(id, customer, fact, null, at));
        }
    }

    /** After that instant, by customer. */
    Map<String, List<Fact>> of(Collection<String> customers, Instant after) {
        Map<String, List<Fact>> facts = new HashMap<>();
        if (!customers.isEmpty()) {
            entities.createQuery(
                            "select f from KeptFact f where f.customer in :customers and f.at > :after", KeptFact.class)
                    .setFlushMode(FlushModeType.COMMIT) // asked while a customer is being changed
                    .setParameter("customers", customers)
                    .setParameter("after", after)
                    .getResultStream()
                    .forEach(kept -> facts.computeIfAbsent(kept.customer(), key -> new java.util.ArrayList<>())
                            .add(kept.known()));
        }
        return facts;
    }

    /** What was told of the one counts for the other from now on. */
    void merged(String other, String survivor) {
        entities.createQuery("update KeptFact f set f.customer = :survivor where f.customer = :other")
                .setParameter("survivor", survivor)
                .setParameter("other", other)
                .executeUpdate();
    }

    /** What was told of it is its own again. */
    void unmerged(String other, String survivor) {
        entities.createQuery(
                        "update KeptFact f set f.customer = :other where f.toldOf = :other and f.customer = :survivor")
                .setParameter("survivor", survivor)
                .setParameter("other", other)
                .executeUpdate();
    }
}
