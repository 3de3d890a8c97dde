/** Requests that are sent twice have their effect once: {@link io.tradewind.once.Once}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.once;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
