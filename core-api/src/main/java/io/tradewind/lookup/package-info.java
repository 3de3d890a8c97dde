/** Whether the company knows somebody already, whoever looks after them. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.lookup;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
