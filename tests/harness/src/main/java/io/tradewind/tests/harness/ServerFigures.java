package io.tradewind.tests.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** CPU time and memory of server processes, as the kernel and the JVM count them. */
public final class ServerFigures {
    private static final double TICKS_PER_MILLI = 0.1;

    private ServerFigures() {}

    /** CPU milliseconds of a process so far, its finished children included. */
    public static double cpuMillis(long pid) throws IOException {
        String[] fields = stat(Path.of("/proc/" + pid));
        return millis(fields, 11) + millis(fields, 12) + millis(fields, 13) + millis(fields, 14);
    }

    /**
     * CPU milliseconds that a JVM's living compiler threads have used. What they do in the first minutes of a server is not what an
     * operation costs later; a thread that has ended meanwhile makes the difference of two readings too small, never too large.
     */
    public static double compilerMillis(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            double sum = 0;
            for (Path thread : threads.toList()) {
                try {
                    if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\s*")) {
                        String[] fields = stat(thread);
                        sum += millis(fields, 11) + millis(fields, 12);
                    }
                } catch (IOException ended) {
                    continue;
                }
            }
            return sum;
        }
    }

    private static String[] stat(Path task) throws IOException {
        String stat = Files.readString(task.resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static double millis(String[] fields, int field) {
        return Long.parseLong(fields[field]) / TICKS_PER_MILLI;
    }

    /** CPU milliseconds of all living processes with this name. */
    public static double cpuMillisOf(String name) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            double sum = 0;
            for (Path process : all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                try {
                    if (Files.readString(process.resolve("comm")).strip().equals(name)) {
                        sum += cpuMillis(Long.parseLong(process.getFileName().toString()));
                    }
                } catch (IOException ended) {
                    continue;
                }
            }
            return sum;
        }
    }

    /** Resident memory in MB. */
    public static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** Bytes on the heap of a JVM that are still in use after it has collected; what it only fills gaps with does not count. */
    public static long retainedBytes(ProcessHandle jvm) throws IOException {
        Path jcmd = Path.of(jvm.info().command().orElseThrow()).resolveSibling("jcmd");
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(jvm.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long total = bytes(said, "Total").findFirst().orElseThrow(() -> new IOException(said));
        return total - bytes(said, "FillerElement").sum();
    }

    /** A line reads {@code 1: instances bytes class} or {@code Total instances bytes}. */
    private static LongStream bytes(String histogram, String word) {
        return histogram
                .lines()
                .filter(line -> line.contains(word))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]));
    }
}
