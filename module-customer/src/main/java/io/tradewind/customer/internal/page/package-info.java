/** What this stage adds to the pages of records. */
@NullMarked
package io.tradewind.customer.internal.page;

import org.jspecify.annotations.NullMarked;
