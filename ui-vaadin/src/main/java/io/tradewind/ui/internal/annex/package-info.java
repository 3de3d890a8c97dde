/** What is kept beside records: files, comments, who follows them, and the notifications of it. */
@NullMarked
package io.tradewind.ui.internal.annex;

import org.jspecify.annotations.NullMarked;
