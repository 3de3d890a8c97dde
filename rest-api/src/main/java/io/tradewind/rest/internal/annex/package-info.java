/** What is kept beside records: files, comments, who follows them, and the notifications of it. */
@NullMarked
package io.tradewind.rest.internal.annex;

import org.jspecify.annotations.NullMarked;
