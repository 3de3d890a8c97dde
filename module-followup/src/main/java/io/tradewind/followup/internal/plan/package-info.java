/** What is planned, and the next step of each record. */
@NullMarked
package io.tradewind.followup.internal.plan;

import org.jspecify.annotations.NullMarked;
