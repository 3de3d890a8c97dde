/** Imports and exports of records as CSV and XLSX. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.transfer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
