/** What people see of follow-ups: the composer, the calendar, cadences in lists. */
@NullMarked
package io.tradewind.followup.internal.ui;

import org.jspecify.annotations.NullMarked;
