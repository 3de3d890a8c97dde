/**
 * Where fields of a record type stand on its form and page, as an admin arranges them: drafted, tried as a role, published, taken back. Start
 * at {@link io.tradewind.layout.PageLayouts}; what is published shows in {@link io.tradewind.record.TypeSpec#groups} and {@code rules}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.layout;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
