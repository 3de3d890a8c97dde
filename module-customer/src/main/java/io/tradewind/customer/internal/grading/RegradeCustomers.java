package io.tradewind.customer.internal.grading;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/**
 * Looks at all customers once a day, and anew when the rules change, a batch at a time; of several nodes each batch is one node's.
 * Only those whose points or level are others than before are changed.
 */
@Component(service = RegradeCustomers.class, immediate = true)
public final class RegradeCustomers {
    private static final Logger log = LoggerFactory.getLogger(RegradeCustomers.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 200;

    private final Grades grades;
    private final Records records;
    private final Identity identity;
    private final Transactions transactions;
    private final Turns turns;
    private final EntityManager entities;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-grading").daemon().unstarted(task));

    @Activate
    public RegradeCustomers(
            @Reference Grades grades,
            @Reference Records records,
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Turns turns,
            @Reference(target = "(unit=customer)") EntityManager entities) {
        this.grades = grades;
        this.records = records;
        this.identity = identity;
        this.transactions = transactions;
        this.turns = turns;
        this.entities = entities;
        worker.scheduleWithFixedDelay(this::runQuietly, 1, PAUSE.toMinutes(), TimeUnit.MINUTES);
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    private void runQuietly() {
        try {
            run(LocalDate.now(clock));
        } catch (RuntimeException failure) {
            log.warn("Customers could not be graded, trying again in {}: {}", PAUSE, failure.getMessage());
        }
    }

    /** What is left to do on a day. */
    void run(LocalDate today) {
        identity.as(Actor.SYSTEM, () -> {
            Optional<List<String>> batch = next(today);
            while (batch.isPresent() && !Thread.currentThread().isInterrupted()) {
                batch.get().forEach(this::regrade);
                batch = next(today);
            }
        });
    }

    private void regrade(String customer) {
        try {
            records.act(new RecordRef("customers", customer), "regrade", Map.of());
        } catch (TradewindException gone) {
            log.info("Customer {} keeps its grade for now: {}", customer, gone.code());
        }
    }

    /** Those of the next batch whose grade is another now; empty when all have been looked at. */
    private Optional<List<String>> next(LocalDate today) {
        return transactions.required(() -> {
            turns.take("customers.grading");
            GradingRun run = Objects.requireNonNull(entities.find(GradingRun.class, 1));
            Optional<GradingScheme> scheme = run.isDone(today) ? Optional.empty() : grades.scheme();
            if (scheme.isEmpty()) {
                return Optional.<List<String>>empty();
            }
            List<Row> rows = rows(run.after(today));
            if (rows.isEmpty()) {
                run.finish(today);
                return Optional.<List<String>>empty();
            }
            run.advance(today, rows.getLast().id());
            return Optional.of(changed(scheme.get(), rows));
        });
    }

    private List<String> changed(GradingScheme scheme, List<Row> rows) {
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, Grade> now = grades.of(scheme, ids);
        Map<String, List<String>> before = marks(ids);
        return rows.stream()
                .filter(row -> {
                    Grade grade = Objects.requireNonNull(now.get(row.id()));
                    return !row.stands(grade)
                            || !Grade.marks(grade.reasons()).equals(before.getOrDefault(row.id(), List.of()));
                })
                .map(Row::id)
                .toList();
    }

    /** How a customer stands. */
    private record Row(
            String id, @Nullable Long score, @Nullable String level, boolean fixed) {
        boolean stands(Grade grade) {
            boolean sameLevel = fixed || grade.level() == null || grade.level().equals(level);
            return score != null && score == grade.score() && sameLevel;
        }
    }

    private List<Row> rows(String after) {
        return entities.createQuery(
                        "select c.id, c.score, c.level, c.levelFixed from Customer c where c.removedAt is null"
                                + " and c.id > :after order by c.id",
                        Object[].class)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultStream()
                .map(cells -> new Row((String) cells[0], (Long) cells[1], (String) cells[2], (Boolean) cells[3]))
                .toList();
    }

    private Map<String, List<String>> marks(List<String> ids) {
        Map<String, List<String>> marks = new HashMap<>();
        entities.createQuery(
                        "select c.id, r.place, r.rule, r.points from Customer c join c.gradeReasons r where c.id in :ids"
                                + " order by c.id, r.place",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(cells -> marks.computeIfAbsent((String) cells[0], key -> new ArrayList<>())
                        .add(GradeReason.mark((Integer) cells[1], (String) cells[2], (Long) cells[3])));
        return marks;
    }
}
