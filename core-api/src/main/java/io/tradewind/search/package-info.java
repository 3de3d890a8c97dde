/** Finding records of all types by words: {@link io.tradewind.search.Search}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
