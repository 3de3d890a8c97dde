package io.tradewind.notification;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Reference;

/**
 * What one person was told; several notices of the same kind about the same record within two hours are one.
 *
 * @param words the sentence in the reader's language
 * @param why why they got it, in their language
 * @param type record type that it is about, or null
 * @param record id of the record, or null if there is none or the reader may not see it
 * @param times how often it happened
 * @param at when it happened last
 * @param by who caused it last, or null
 */
public record Notification(
        String id,
        String kind,
        String words,
        String why,
        @Nullable String type,
        @Nullable String record,
        long times,
        Instant at,
        @Nullable Reference by,
        boolean unread) {
    /** Where it leads, if anywhere: the address of a record or a list within the application, without a slash before it. */
    public Optional<String> address() {
        if (type == null) {
            return Optional.empty();
        }
        if (record != null) {
            return Optional.of(type + "/" + record);
        }
        boolean list = kind.equals("work-ended") || times > 1;
        return list ? Optional.of(type) : Optional.empty();
    }
}
