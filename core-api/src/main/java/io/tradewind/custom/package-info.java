/**
 * Fields that an admin adds to record types while the system runs, as data. Start at {@link io.tradewind.custom.CustomFields}; what a field
 * is says {@link io.tradewind.custom.FieldDefinition}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.custom;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
