package io.tradewind.runtime.internal.module;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.record.RecordType;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Which module brings, or once brought, a record type: so that a stage that is away is told apart from one that never was. */
@Component(service = KnownTypes.class, immediate = true)
public final class KnownTypes {
    private static final Logger log = LoggerFactory.getLogger(KnownTypes.class);

    private final Transactions transactions;
    private final Database database;
    private final Map<String, String> modules = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("tradewind-known-types").daemon().unstarted(task));

    @Activate
    public KnownTypes(@Reference Transactions transactions, @Reference Database database) {
        this.transactions = transactions;
        this.database = database;
        database.reads(sql -> sql.list(
                        "select record_type, module from core.known_types",
                        row -> Map.entry(row.getString(1), row.getString(2))))
                .forEach(known -> modules.put(known.getKey(), known.getValue()));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addType(ServiceReference<RecordType<?>> reference, RecordType<?> type) {
        ModuleBundle.of(reference.getBundle())
                .ifPresent(module -> remember(type.spec().name(), module.name()));
    }

    void removeType(RecordType<?> type) {}

    @Deactivate
    void close() {
        worker.shutdown();
    }

    /** The module's name; empty for a type that was never here. */
    public Optional<String> moduleOf(String type) {
        return Optional.ofNullable(modules.get(type));
    }

    /** Writing is left to a thread of its own: a bundle's start does not wait for the database. */
    void remember(String type, String module) {
        if (!module.equals(modules.put(type, module))) {
            worker.execute(() -> write(type, module));
        }
    }

    private void write(String type, String module) {
        try {
            transactions.run(() -> {
                var sql = database.sql();
                if (sql.update("update core.known_types set module = ? where record_type = ?", module, type) == 0) {
                    sql.update("insert into core.known_types (record_type, module) values (?, ?)", type, module);
                }
            });
        } catch (RuntimeException failure) {
            log.warn("Type {} of module {} could not be remembered: {}", type, module, failure.getMessage());
        }
    }
}
