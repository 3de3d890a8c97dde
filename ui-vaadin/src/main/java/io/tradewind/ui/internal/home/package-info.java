/** What the start page adds to counts and latest records: work of the reader's that is still running. */
@NullMarked
package io.tradewind.ui.internal.home;

import org.jspecify.annotations.NullMarked;
