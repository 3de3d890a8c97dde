/** Transactions. One transaction is one database connection, shared by all stages on the thread. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.tx;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
