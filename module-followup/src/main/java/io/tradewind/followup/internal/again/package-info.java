/** Opportunities that were lost or put on hold with a day on which to go on: the plan of that day. Start at {@link io.tradewind.followup.internal.again.PlannedDay}. */
@NullMarked
package io.tradewind.followup.internal.again;

import org.jspecify.annotations.NullMarked;
