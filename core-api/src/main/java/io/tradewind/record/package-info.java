/** Record types and the engine that serves them: describe once with {@link io.tradewind.record.RecordSpec}, use through {@link io.tradewind.record.Records}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.record;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
