/**
 * Record types that an admin makes while the system runs, as data: designed, tried as a role, published, changed, archived. Published ones
 * are served as if a module had brought them. Start at {@link io.tradewind.design.RecordTypeDesigns}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.design;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
