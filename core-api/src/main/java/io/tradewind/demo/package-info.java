/** The demo company: each stage brings its part as a {@link io.tradewind.demo.DemoData} service. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.demo;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
