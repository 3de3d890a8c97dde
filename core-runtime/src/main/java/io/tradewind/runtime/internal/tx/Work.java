package io.tradewind.runtime.internal.tx;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.db.CommitInDoubt;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.DatabaseUnavailable;
import io.tradewind.runtime.internal.db.Dialect;

/** One transaction, or one reading, on one thread. */
final class Work {
    private static final Logger log = LoggerFactory.getLogger(Work.class);

    private final DataSource source;
    private final boolean transaction;
    private final Map<Object, Participant> participants = new LinkedHashMap<>();
    private final Queue<Runnable> beforeCommit = new ArrayDeque<>();
    private final List<Runnable> atTheVeryEnd = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Connection connection;
    private @Nullable Throwable failure;

    Work(DataSource source, boolean transaction) {
        this.source = source;
        this.transaction = transaction;
    }

    boolean isTransaction() {
        return transaction;
    }

    /** The connection, taken from the pool at first use. */
    Connection connection() {
        if (connection == null) {
            connection = taken();
        }
        return connection;
    }

    private Connection taken() {
        try {
            var taken = source.getConnection();
            try {
                taken.setAutoCommit(!transaction);
                return taken;
            } catch (SQLException broken) {
                taken.close();
                throw broken;
            }
        } catch (SQLException none) {
            throw new DatabaseUnavailable(none);
        }
    }

    @SuppressWarnings("unchecked") // a key is used by one kind of participant
    <P extends Participant> P participant(Object key, Supplier<P> first) {
        var known = (P) participants.get(key);
        if (known == null) {
            known = first.get();
            participants.put(key, known);
        }
        return known;
    }

    void beforeCommit(Runnable step) {
        beforeCommit.add(step);
    }

    void atTheVeryEnd(Runnable step) {
        atTheVeryEnd.add(step);
    }

    void afterCommit(Runnable notice) {
        afterCommit.add(notice);
    }

    /** A joined part failed: whatever its caller makes of it, the transaction will not commit. */
    void failed(Throwable part) {
        if (failure == null) {
            failure = part;
        }
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    void commit(Dialect dialect) {
        flush();
        while (!beforeCommit.isEmpty()) {
            beforeCommit.remove().run();
            flush();
        }
        atTheVeryEnd.forEach(Runnable::run);
        try {
            if (connection != null) {
                connection.commit();
            }
        } catch (SQLException refused) {
            throw dialect.isDisconnected(refused) ? new CommitInDoubt(refused) : new DatabaseFailure("commit", refused);
        }
    }

    private void flush() {
        List.copyOf(participants.values()).forEach(Participant::flush);
    }

    void rollback(Throwable cause) {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException broken) {
            cause.addSuppressed(broken);
        }
    }

    /** Ends all participants: what they know may have changed. */
    void forget() {
        for (var participant : participants.values()) {
            quietly(participant, participant::ended);
        }
        participants.clear();
    }

    /** Ends all participants and gives the connection back. */
    void end() {
        forget();
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                log.warn("A connection could not be given back: {}", broken.getMessage());
            }
            connection = null;
        }
    }

    void notice() {
        afterCommit.forEach(notice -> quietly("notice after commit", notice));
    }

    /** @param what named only if it fails: a session's name is long in the making */
    private static void quietly(Object what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            log.error("Failed: {}", what, failed);
        }
    }
}
