/**
 * The demo company's people, customers and contacts: invented by rule from one seed, so that every installation has the same.
 * Start at {@link io.tradewind.customer.internal.demo.DemoPeople} and {@link io.tradewind.customer.internal.demo.DemoCustomers}.
 */
@NullMarked
package io.tradewind.customer.internal.demo;

import org.jspecify.annotations.NullMarked;
