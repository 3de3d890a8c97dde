package io.tradewind.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;

/**
 * The one way to records, for every door. Enforces scope, field rights, validation, versions; keeps trace and events in the same
 * transaction. Acts as the current actor; joins a running transaction.
 *
 * <p>Values are given by field name, as the kind's Java type or as JSON would have it (texts for dates and numbers,
 * {@code {"amount","currency"}} for money, an id or {@code {"id"}} for references); {@code owner}, {@code team} and {@code custom} (a
 * map) may be given too. Unknown or forbidden fields are {@link InvalidRecord}.
 *
 * <p>All methods throw TradewindException: NOT_FOUND {@code record.not-found} for what is absent or not visible, FORBIDDEN
 * {@code record.not-allowed} for a verb or action that is visible but not granted, and as {@link RecordTypes#require}.
 */
public interface Records {
    /** @throws io.tradewind.TradewindException MALFORMED naming an unknown field, operator, sort or cursor */
    RecordPage query(String type, RecordQuery query);

    /**
     * Streams every row of a query in its order, page by page, without holding them.
     *
     * @param query its limit and cursor are ignored
     */
    void each(String type, RecordQuery query, Consumer<RecordView> row);

    /**
     * The same, of what the actor may see only those records that the verb reaches too: the right to export may reach less far than
     * the right to see. Not for the recycle bin.
     *
     * @throws io.tradewind.TradewindException FORBIDDEN if the verb reaches nothing
     */
    void each(String type, Verb verb, RecordQuery query, Consumer<RecordView> row);

    RecordView read(RecordRef ref);

    /** @throws InvalidRecord with all problems */
    RecordView create(String type, Map<String, ? extends @Nullable Object> values);

    /**
     * All or nothing, up to 500.
     *
     * @throws InvalidRecord fields are prefixed by {@code [index].}
     */
    List<RecordView> createAll(String type, List<? extends Map<String, ? extends @Nullable Object>> values);

    /**
     * Changes the given fields only. A save that changes nothing leaves the version as it is.
     *
     * @throws StaleRecord if the version is not the current one
     */
    RecordView change(RecordRef ref, long version, Map<String, ? extends @Nullable Object> values);

    /** Moves to the recycle bin. */
    void remove(RecordRef ref, long version);

    /** Brings back from the recycle bin. */
    RecordView restore(RecordRef ref);

    /**
     * Starts an action.
     *
     * @throws io.tradewind.TradewindException CONFLICT {@code record.action-not-open} if the record's state does not allow it
     */
    RecordView act(RecordRef ref, String action, Map<String, ? extends @Nullable Object> command);

    /**
     * Records whose title or number begins with or contains the words, at most {@code limit} (1 to 50). For autocomplete.
     *
     * @param type {@link FieldSpec#ANY}: of all types that a reference to any record may name
     */
    List<RecordView> suggest(String type, String words, int limit);

    /**
     * Titles of records that the actor may see, by id; others are missing.
     *
     * @param type {@link FieldSpec#ANY}: the ids are {@link RecordRef}s as texts
     */
    Map<String, String> titles(String type, java.util.Collection<String> ids);

    /** Records that look like these values, at most 10; those the actor may not see are masked. */
    List<Duplicate> duplicates(String type, Map<String, ? extends @Nullable Object> values, @Nullable String except);

    /** What happened to a record, newest first, with the old and new values of fields the actor may read. */
    List<Trace> trace(RecordRef ref, int limit, @Nullable Instant before);

    /**
     * A similar record.
     *
     * @param title its title, or null if the actor may not see it
     * @param id its id, or null if the actor may not see it
     * @param field the field that is alike
     */
    record Duplicate(
            @Nullable String id,
            @Nullable String title,
            String field,
            @Nullable String owner) {}

    /**
     * One entry of the trace.
     *
     * @param kind {@code CREATED, CHANGED, REMOVED, RESTORED} or an action's name
     */
    record Trace(Instant at, Reference by, String kind, long version, List<FieldChange> changes) {}

    /** A field before and after; values as texts, references by name. */
    record FieldChange(
            String field, @Nullable String from, @Nullable String to) {}
}
