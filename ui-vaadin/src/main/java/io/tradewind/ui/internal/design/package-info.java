/** The pages on which an admin makes record types, and arranges the form and page of any type. Start at {@link io.tradewind.ui.internal.design.DesignsView} and
 * {@link io.tradewind.ui.internal.design.LayoutsView}. */
@NullMarked
package io.tradewind.ui.internal.design;

import org.jspecify.annotations.NullMarked;
