/**
 * Customers and the people there: who they are, whose they are, how they hang together. Leads, pools and needs are not here yet. Start at
 * {@link io.tradewind.customer.internal.CustomerType}.
 */
@NullMarked
package io.tradewind.customer.internal;

import org.jspecify.annotations.NullMarked;
