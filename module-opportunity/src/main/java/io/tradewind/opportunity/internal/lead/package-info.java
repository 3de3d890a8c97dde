/** Opportunities of leads that became customers. */
@NullMarked
package io.tradewind.opportunity.internal.lead;

import org.jspecify.annotations.NullMarked;
