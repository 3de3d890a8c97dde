package io.tradewind.record;

import java.util.List;

import io.tradewind.access.Verb;

/**
 * Why somebody can or cannot see a record, in the words of whoever asked.
 *
 * @param user whom it is about
 * @param reads whether they may see the record
 * @param reasons each way that could lead to the record, and whether it does
 * @param verbs what else they may do with it, or not
 * @param fields fields of the type that they may not see, or not change though they may change the record
 */
public record Explanation(
        RecordRef record,
        Reference user,
        boolean reads,
        List<Reason> reasons,
        List<Permission> verbs,
        List<FieldPermission> fields) {
    public Explanation {
        reasons = List.copyOf(reasons);
        verbs = List.copyOf(verbs);
        fields = List.copyOf(fields);
    }

    /**
     * One way to the record.
     *
     * @param code {@code role, none, all, own, team, tree, share, circle, locked}; several may be told with the same code
     * @param opens whether it lets them see the record
     */
    public record Reason(String code, boolean opens, String words) {}

    /** What else may be done. */
    public record Permission(Verb verb, boolean granted, String words) {}

    /** A field that is not open in full. */
    public record FieldPermission(String field, boolean reads, boolean edits, String words) {}
}
