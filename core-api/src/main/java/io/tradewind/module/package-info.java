/** Modules as an admin sees them: name, version, health, what they give; enable, disable, install. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
