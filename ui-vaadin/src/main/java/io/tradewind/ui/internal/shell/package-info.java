/** The frame around all screens: log-in, menu, user menu, command palette, start page, and what is said when something is not there. */
@NullMarked
package io.tradewind.ui.internal.shell;

import org.jspecify.annotations.NullMarked;
