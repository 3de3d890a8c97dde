/** The company-wide look-up. */
@NullMarked
package io.tradewind.ui.internal.lookup;

import org.jspecify.annotations.NullMarked;
