/**
 * Pipelines and the opportunities in them: how far each has come, what it is worth, how likely it is, how it ended. Follow-ups, quotes and
 * orders are not here. Start at {@link io.tradewind.opportunity.internal.deal.OpportunityType}.
 */
@NullMarked
package io.tradewind.opportunity.internal;

import org.jspecify.annotations.NullMarked;
