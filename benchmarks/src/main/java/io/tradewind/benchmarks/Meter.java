package io.tradewind.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.ServerFigures;

/** Times operations of one keep-alive client: CPU of the whole server side, the database's processes included, and wall time. */
final class Meter {
    static final String HEAD = String.format(
            Locale.ROOT, "| case | CPU ms | of it the compiler | p50 ms | p95 ms |%n|---|---|---|---|---|%n");

    /** A server runs for weeks: what its compiler does in the first seconds of an operation is not what the operation costs. */
    private static final int WARM_UP = 12_000;

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(12);
    private static final int ROUNDS = 3_000;
    /** Slow operations are done less often. */
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private final long pid;
    private final boolean postgresql;

    Meter(long pid, boolean postgresql) {
        this.pid = pid;
        this.postgresql = postgresql;
    }

    /** CPU milliseconds so far. */
    double cpu() throws IOException {
        return ServerFigures.cpuMillis(pid) + (postgresql ? ServerFigures.cpuMillisOf("postgres") : 0);
    }

    /** A line of the table. */
    String measure(String name, IntFunction<Api.Answer> operation) throws IOException {
        long warm = System.nanoTime();
        for (int i = 0; i < WARM_UP && System.nanoTime() - warm < LONGEST_WARM_UP.toNanos(); i++) {
            patiently(name, operation, i);
        }
        List<Double> wall = new ArrayList<>();
        double cpu = cpu();
        double compiler = ServerFigures.compilerMillis(pid);
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS && System.nanoTime() - start < LONGEST.toNanos(); i++) {
            wall.add(patiently(name, operation, WARM_UP + i));
        }
        double spent = (cpu() - cpu) / wall.size();
        double compiled = Math.max(0, ServerFigures.compilerMillis(pid) - compiler) / wall.size();
        wall.sort(null);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f |%n",
                name,
                spent,
                compiled,
                wall.get(wall.size() / 2),
                wall.get(wall.size() * 95 / 100));
    }

    /** Milliseconds of an operation. The budget of requests a minute is kept to by waiting, which costs the server nothing. */
    private static double patiently(String name, IntFunction<Api.Answer> operation, int number) {
        while (true) {
            long begin = System.nanoTime();
            Api.Answer answer = operation.apply(number);
            if (answer.status() < 400) {
                return (System.nanoTime() - begin) / 1e6;
            }
            if (answer.status() != 429) {
                throw new IllegalStateException(name + ": " + answer);
            }
            CustomerFile.pause();
        }
    }
}
