package io.tradewind.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time and memory of processes as the kernel counts them. */
final class Cpu {
    private static final double TICKS_PER_MILLI = 0.1;

    private Cpu() {}

    /** CPU milliseconds of a process so far, its finished children included. */
    static double millis(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11])
                + Long.parseLong(fields[12])
                + Long.parseLong(fields[13])
                + Long.parseLong(fields[14]);
        return ticks / TICKS_PER_MILLI;
    }

    /** CPU milliseconds of all living processes with this name. */
    static double millisOf(String name) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            double sum = 0;
            for (Path process : all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                try {
                    if (Files.readString(process.resolve("comm")).strip().equals(name)) {
                        sum += millis(Long.parseLong(process.getFileName().toString()));
                    }
                } catch (IOException ended) {
                    continue;
                }
            }
            return sum;
        }
    }

    /** Resident memory in MB. */
    static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
