/** Texts for people, in Chinese and English, brought by each module. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
