package io.tradewind.opportunity.internal.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The kept figures. Counting an opportunity again changes nothing as long as it is the same, so that it does not matter how often or how
 * late its changes are told. Written by one reaction alone, see {@link CountOnRecordsChanged}. Part of the running transaction.
 */
@Component(service = Figures.class)
public final class Figures {
    /** As {@link Counted#of} reads them. */
    private static final String ROWS = "select o.id, o.stage, o.state, o.teamId, o.worth.amount.amount,"
            + " o.worth.amount.currency, o.worth.weighted.amount, o.worth.base.amount, o.worth.base.currency,"
            + " o.worth.baseWeighted.amount from Opportunity o"
            + " where o.id in :ids and o.removedAt is null";

    private static final String INVALID = "INVALID";

    private final EntityManager entities;

    @Activate
    public Figures(@Reference(target = "(unit=opportunity)") EntityManager entities) {
        this.entities = entities;
    }

    /** Takes what these opportunities are now for what they were. */
    void count(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Counted> now = now(ids);
        Map<String, Counted> before = new HashMap<>();
        entities.createQuery("select c from Counted c where c.id in :ids", Counted.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(counted -> before.put(counted.id(), counted));
        Map<String, Change> changes = new TreeMap<>();
        for (String id : ids) {
            Counted is = now.get(id);
            Counted was = before.get(id);
            if (is != null && was != null && is.counts(was)) {
                continue;
            }
            if (was != null) {
                was.sums().forEach((cell, sum) -> change(changes, cell, sum.negated()));
            }
            if (is != null) {
                is.sums().forEach((cell, sum) -> change(changes, cell, sum));
            }
            keep(was, is);
        }
        changes.forEach((key, change) -> apply(change));
    }

    private Map<String, Counted> now(List<String> ids) {
        Map<String, Counted> now = new HashMap<>();
        entities.createQuery(ROWS, Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .filter(row -> !INVALID.equals(String.valueOf(row[2])))
                .forEach(row -> now.put(String.valueOf(row[0]), Counted.of(row)));
        return now;
    }

    private void keep(@Nullable Counted was, @Nullable Counted is) {
        if (was != null && is != null) {
            was.become(is);
        } else if (was != null) {
            entities.remove(was);
        } else if (is != null) {
            entities.persist(is);
        }
    }

    /** What is to be added to a figure. */
    private record Change(Cell cell, Sum sum) {}

    private static void change(Map<String, Change> changes, Cell cell, Sum sum) {
        changes.merge(
                cell.key(),
                new Change(cell, sum),
                (one, more) -> new Change(cell, one.sum().plus(more.sum())));
    }

    private void apply(Change change) {
        Figure kept = entities.find(Figure.class, change.cell().key());
        if (kept == null) {
            kept = Figure.of(change.cell());
            entities.persist(kept);
        }
        kept.add(change.sum());
        if (kept.isEmpty()) {
            entities.remove(kept);
        }
    }

    /** Every figure of a kind. */
    Map<Cell, Sum> of(Cell.Kind kind) {
        Map<Cell, Sum> figures = new HashMap<>();
        entities.createQuery("select f from Figure f where f.kind = :kind", Figure.class)
                .setParameter("kind", kind)
                .getResultList()
                .forEach(figure -> figures.put(figure.cell(), figure.sum()));
        return figures;
    }
}
