package io.tradewind.opportunity.internal.deal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.opportunity.internal.currency.Currencies;
import io.tradewind.opportunity.internal.currency.Exchange;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/**
 * Keeps what opportunities are worth in the company's currency: when currencies change, when a day begins on which another rate may hold,
 * and after each start, since nobody knows what was left undone. Doing it again changes nothing. In the background, a few at a time.
 */
@Component(service = Revaluation.class, immediate = true)
public final class Revaluation {
    private static final Logger log = LoggerFactory.getLogger(Revaluation.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;
    private static final String NEXT = "select o from Opportunity o where o.id > :after order by o.id";

    private final EntityManager entities;
    private final Currencies currencies;
    private final Transactions transactions;
    private final Turns turns;
    private final Events events;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final AtomicReference<LocalDate> done = new AtomicReference<>(LocalDate.EPOCH);
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-revaluation").daemon().unstarted(task));

    @Activate
    public Revaluation(
            @Reference(target = "(unit=opportunity)") EntityManager entities,
            @Reference Currencies currencies,
            @Reference Transactions transactions,
            @Reference Turns turns,
            @Reference Events events) {
        this.entities = entities;
        this.currencies = currencies;
        this.transactions = transactions;
        this.turns = turns;
        this.events = events;
        worker.scheduleWithFixedDelay(this::daily, 1, LOOK.toMinutes(), TimeUnit.MINUTES);
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    /** Currencies have changed. */
    public void soon() {
        worker.execute(this::runQuietly);
    }

    private void daily() {
        if (!LocalDate.now(clock).equals(done.get())) {
            runQuietly();
        }
    }

    private void runQuietly() {
        try {
            LocalDate today = LocalDate.now(clock);
            run(today);
            done.set(today);
        } catch (RuntimeException failure) {
            done.set(LocalDate.EPOCH);
            log.warn("Amounts could not be converted, trying again within {}: {}", LOOK, failure.getMessage());
        }
    }

    private void run(LocalDate today) {
        String after = "";
        while (!Thread.currentThread().isInterrupted()) {
            String from = after;
            List<Opportunity> some = transactions.required(() -> convert(from, today));
            if (some.isEmpty()) {
                return;
            }
            after = some.getLast().id();
        }
    }

    private List<Opportunity> convert(String after, LocalDate today) {
        turns.take("opportunities.revaluation");
        Exchange exchange = currencies.exchange();
        List<Opportunity> some = entities.createQuery(NEXT, Opportunity.class)
                .setParameter("after", after)
                .setMaxResults(AT_ONCE)
                .getResultList();
        List<String> changed = new ArrayList<>();
        for (Opportunity opportunity : some) {
            if (opportunity.convert(exchange, today)) {
                changed.add(opportunity.id());
            }
        }
        if (!changed.isEmpty()) {
            entities.flush();
            events.publish(
                    new RecordsChanged(OpportunityType.NAME, changed, RecordsChanged.Kind.CHANGED, clock.instant()));
        }
        return some;
    }
}
