/** Facts that the opportunity stage tells the others. Its records are {@code opportunities}, {@code pipelines} and {@code pipeline-stages}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.opportunity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
