package io.tradewind.customer.internal.lead;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/**
 * Gives a lead an owner: a person, or somebody of a team by a rule.
 *
 * @param owner the person; then no rule is needed
 * @param rule how somebody is chosen
 * @param team out of which; null: the lead's, else the actor's
 */
public record AssignLead(
        @Input(reference = "users") @Nullable String owner,
        @Nullable Rule rule,
        @Input(reference = "teams") @Nullable String team) {
    /** How somebody is chosen. */
    public enum Rule {
        /** Whose turn it is: who got one by a rule longest ago. */
        ROUND_ROBIN,
        /** Who has the fewest open leads. */
        FEWEST_OPEN,
        /** Who looks after the most customers of the lead's region. */
        REGION
    }
}
