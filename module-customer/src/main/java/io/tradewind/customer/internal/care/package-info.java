/** Care for customers: who should hear from us today, and why. Start at {@link io.tradewind.customer.internal.care.CareForCustomers}. */
@NullMarked
package io.tradewind.customer.internal.care;

import org.jspecify.annotations.NullMarked;
