/** Chains of plans that are laid on records. */
@NullMarked
package io.tradewind.followup.internal.cadence;

import org.jspecify.annotations.NullMarked;
