/** What all opportunities add up to, kept as they change. Start at {@link io.tradewind.opportunity.internal.figure.Figures}. */
@NullMarked
package io.tradewind.opportunity.internal.figure;

import org.jspecify.annotations.NullMarked;
