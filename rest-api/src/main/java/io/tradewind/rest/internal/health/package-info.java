/** Probes and metrics for operators, on a port of their own that only this machine reaches. */
@NullMarked
package io.tradewind.rest.internal.health;

import org.jspecify.annotations.NullMarked;
