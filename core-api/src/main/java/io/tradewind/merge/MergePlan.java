package io.tradewind.merge;

import java.util.List;

import io.tradewind.record.RecordView;

/**
 * What merging two records would do.
 *
 * @param differences fields with two values, in the type's order; only those that the actor may read
 * @param moves what refers to the other record, only what there is
 */
public record MergePlan(RecordView survivor, RecordView other, List<Difference> differences, List<Referring> moves) {
    /**
     * A field in which the two differ; the values are in the two records.
     *
     * @param choosable whether the actor may give the survivor the other's value
     * @param suggested the side that has a value, else the survivor's
     */
    public record Difference(String field, boolean choosable, Merges.Side suggested) {}

    public MergePlan {
        differences = List.copyOf(differences);
        moves = List.copyOf(moves);
    }

    /** How many references would move. */
    public long moving() {
        return moves.stream().mapToLong(Referring::count).sum();
    }
}
