/** Files of records in and out. */
@NullMarked
package io.tradewind.rest.internal.transfer;

import org.jspecify.annotations.NullMarked;
