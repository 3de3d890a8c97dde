package io.tradewind.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The messages that were and are to be sent, for those who hold the right {@code mail.manage}. All methods throw FORBIDDEN
 * {@code access.right-missing} without it. Once sent, only the head of a message is kept, for 30 days.
 */
public interface Outbox {
    /** How far a message has come. */
    enum State {
        QUEUED,
        SENDING,
        SENT,
        FAILED
    }

    /**
     * What went wrong.
     *
     * @param code key of the text without {@code error.}, for example {@code mail.log-in}
     * @param said what the server said; empty: nothing
     */
    record Problem(String code, String said) {}

    /**
     * A message.
     *
     * @param subject its subject; of notifications the key of what they are, {@code mail.notification} or {@code mail.digest}, for what
     *     they say is their receiver's alone
     * @param nextTryAt when it is tried next, while it is queued
     * @param problem of the last attempt
     */
    record Entry(
            String id,
            String messageId,
            List<String> to,
            String subject,
            State state,
            int attempts,
            Instant queuedAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant endedAt,
            @Nullable Problem problem) {
        public Entry {
            to = List.copyOf(to);
        }
    }

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
     * @param state null: all
     * @param limit 1 to 200
     * @param after cursor of a former page, or null
     */
    Page page(@Nullable State state, int limit, @Nullable String after);

    /** How many there are. */
    Map<State, Long> counts();

    /**
     * Tries a message again now; one that may have been sent is sent again.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code mail.not-found}; CONFLICT {@code mail.not-waiting} if it is sent or being sent
     */
    void retry(String id);

    /**
     * Gives a message up.
     *
     * @throws io.tradewind.TradewindException as {@link #retry}
     */
    void remove(String id);
}
