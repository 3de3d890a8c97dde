/** Who gets which customers by region, industry and level. Start at {@link io.tradewind.customer.internal.territory.Territories}. */
@NullMarked
package io.tradewind.customer.internal.territory;

import org.jspecify.annotations.NullMarked;
