/** Value lists kept by an admin (industries, regions, levels, sources ...), in Chinese and English. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.list;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
