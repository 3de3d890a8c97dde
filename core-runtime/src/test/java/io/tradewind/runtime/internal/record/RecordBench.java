package io.tradewind.runtime.internal.record;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.sun.management.OperatingSystemMXBean;

import io.tradewind.access.Scope;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Costs of the engine by itself; run by hand: {@code RecordBench derby|postgresql rows}. Figures are per operation. */
final class RecordBench {
    private static final String TYPE = "companies";
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Office office;
    private final List<String> ids = new ArrayList<>();
    private final Random random = new Random(1);

    private RecordBench(Office office) {
        this.office = office;
    }

    public static void main(String[] arguments) {
        Dialect dialect = Dialect.valueOf(arguments[0].toUpperCase(java.util.Locale.ROOT));
        int rows = Integer.parseInt(arguments[1]);
        try (TestDatabase database = TestDatabase.open(dialect)) {
            Office office = new Office(database);
            new RecordBench(office).run(rows, dialect);
            office.close();
        }
        System.exit(0);
    }

    private void run(int rows, Dialect dialect) {
        for (int team = 0; team < 10; team++) {
            office.team("t" + team, null);
        }
        for (int user = 0; user < 100; user++) {
            office.user("u" + user, "t" + user % 10, "t" + user % 10, "t" + (user + 1) % 10);
            office.grant("u" + user, Scope.ALL);
        }
        long begin = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        for (int from = 0; from < rows; from += 500) {
            int first = from;
            office.as("u" + (from / 500) % 100, () -> save(first, Math.min(500, rows - first)));
        }
        System.out.printf(
                "%s %d rows: batch save %.3f ms a row, %.3f ms CPU of this process%n",
                dialect,
                rows,
                (System.nanoTime() - begin) / 1e6 / rows,
                (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / rows);
        if (dialect == Dialect.POSTGRESQL) {
            office.tx.reads(sql -> sql.update("vacuum analyze sample.companies"));
        } else {
            office.tx.run(
                    () -> office.tx.sql().update("call SYSCS_UTIL.SYSCS_UPDATE_STATISTICS('SAMPLE','COMPANIES',null)"));
        }
        String deep = cursor(rows);
        for (String scope : List.of("ALL", "OWN", "TREE")) {
            office.grant("u5", Scope.valueOf(scope));
            query(scope + " first page by name", RecordQuery.ALL);
            query(scope + " first page by -name", RecordQuery.ALL.sorts(Sort.parse("-name")));
            query(scope + " first page by -createdAt", RecordQuery.ALL.sorts(Sort.parse("-createdAt")));
            query(scope + " first page by -employees", RecordQuery.ALL.sorts(Sort.parse("-employees")));
            query(scope + " page 1000 by name", RecordQuery.ALL.after(deep));
            query(
                    scope + " substring rare",
                    RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.CONTAINS, "any 77 q"))));
            query(scope + " search box rare", RecordQuery.ALL.text("any77q"));
            query(
                    scope + " industry=BANK by -employees",
                    RecordQuery.ALL
                            .filters(List.of(Filter.of("industry", Operator.EQ, "BANK")))
                            .sorts(Sort.parse("-employees")));
        }
        office.grant("u5", Scope.ALL);
        query("owner=u7 by name", RecordQuery.ALL.filters(List.of(Filter.of("owner", Operator.EQ, "u7"))));
        query("two sorts industry,-employees", RecordQuery.ALL.sorts(Sort.parse("industry,-employees")));
        measure("read", () -> office.records.read(new RecordRef(TYPE, ids.get(random.nextInt(ids.size())))));
        measure("create", () -> office.records.create(TYPE, values(random.nextInt())));
        measure("suggest", () -> office.records.suggest(TYPE, "company " + random.nextInt(9000), 10));
    }

    private boolean save(int first, int count) {
        List<RecordBatches.Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new RecordBatches.Row(null, values(first + i)));
        }
        office.tx.run(() -> office.batches.save(TYPE, rows, null).forEach(result -> ids.add(result.id())));
        return true;
    }

    private Map<String, Object> values(int seed) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "Company " + random.nextInt(1_000_000) + " " + Integer.toString(seed, 36));
        values.put("code", "X" + seed + "-" + random.nextInt());
        values.put("industry", seed % 3 == 0 ? "BANK" : "RETAIL");
        values.put("employees", random.nextInt(10_000));
        values.put("phone", "138" + (10_000_000 + random.nextInt(80_000_000)));
        values.put("email", "a" + seed + "@example.com");
        return values;
    }

    private String cursor(int rows) {
        String[] after = {null};
        int page = Math.min(500, rows / 4);
        for (int at = 0; at < rows / 2; at += page) {
            office.as(
                    "u5",
                    () -> after[0] = office.records
                            .query(
                                    TYPE,
                                    RecordQuery.ALL.limit(page).after(after[0]).fields(java.util.Set.of("name")))
                            .next());
        }
        return after[0];
    }

    private void query(String what, RecordQuery query) {
        measure(what, () -> office.records.query(TYPE, query));
    }

    private void measure(String what, Runnable operation) {
        int[] statements = new int[1];
        office.as("u5", () -> {
            long warm = System.nanoTime();
            for (int i = 0; i < 200 && System.nanoTime() - warm < 3e9; i++) {
                operation.run();
            }
            statements[0] = office.counter.of(operation);
            List<Long> times = new ArrayList<>();
            long cpu = SYSTEM.getProcessCpuTime();
            long begin = System.nanoTime();
            while (times.size() < 300 && System.nanoTime() - begin < 3e9) {
                long at = System.nanoTime();
                operation.run();
                times.add(System.nanoTime() - at);
            }
            long spent = SYSTEM.getProcessCpuTime() - cpu;
            times.sort(null);
            System.out.printf(
                    "%-40s p50 %7.3f ms  cpu %7.3f ms  %d statements%n",
                    what, times.get(times.size() / 2) / 1e6, spent / 1e6 / times.size(), statements[0]);
        });
    }
}
