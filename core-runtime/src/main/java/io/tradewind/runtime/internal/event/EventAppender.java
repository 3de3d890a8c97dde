package io.tradewind.runtime.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.Events;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Participant;
import io.tradewind.tx.Transactions;

/** Collects the events of a transaction and appends them as the last thing before it commits. */
@Component(service = {Events.class, EventAppender.class})
public final class EventAppender implements Events {
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public EventAppender(
            @Reference Database database, @Reference Transactions transactions, @Reference Identity identity) {
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
    }

    @Override
    public void publish(DomainEvent event) {
        if (!database.inTransaction()) {
            throw new IllegalStateException("Events are published in a transaction: " + event);
        }
        String actor = identity.current().orElse(Actor.SYSTEM).id();
        database.participant(EventAppender.class, this::firstOfTransaction).add(event, actor);
    }

    private Waiting firstOfTransaction() {
        var waiting = new Waiting();
        database.atTheVeryEnd(() -> append(waiting.events));
        transactions.afterCommit(() -> listeners.forEach(Runnable::run));
        return waiting;
    }

    private void append(List<@Nullable Object[]> events) {
        Sql sql = database.sql();
        sql.update("update core.event_log_head set position = position + ? where id = 1", events.size());
        long number = sql.first("select position from core.event_log_head where id = 1", row -> row.getLong(1))
                        .orElseThrow()
                - events.size();
        for (var event : events) {
            event[0] = ++number;
        }
        sql.batch("insert into core.event_log (seq, type, payload, occurred_at, actor) values (?, ?, ?, ?, ?)", events);
    }

    /** Calls after each commit that appended something; may be called on any thread, returns fast. */
    void onAppended(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The events of one transaction; the first value, the number, is given when it commits. */
    private static final class Waiting implements Participant {
        private final List<@Nullable Object[]> events = new ArrayList<>();

        void add(DomainEvent event, String actor) {
            events.add(new @Nullable Object[] {
                null, event.getClass().getName(), EventCodec.encode(event), event.occurredAt(), actor
            });
        }

        @Override
        public void flush() {}

        @Override
        public void ended() {}
    }
}
