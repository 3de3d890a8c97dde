/** The company-wide look-up over HTTP. */
@NullMarked
package io.tradewind.rest.internal.lookup;

import org.jspecify.annotations.NullMarked;
