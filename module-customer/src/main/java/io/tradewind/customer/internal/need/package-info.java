/** What customers need, as rows that can be listed, answered and counted. */
@NullMarked
package io.tradewind.customer.internal.need;

import org.jspecify.annotations.NullMarked;
