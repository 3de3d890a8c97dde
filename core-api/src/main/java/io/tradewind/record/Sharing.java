package io.tradewind.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Records shared with people and teams, for every record type: whoever holds a share reads the record, or edits it too, as far as
 * their roles let them read and edit any record of the type. What is shared with a team is shared with those who work in it or in
 * a team below it. A share opens neither removal nor, if it is for reading only, actions. Each change of a share is traced with
 * the record.
 */
public interface Sharing {
    /** What a share opens. */
    enum Level {
        READ,
        /** Reading, changing, and the actions that the holder's roles grant. */
        EDIT
    }

    /** Who holds a share. */
    enum HolderKind {
        USER,
        TEAM
    }

    /** A user or a team, by id. */
    record Holder(HolderKind kind, String id) {
        public static Holder user(String id) {
            return new Holder(HolderKind.USER, id);
        }

        public static Holder team(String id) {
            return new Holder(HolderKind.TEAM, id);
        }
    }

    /**
     * One holder's share.
     *
     * @param name the holder's name
     * @param by who shared it last
     */
    record Share(Holder with, String name, Level level, Instant since, Reference by) {}

    /**
     * Shares the record; a holder who has it already gets this level instead. At most 100 at once.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND if it is not visible; FORBIDDEN without the right to edit it; CONFLICT
     *     {@code sharing.for-everybody} if everybody sees all records of the type; INVALID {@code sharing.nobody} if nobody is
     *     named, {@code sharing.no-such-holder} with the id
     */
    void share(RecordRef ref, Collection<Holder> with, Level level);

    /**
     * Takes shares back; who has none is passed over. Throws as {@link #share} does, but does not mind holders who have gone.
     */
    void unshare(RecordRef ref, Collection<Holder> from);

    /**
     * Who has it, teams first, by name.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND if the record is not visible
     */
    List<Share> shares(RecordRef ref);
}
