package io.tradewind.runtime.internal.epoch;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** What an installation remembers of itself. */
@Component(service = Settings.class)
public final class Settings {
    private final Transactions transactions;
    private final Database database;

    @Activate
    public Settings(@Reference Transactions transactions, @Reference Database database) {
        this.transactions = transactions;
        this.database = database;
    }

    public Optional<String> find(String name) {
        return database.reads(
                sql -> sql.first("select text from core.settings where name = ?", row -> row.getString(1), name));
    }

    /** Remembers in place of what was remembered before. */
    public void put(String name, String text) {
        transactions.run(() -> {
            if (database.sql().update("update core.settings set text = ? where name = ?", text, name) == 0) {
                add(name, text);
            }
        });
    }

    /** Remembers for the first time; fails if another node has done so. */
    public void add(String name, String text) {
        transactions.run(
                () -> database.sql().update("insert into core.settings (name, text) values (?, ?)", name, text));
    }
}
