/** The event log: past-tense facts, appended in the caller's transaction, handled exactly once. Start at {@link io.tradewind.event.Events}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
