package io.tradewind.rest.internal.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;

import io.tradewind.health.HealthSource.Figure;

/** Memory, threads, classes and garbage collection of this JVM. */
final class JvmFigures {
    private JvmFigures() {}

    static void into(Exposition out) {
        memory(out, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(out, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        var threads = ManagementFactory.getThreadMXBean();
        out.gauge(new Figure("jvm_threads", "Live threads.", Map.of(), threads.getThreadCount()));
        out.gauge(new Figure(
                "jvm_classes",
                "Loaded classes.",
                Map.of(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            Map<String, String> name = Map.of("gc", collector.getName());
            out.counter(new Figure("jvm_gc_collections_total", "Collections.", name, collector.getCollectionCount()));
            out.counter(new Figure(
                    "jvm_gc_seconds_total", "Time spent collecting.", name, collector.getCollectionTime() / 1e3));
        }
        out.gauge(new Figure(
                "process_uptime_seconds",
                "Since the start of the process.",
                Map.of(),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3));
    }

    private static void memory(Exposition out, String area, MemoryUsage usage) {
        Map<String, String> label = Map.of("area", area);
        out.gauge(new Figure("jvm_memory_used_bytes", "Memory in use.", label, usage.getUsed()));
        out.gauge(new Figure("jvm_memory_committed_bytes", "Memory taken.", label, usage.getCommitted()));
        if (usage.getMax() >= 0) {
            out.gauge(new Figure("jvm_memory_max_bytes", "Memory there may be.", label, usage.getMax()));
        }
    }
}
