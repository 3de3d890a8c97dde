package io.tradewind.runtime.internal.record;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.LostRace;

/** What the database refuses because of the data is said as such: a version that lost, a value that does not fit. */
record DataRefusals(LiveRecordTypes types, Database database) {
    /** @param ref what is saved; null if it is many records */
    <T> T told(@Nullable RecordRef ref, Supplier<T> work) {
        try {
            return work.get();
        } catch (OptimisticLockException lost) {
            throw new StaleRecord(lost(lost).orElse(ref), ref == null ? 0 : version(ref), List.of());
        } catch (DatabaseFailure | PersistenceException failure) {
            if (isBadData(failure)) {
                throw new InvalidRecord(List.of(FieldProblem.of("", "field.does-not-fit")));
            }
            throw failure;
        }
    }

    /**
     * As {@link #told}, but whoever loses against somebody who saved another record than his own begins again: he knew nothing of that
     * one's version.
     */
    <T> T repeatedIfLostBeside(RecordRef ref, Supplier<T> work) {
        try {
            return told(ref, work);
        } catch (StaleRecord stale) {
            boolean beside = stale.record().filter(other -> !other.equals(ref)).isPresent();
            throw beside ? new LostRace(stale) : stale;
        }
    }

    /** As {@link #told}, for what is meant for whatever version there is: it begins again whoever was faster. */
    <T> T repeatedIfLost(RecordRef ref, Supplier<T> work) {
        try {
            return told(ref, work);
        } catch (StaleRecord stale) {
            throw new LostRace(stale);
        }
    }

    private Optional<RecordRef> lost(OptimisticLockException failure) {
        return failure.getEntity() instanceof RecordEntity entity
                ? types.live().stream()
                        .filter(type -> type.entity().isInstance(entity))
                        .findFirst()
                        .map(type -> new RecordRef(type.name(), entity.id()))
                : Optional.empty();
    }

    /** As it is now that somebody else was faster; 0 if the record is gone. */
    private long version(RecordRef ref) {
        Optional<String> table = types.table(ref.type());
        return table.flatMap(name -> database.reads(sql ->
                        sql.first("select version from " + name + " where id = ?", row -> row.getLong(1), ref.id())))
                .orElse(0L);
    }

    private static boolean isBadData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && Objects.requireNonNullElse(sql.getSQLState(), "").startsWith("22")) {
                return true;
            }
        }
        return false;
    }
}
