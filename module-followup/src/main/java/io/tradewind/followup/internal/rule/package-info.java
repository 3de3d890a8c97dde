/** What an admin asks of follow-ups. */
@NullMarked
package io.tradewind.followup.internal.rule;

import org.jspecify.annotations.NullMarked;
