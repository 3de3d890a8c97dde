/** The pages on which an admin makes record types. Start at {@link io.tradewind.ui.internal.design.DesignsView}. */
@NullMarked
package io.tradewind.ui.internal.design;

import org.jspecify.annotations.NullMarked;
