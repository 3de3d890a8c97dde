package io.tradewind.notification;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What people are told, in the application and by e-mail. All but {@link #send} and {@link #watch} is about the current actor's own. */
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

    /** A way to be told. */
    enum Channel {
        /** In the application. */
        APP,
        /** By e-mail, within a minute. */
        MAIL,
        /** By e-mail, with others, see {@link Digest}. */
        DIGEST
    }

    /**
     * A kind, and by which ways the actor wants to be told.
     *
     * @param wanted in the application
     * @param mail by e-mail at once
     * @param digest in the digest
     */
    record Preference(String kind, boolean wanted, boolean mail, boolean digest) {}

    List<Preference> preferences();

    /**
     * Switches a way on or off; nobody is told by e-mail who has not switched it on.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code notifications.no-such-kind}; CONFLICT as {@link #noMail} if e-mail is
     *     switched on that cannot reach the actor
     */
    void prefer(String kind, Channel channel, boolean wanted);

    /**
     * Why e-mail cannot reach the actor: the code {@code notifications.no-mail-server} or {@code notifications.no-mail-address}; empty
     * if it can.
     */
    Optional<String> noMail();

    /**
     * When the digest is sent, if there is something in it: what is unread and was in none before.
     *
     * @param weekday null: every day
     * @param hour 0 to 23, in the receiver's zone
     */
    record Digest(@Nullable DayOfWeek weekday, int hour) {
        /** Every morning. */
        public static final Digest DAILY = new Digest(null, 8);
    }

    Digest digest();

    /** @throws io.tradewind.record.InvalidRecord {@code hour}: {@code notifications.hour} */
    void changeDigest(Digest digest);

    /**
     * Calls after the person got or read something, until closed; lossy, for open screens on this node.
     *
     * @param listener called on the thread that caused it: hand over and return
     */
    AutoCloseable watch(String user, Runnable listener);
}
