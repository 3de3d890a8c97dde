package io.tradewind.notification;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What people are told in the application. All but {@link #send} and {@link #watch} is about the current actor's own. */
public interface Notifications {
    /** Most that {@link #unread} counts to. */
    int MOST_COUNTED = 100;

    /**
     * Tells people, in the caller's transaction: told once if the caller's work is done once. Whether a receiver may see the record is
     * asked when they read.
     */
    void send(Notice notice);

    /**
     * One page, newest first.
     *
     * @param next cursor of the next page, null at the end
     */
    record Page(List<Notification> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param limit 1 to 200
     * @param after cursor of a former page, or null
     * @throws io.tradewind.TradewindException MALFORMED {@code record.bad-cursor}
     */
    Page mine(boolean unreadOnly, int limit, @Nullable String after, Locale language);

    /** How many are unread, at most {@link #MOST_COUNTED}. */
    int unread();

    /**
     * Marks as read.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code notifications.not-found} if one of them is not the actor's
     */
    void read(Collection<String> ids);

    void readAll();

    /** A kind and whether the actor wants it. */
    record Preference(String kind, boolean wanted) {}

    List<Preference> preferences();

    /** @throws io.tradewind.TradewindException NOT_FOUND {@code notifications.no-such-kind} */
    void prefer(String kind, boolean wanted);

    /**
     * Calls after the person got or read something, until closed; lossy, for open screens on this node.
     *
     * @param listener called on the thread that caused it: hand over and return
     */
    AutoCloseable watch(String user, Runnable listener);
}
