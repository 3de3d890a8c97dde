/** Files that belong to records of any type. Start at {@link io.tradewind.file.Attachments}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
