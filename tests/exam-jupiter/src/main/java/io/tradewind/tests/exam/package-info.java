/** Says which tests run inside Karaf: {@link InKaraf}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.tests.exam;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
