package io.tradewind.runtime.internal.recall;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.recall.Favorites;
import io.tradewind.recall.Recalled;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Favorites in the core's table; whether they may still be seen is asked when they are read. */
@Component(service = Favorites.class)
public final class StoredFavorites implements Favorites {
    private final Annex annex;
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public StoredFavorites(
            @Reference Annex annex,
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity) {
        this.annex = annex;
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
    }

    private String user() {
        return identity.require().id();
    }

    @Override
    public boolean contains(RecordRef record) {
        return database.reads(sql -> isIn(record, sql));
    }

    private boolean isIn(RecordRef record, Sql sql) {
        return sql.first(
                        "select user_id from core.favorite where record_id = ? and user_id = ?",
                        row -> row.getString(1),
                        record.id(),
                        user())
                .isPresent();
    }

    @Override
    public void add(RecordRef record) {
        RecordRef seen = annex.look(record).ref();
        try {
            transactions.run(() -> {
                if (!isIn(seen, database.sql())) {
                    insert(seen, database.sql());
                }
            });
        } catch (DatabaseFailure failure) {
            if (!database.dialect().isUniqueViolation(failure)) { // a second click may have been as quick
                throw failure;
            }
        }
    }

    private void insert(RecordRef record, Sql sql) {
        int there = sql.first("select count(*) from core.favorite where user_id = ?", row -> row.getInt(1), user())
                .orElse(0);
        if (there >= MOST) {
            throw new TradewindException(Kind.CONFLICT, "favorites.too-many", MOST);
        }
        sql.update(
                "insert into core.favorite (record_id, user_id, record_type, since) values (?, ?, ?, ?)",
                record.id(),
                user(),
                record.type(),
                clock.instant());
    }

    @Override
    public void remove(RecordRef record) {
        transactions.run(() -> database.sql()
                .update("delete from core.favorite where record_id = ? and user_id = ?", record.id(), user()));
    }

    @Override
    public List<Recalled> mine() {
        List<Looked> kept = database.reads(sql -> sql.list(
                "select record_type, record_id, since from core.favorite where user_id = ? order by since desc"
                        + " fetch first ? rows only",
                row -> new Looked(
                        new RecordRef(row.getString(1), row.getString(2)), Objects.requireNonNull(Row.instant(row, 3))),
                user(),
                MOST));
        return Looked.visible(kept, annex);
    }
}
