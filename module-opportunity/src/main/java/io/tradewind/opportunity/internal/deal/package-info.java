/** Opportunities: what they are, how they move and end. Start at {@link io.tradewind.opportunity.internal.deal.Opportunity}. */
@NullMarked
package io.tradewind.opportunity.internal.deal;

import org.jspecify.annotations.NullMarked;
