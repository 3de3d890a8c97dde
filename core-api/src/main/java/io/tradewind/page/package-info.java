/** The page of a record: key figures, feed and open work, from the description and from every stage that adds to it. Start at {@link io.tradewind.page.RecordPages}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.page;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
