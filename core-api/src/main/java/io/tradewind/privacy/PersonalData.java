package io.tradewind.privacy;

import java.io.OutputStream;

import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;

/**
 * What is kept about a living person in a record whose type has personal fields: told to the person who asks for it, and erased when
 * they want it gone. All methods need the right {@value #RIGHT} and throw TradewindException: FORBIDDEN without it, NOT_FOUND for a
 * record that is absent or not visible, CONFLICT {@code privacy.none} if the type has no personal fields.
 */
public interface PersonalData {
    String RIGHT = "personal-data.manage";

    /** Characters of a reason. */
    int LONGEST_REASON = 200;

    /** What stands in place of a required text that was erased, the same in every language. */
    String ERASED = "***";

    static boolean isKept(TypeSpec type) {
        return type.fields().stream().anyMatch(field -> field.is(Trait.PERSONAL));
    }

    /**
     * Writes all that is kept about the person as a JSON document in UTF-8: {@code record} with its fields and custom values,
     * {@code history} with former values, {@code comments}, and {@code files} without their contents. Kept in the record's trace.
     */
    void write(RecordRef ref, OutputStream to);

    /**
     * Empties the personal fields and custom values of the record, also in its history, in records that were merged into it and in
     * what undoing imports, bulk changes and merges would bring back; deletes its files, comments and notifications. The same happens to
     * what is attached to it, see {@code RecordSpec.attachedTo}; what else refers to the record stays. Cannot be undone. Needs that the record may be edited.
     *
     * @param reason at most {@value #LONGEST_REASON} characters; kept in the trace, so it must not name the person
     */
    RecordView erase(RecordRef ref, String reason);
}
