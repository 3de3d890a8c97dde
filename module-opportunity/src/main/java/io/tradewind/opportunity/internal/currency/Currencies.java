package io.tradewind.opportunity.internal.currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.FieldProblem;
import io.tradewind.tx.Turns;

/** The stored currencies. Part of the running transaction. */
@Component(service = Currencies.class)
public final class Currencies {
    private static final String RATES =
            "select c.code, c.base, r.validFrom, r.rate from TradedCurrency c left join c.rates r"
                    + " where c.removedAt is null";

    private final EntityManager entities;
    private final Turns turns;

    @Activate
    public Currencies(@Reference(target = "(unit=opportunity)") EntityManager entities, @Reference Turns turns) {
        this.entities = entities;
        this.turns = turns;
    }

    /** As it holds now. */
    public Exchange exchange() {
        String base = null;
        Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
        List<Object[]> rows = entities.createQuery(RATES, Object[].class)
                .setFlushMode(FlushModeType.COMMIT) // asked while an opportunity is being changed
                .getResultList();
        for (@Nullable Object[] row : rows) {
            String code = String.valueOf(row[0]);
            if (Boolean.TRUE.equals(row[1])) {
                base = code;
            }
            if (row[2] instanceof LocalDate from && row[3] instanceof BigDecimal rate) {
                rates.computeIfAbsent(code, key -> new TreeMap<>()).put(from, rate);
            }
        }
        return new Exchange(base, rates);
    }

    /** Rates are kept in the company's currency: another one can become that only when there are none. */
    List<FieldProblem> problems(TradedCurrency currency) {
        List<FieldProblem> problems = new ArrayList<>(currency.problems());
        turns.take("opportunities.currencies");
        List<TradedCurrency> others = entities.createQuery(
                        "select c from TradedCurrency c where c.id <> :id and c.removedAt is null",
                        TradedCurrency.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("id", currency.id())
                .getResultList();
        boolean elsewhere = others.stream().anyMatch(TradedCurrency::base);
        if (currency.base() && elsewhere) {
            boolean rated = others.stream().anyMatch(other -> !other.dated().isEmpty());
            if (rated) {
                problems.add(FieldProblem.of("base", "currencies.rates-in-other-base"));
            }
        } else if (!currency.dated().isEmpty() && !elsewhere) {
            problems.add(FieldProblem.of("rates", "currencies.no-base"));
        }
        return problems;
    }

    /** There is one of the company's own. */
    void keep(TradedCurrency currency) {
        if (currency.base()) {
            entities.createQuery("update TradedCurrency c set c.base = false where c.base = true and c.id <> :id")
                    .setParameter("id", currency.id())
                    .executeUpdate();
        }
    }
}
