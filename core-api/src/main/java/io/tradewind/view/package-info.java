/** Saved views: lists that people named, kept, pinned and shared. Start at {@link io.tradewind.view.SavedViews}. */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
