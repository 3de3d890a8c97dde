/** Two records beside each other, and one of them. */
@NullMarked
package io.tradewind.ui.internal.merge;

import org.jspecify.annotations.NullMarked;
