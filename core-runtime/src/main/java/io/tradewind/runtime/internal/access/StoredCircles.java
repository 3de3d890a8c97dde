package io.tradewind.runtime.internal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Circles;
import io.tradewind.access.Identity;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Circles in the core's tables; who is in them is part of a standing. */
@Component(service = Circles.class)
public final class StoredCircles implements Circles {
    private final Database database;
    private final Transactions transactions;
    private final Epochs epochs;
    private final Standings standings;
    private final Identity identity;

    @Activate
    public StoredCircles(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Epochs epochs,
            @Reference Standings standings,
            @Reference Identity identity) {
        this.database = database;
        this.transactions = transactions;
        this.epochs = epochs;
        this.standings = standings;
        this.identity = identity;
    }

    @Override
    public void keep(String circle, Set<String> members, Set<String> hidden) {
        transactions.run(() -> {
            replace("core.circle_member", "member_id", circle, members);
            replace("core.circle_hidden", "field", circle, hidden);
            epochs.bump(StoredStandings.EPOCH);
        });
    }

    private void replace(String table, String column, String circle, Set<String> values) {
        database.sql().update("delete from " + table + " where circle_id = ?", circle);
        List<@Nullable Object[]> rows = new ArrayList<>();
        values.forEach(value -> rows.add(new Object[] {circle, value}));
        if (!rows.isEmpty()) {
            database.sql().batch("insert into " + table + " (circle_id, " + column + ") values (?, ?)", rows);
        }
    }

    @Override
    public boolean isMember(String circle) {
        return standings.of(identity.require()).circles().containsKey(circle);
    }
}
