/** What people see and set about their own account: the second step of log-in and open sessions. */
@NullMarked
package io.tradewind.ui.internal.account;

import org.jspecify.annotations.NullMarked;
