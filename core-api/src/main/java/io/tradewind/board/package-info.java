/**
 * Boards: records as cards in columns, moved from one to the next. A stage says by a {@link io.tradewind.board.BoardSource} which boards
 * a type of its own has and what a move means; a state that is a plain enumeration needs no more than {@link io.tradewind.board.StateBoard}.
 * Screens and doors start at {@link io.tradewind.board.Boards}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.board;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
