package io.tradewind.lookup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeSpec;

/**
 * Finds records over the whole company by what makes them alike (the fields that warn of duplicates), exactly and nearly. Of a record
 * that the asker may not see it tells only that it is there, its name with all but the matching part masked, in which state it is,
 * whose it is and since when. Needs the right {@link #right}; at most {@value #A_MINUTE} look-ups a minute and person; each is kept in
 * the audit trail as {@code LOOKED_UP}, with the asker as the record.
 */
public interface LookUps {
    /** Look-ups that one person has a minute. */
    int A_MINUTE = 20;

    /** Answers at most. */
    int MOST = 20;

    /** The right that a look-up needs, for example {@code customers.look-up}. */
    static String right(String type) {
        return type + ".look-up";
    }

    /** The fields by which records of a type are looked up; none: it has no look-up. */
    static List<FieldSpec> fields(TypeSpec type) {
        return type.mergeable()
                ? type.fields().stream()
                        .filter(field -> field.is(FieldSpec.Trait.WARNS_OF_DUPLICATES))
                        .toList()
                : List.of();
    }

    /**
     * @param values what is known, by field; at least one of {@link #fields}
     * @return exact matches first, then those that are nearest
     * @throws io.tradewind.TradewindException FORBIDDEN {@code access.right-missing}; TOO_MANY {@code look-up.too-often} with the seconds
     *     to wait; MALFORMED {@code look-up.unknown-field}; INVALID {@code look-up.nothing} if the values say too little to look for
     */
    List<Hit> find(String type, Map<String, String> values);

    /**
     * A record that is the same or nearly so.
     *
     * @param ref null if the asker may not see the record
     * @param name its name, masked if the asker may not see the record
     * @param exact whether the field is the same, but for case, width, punctuation and legal form
     * @param field by which it was found
     * @param state null if the type has none
     * @param since when its present owner got it; when it was made if it has none
     */
    record Hit(
            @Nullable RecordRef ref,
            String name,
            boolean exact,
            String field,
            @Nullable String state,
            @Nullable Reference owner,
            Instant since) {}
}
