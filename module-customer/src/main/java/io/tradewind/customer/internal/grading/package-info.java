/** Grading of customers: points for facts by an admin's rules, and the level that follows. Start at {@link io.tradewind.customer.internal.grading.GradingScheme}. */
@NullMarked
package io.tradewind.customer.internal.grading;

import org.jspecify.annotations.NullMarked;
