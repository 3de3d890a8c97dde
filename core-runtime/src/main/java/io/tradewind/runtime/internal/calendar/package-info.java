/** The company's working days: {@link io.tradewind.runtime.internal.calendar.StoredWorkingDays}. */
@NullMarked
package io.tradewind.runtime.internal.calendar;

import org.jspecify.annotations.NullMarked;
