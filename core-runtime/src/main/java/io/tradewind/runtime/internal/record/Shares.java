package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/**
 * What shares open to an actor beyond the reach of their roles. A share never gives a right that no role gives: it widens how far
 * reading, editing and exporting reach, by single records. Whoever may only read a record this way starts no actions on it.
 */
final class Shares {
    /** Joins the table to the {@link #source}. */
    static final Condition LED_TO = Condition.of("shared_record = id");

    private static final Set<Verb> OPENED = EnumSet.of(Verb.READ, Verb.EDIT, Verb.EXPORT);
    private static final int MOST_AT_ONCE = 500;

    private final Sight sight;
    private final Sql sql;

    Shares(Sight sight, Sql sql) {
        this.sight = sight;
        this.sql = sql;
    }

    /** Whether shares make a difference to the verb. */
    static boolean mayOpen(Sight sight, Verb verb) {
        Scope scope = sight.scope(verb);
        return OPENED.contains(verb) && scope != Scope.NONE && scope != Scope.ALL && !sight.isAttached();
    }

    /** About a row that has an {@code id}. */
    static Condition opening(Sight sight, Verb verb) {
        List<@Nullable Object> holders = holders(sight);
        return new Condition(
                "exists (select 1 from core.record_share where record_id = id and holder_id in ("
                        + Where.marks(holders.size()) + ")" + level(verb) + ")",
                holders);
    }

    /** Ids of what is shared with the actor, each once, as a table. */
    static Condition source(Sight sight, Verb verb) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(sight.type().name());
        values.addAll(holders(sight));
        return new Condition(
                "(select distinct record_id as shared_record from core.record_share where record_type = ? and holder_id in ("
                        + Where.marks(values.size() - 1) + ")" + level(verb) + ") as shares",
                values);
    }

    private static List<@Nullable Object> holders(Sight sight) {
        return new ArrayList<>(new TreeSet<>(sight.standing().holders()));
    }

    private static String level(Verb verb) {
        return verb == Verb.EDIT ? " and may_edit = true" : "";
    }

    /** Those of the records that shares open. */
    Set<String> opened(Verb verb, Collection<String> ids) {
        Set<String> opened = new HashSet<>();
        if (ids.isEmpty() || !mayOpen(sight, verb)) {
            return opened;
        }
        List<String> all = List.copyOf(ids);
        List<@Nullable Object> holders = holders(sight);
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = Names.padded(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
            List<@Nullable Object> values = new ArrayList<>(some);
            values.addAll(holders);
            opened.addAll(sql.list(
                    "select record_id from core.record_share where record_id in (" + Where.marks(some.size())
                            + ") and holder_id in (" + Where.marks(holders.size()) + ")" + level(verb),
                    row -> row.getString(1),
                    values.toArray()));
        }
        return opened;
    }

    /** Ids of the people and teams through whom a share opens the record. */
    Set<String> openers(Verb verb, String id) {
        if (!mayOpen(sight, verb)) {
            return Set.of();
        }
        List<@Nullable Object> holders = holders(sight);
        List<@Nullable Object> values = new ArrayList<>(List.of(id));
        values.addAll(holders);
        return new TreeSet<>(sql.list(
                "select holder_id from core.record_share where record_id = ? and holder_id in ("
                        + Where.marks(holders.size()) + ")" + level(verb),
                row -> row.getString(1),
                values.toArray()));
    }

    /** Those of the records that the verb reaches, by itself or because they are shared. */
    Set<String> reached(Verb verb, Collection<? extends RecordEntity> records) {
        Set<String> reached = new HashSet<>();
        List<String> others = new ArrayList<>();
        for (RecordEntity record : records) {
            boolean open = sight.reaches(verb, record) || (verb == Verb.READ && sight.isOpen(record));
            (open ? reached : others).add(record.id());
        }
        reached.addAll(opened(verb, others));
        return sight.isAttached() ? Attachment.visible(sight, reached, sql) : reached;
    }

    /** Whether the action, which the actor's roles grant, may be started on a record that they see. */
    boolean mayActOn(RecordEntity record, String action) {
        return (sight.reaches(Verb.READ, record) && !sight.isAttached())
                || sight.opens(record, action)
                || !reached(Verb.EDIT, List.of(record)).isEmpty();
    }

    /** The fields that are hidden of those records that a circle alone shows, by record. */
    Map<String, Set<String>> hidden(Collection<? extends RecordEntity> records) {
        Map<String, Set<String>> hidden = new HashMap<>();
        for (RecordEntity record : records) {
            if (!sight.reaches(Verb.READ, record)) {
                sight.type()
                        .circleOf(record)
                        .map(sight.circles()::get)
                        .ifPresent(fields -> hidden.put(record.id(), Masks.of(sight.type(), fields)));
            }
        }
        hidden.keySet().removeAll(opened(Verb.READ, Set.copyOf(hidden.keySet())));
        return hidden;
    }
}
