/** Which days people work. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.calendar;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
