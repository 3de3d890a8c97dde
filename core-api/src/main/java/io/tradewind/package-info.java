/** What every part of Tradewind shares: failures with a name, and money. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
