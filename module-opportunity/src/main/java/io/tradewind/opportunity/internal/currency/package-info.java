/** The company's currency, and what others are worth in it from which day on. Start at {@link io.tradewind.opportunity.internal.currency.Currencies}. */
@NullMarked
package io.tradewind.opportunity.internal.currency;

import org.jspecify.annotations.NullMarked;
