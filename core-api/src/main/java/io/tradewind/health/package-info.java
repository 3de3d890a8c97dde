/** What parts tell about how they are, for probes and metrics: {@link io.tradewind.health.HealthSource}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
