/**
 * The event log. {@link io.tradewind.runtime.internal.event.EventAppender} writes, in the publisher's transaction;
 * {@link io.tradewind.runtime.internal.event.EventDispatcher} feeds each handler in order, in transactions that move its
 * cursor too.
 *
 * <p>Why no cursor can pass over an event: an event gets its number from one row that the publisher locks as the last thing
 * before it commits, so numbers are given in the order of commits, and who sees number n sees all before it. Nothing is
 * locked after that row, so it cannot take part in a deadlock.
 */
@NullMarked
package io.tradewind.runtime.internal.event;

import org.jspecify.annotations.NullMarked;
