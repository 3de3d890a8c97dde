/** One change, action or removal for many records. Start at {@link io.tradewind.bulk.BulkChanges}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.bulk;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
