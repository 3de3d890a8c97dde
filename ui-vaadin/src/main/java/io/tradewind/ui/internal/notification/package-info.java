/** The bell of the shell, and the page of what its reader was told. */
@NullMarked
package io.tradewind.ui.internal.notification;

import org.jspecify.annotations.NullMarked;
