/** Two records that are one and the same thing become one, and can be two again. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.merge;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
