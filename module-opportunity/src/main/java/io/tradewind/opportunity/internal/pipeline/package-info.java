/** Pipelines as data: stages in order, what each asks for, how an opportunity may move. Start at {@link io.tradewind.opportunity.internal.pipeline.Pipelines}. */
@NullMarked
package io.tradewind.opportunity.internal.pipeline;

import org.jspecify.annotations.NullMarked;
