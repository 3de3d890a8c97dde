package io.tradewind.runtime.internal.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/** Finds the records in whose texts words may stand, for one question. PostgreSQL does that itself, by its trigram index. */
final class WordSearch {
    private final @Nullable LiveType type;
    private final @Nullable Sql sql;
    private boolean narrow;

    private WordSearch(@Nullable LiveType type, @Nullable Sql sql) {
        this.type = type;
        this.sql = sql;
    }

    static WordSearch inMemory(LiveType type, Sql sql) {
        return new WordSearch(type, sql);
    }

    static WordSearch byTheDatabase() {
        return new WordSearch(null, null);
    }

    /** Whether some word left few records. */
    boolean isNarrow() {
        return narrow;
    }

    /**
     * A condition that holds for at least all records with the word.
     *
     * @param word in lower case
     * @return empty if the database is to look in all
     */
    Optional<Condition> candidates(List<Column> within, String word) {
        if (type == null || sql == null || word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> found = type.texts().containing(within, word, sql).map(WordSearch::oneOf);
        narrow |= found.isPresent();
        return found;
    }

    private static Condition oneOf(Set<String> ids) {
        return ids.isEmpty() ? Condition.never() : Condition.in("id", Names.padded(List.copyOf(ids)));
    }
}
