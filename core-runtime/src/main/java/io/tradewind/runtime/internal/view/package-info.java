/** Keeps saved views. Start at {@link io.tradewind.runtime.internal.view.StoredViews}. */
@NullMarked
package io.tradewind.runtime.internal.view;

import org.jspecify.annotations.NullMarked;
