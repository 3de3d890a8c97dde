/** Interest that is not a customer yet: where it comes from, how good it is, who follows it, what it becomes. */
@NullMarked
package io.tradewind.customer.internal.lead;

import org.jspecify.annotations.NullMarked;
