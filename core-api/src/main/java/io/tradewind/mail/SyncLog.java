package io.tradewind.mail;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;

/**
 * What was found in the mailbox and what became of it, for those who hold the right {@code mail.manage}. All methods throw FORBIDDEN
 * {@code access.right-missing} without it. The newest {@value #KEPT} lines are kept, for 90 days.
 */
public interface SyncLog {
    int KEPT = 5_000;

    /** What a line tells of. */
    enum Outcome {
        /** A message was kept with a record. */
        MATCHED,
        /** A message waits for somebody who says what it belongs to. */
        UNMATCHED,
        /** A message belongs to nothing. */
        IGNORED,
        /** A message could not be read. */
        BROKEN,
        /** A look into the mailbox found messages. */
        FETCHED,
        /** Looks into the mailbox failed. */
        FAILED
    }

    /**
     * A line.
     *
     * @param at when; of several failures in a row, the last
     * @param sender of a message; else empty
     * @param reason of a message {@link MailReceiver.Reason}; of what failed key of the text without {@code error.}; else empty
     * @param said what the server said; empty: nothing
     * @param count of FETCHED how many messages, of FAILED how often in a row; else 1
     * @param content whether the message itself is still here, so that it can be kept with a record
     */
    record Entry(
            String id,
            Instant at,
            Outcome outcome,
            String sender,
            String subject,
            @Nullable RecordRef record,
            String reason,
            String said,
            int count,
            boolean content) {}

    /**
     * One page, newest first.
     *
     * @param next cursor of the next page, null at the end
     */
    record Page(List<Entry> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param outcome null: all
     * @param limit 1 to 200
     * @param after cursor of a former page, or null
     */
    Page page(@Nullable Outcome outcome, int limit, @Nullable String after);

    /**
     * Keeps a message that was not matched with the record.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code mail.not-found}; CONFLICT {@code mail.not-unmatched}
     */
    void attach(String id, RecordRef record);

    /**
     * Says that a message belongs to nothing; its content is thrown away.
     *
     * @throws io.tradewind.TradewindException as {@link #attach}
     */
    void ignore(String id);
}
