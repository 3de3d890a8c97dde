package io.tradewind.access;

import java.util.Set;

/**
 * Circles of people and teams to which a stage opens records, some fields of them hidden; see
 * {@link io.tradewind.record.RecordSpec#openTo}. Kept by the stage, in its own transactions. Changes take effect at once on this
 * node and within a few seconds on others.
 */
public interface Circles {
    /**
     * Makes the circle, or makes it another.
     *
     * @param circle id of the record that the circle belongs to
     * @param members ids of users and teams; a team stands for those who work in it or in a team below it
     * @param hidden names of fields that members do not see of records that they see only through the circle
     */
    void keep(String circle, Set<String> members, Set<String> hidden);

    /** Whether the current actor is in the circle. */
    boolean isMember(String circle);
}
