/** Boards of any record type that has some: cards in columns, drawn as one piece of markup each, moved by hand or by keys. */
@NullMarked
package io.tradewind.ui.internal.board;

import org.jspecify.annotations.NullMarked;
