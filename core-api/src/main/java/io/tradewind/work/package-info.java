/** Long work with progress and cancel. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.work;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
