/** Owners are told of their plans once each. */
@NullMarked
package io.tradewind.followup.internal.reminder;

import org.jspecify.annotations.NullMarked;
