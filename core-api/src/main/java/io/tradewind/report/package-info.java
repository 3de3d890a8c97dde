/** Reports of stages, answered by name at {@code /reports/{name}}. Start at {@link io.tradewind.report.Report}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
