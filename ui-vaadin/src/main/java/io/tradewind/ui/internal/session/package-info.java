/** Who sits in front of the browser: log-in, remembered log-in, language and theme. Start at {@link io.tradewind.ui.internal.session.Doorkeeper}. */
@NullMarked
package io.tradewind.ui.internal.session;

import org.jspecify.annotations.NullMarked;
