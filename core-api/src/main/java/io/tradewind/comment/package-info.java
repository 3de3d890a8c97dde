/** What people say about records, and whose records they follow. Start at {@link io.tradewind.comment.Comments} and {@link io.tradewind.comment.Following}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.comment;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
