/** Facts that the customer stage tells the others. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.customer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
