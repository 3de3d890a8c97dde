/** Follow-ups and plans: what was done with a record of any type, and what is to be done next. Start at {@link io.tradewind.followup.internal.FollowUpType} and {@link io.tradewind.followup.internal.plan.PlanType}. */
@NullMarked
package io.tradewind.followup.internal;

import org.jspecify.annotations.NullMarked;
