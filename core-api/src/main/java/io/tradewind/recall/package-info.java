/** Records that people come back to: those they looked at last and those they keep. Start at {@link io.tradewind.recall.Recent} and {@link io.tradewind.recall.Favorites}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.recall;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
