package io.tradewind.runtime.internal.comment;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.comment.Following;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Seen;
import io.tradewind.tx.Transactions;

/** Who follows what, in the core's table. */
@Component(service = Following.class)
public final class StoredFollowing implements Following {
    private static final int MOST = 200;

    private final Annex annex;
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Clock clock = Clock.systemUTC();

    /** Whether somebody follows a record, as asked by several parts of its page. */
    private record Follow(String user, String record) {}

    @Activate
    public StoredFollowing(
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
    public boolean follows(RecordRef record) {
        String user = user();
        return database.reads(sql -> Seen.once(
                database,
                new Follow(user, record.id()),
                () -> sql.first(
                                "select user_id from core.follow where record_id = ? and user_id = ?",
                                row -> row.getString(1),
                                record.id(),
                                user)
                        .isPresent()));
    }

    @Override
    public void follow(RecordRef record) {
        annex.joining(record, sql -> {
            sql.update("delete from core.follow where record_id = ? and user_id = ?", record.id(), user());
            return sql.update(
                    "insert into core.follow (record_id, user_id, record_type, since) values (?, ?, ?, ?)",
                    record.id(),
                    user(),
                    record.type(),
                    clock.instant());
        });
    }

    @Override
    public void unfollow(RecordRef record) {
        transactions.run(() -> database.sql()
                .update("delete from core.follow where record_id = ? and user_id = ?", record.id(), user()));
    }

    @Override
    public List<Followed> mine() {
        List<RecordRef> refs = database.reads(sql -> sql.list(
                "select record_type, record_id from core.follow where user_id = ? order by since desc fetch first ? rows only",
                row -> new RecordRef(row.getString(1), row.getString(2)),
                user(),
                MOST));
        Map<RecordRef, String> titles = annex.titles(refs);
        return refs.stream()
                .filter(titles::containsKey)
                .map(ref -> new Followed(ref, titles.getOrDefault(ref, "")))
                .toList();
    }
}
