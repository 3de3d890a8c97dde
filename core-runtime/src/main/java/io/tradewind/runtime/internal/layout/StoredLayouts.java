package io.tradewind.runtime.internal.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.layout.PageLayout;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** All published layouts in memory, read anew when one of them has changed, here or on another node. */
@Component(service = StoredLayouts.class)
public final class StoredLayouts {
    private static final String EPOCH = "page-layouts";

    private record Kept(String stamp, Map<String, PageLayout> byType) {}

    private final Transactions transactions;
    private final LayoutTable table;
    private final Epochs epochs;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Kept kept = new Kept("", Map.of());

    @Activate
    public StoredLayouts(@Reference Transactions transactions, @Reference Database database, @Reference Epochs epochs) {
        this.transactions = transactions;
        this.epochs = epochs;
        table = new LayoutTable(database);
    }

    /** What is published of a type; at most two seconds old. */
    public Optional<PageLayout> of(String type) {
        Kept last = kept;
        if (!last.stamp().equals(epochs.current(EPOCH))) {
            String stamp = epochs.read(EPOCH);
            Map<String, PageLayout> byType = new HashMap<>();
            table.all()
                    .forEach(
                            row -> Optional.ofNullable(row.live()).ifPresent(layout -> byType.put(row.type(), layout)));
            last = new Kept(stamp, Map.copyOf(byType));
            kept = last;
        }
        return Optional.ofNullable(last.byType().get(type));
    }

    /** What is published changes in the current transaction: whoever watches is told after it. */
    void changed() {
        epochs.bump(EPOCH);
        transactions.afterCommit(() -> watchers.forEach(Runnable::run));
    }

    /** Called after each publication that was made on this node, on the thread that made it, until closed. */
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }
}
