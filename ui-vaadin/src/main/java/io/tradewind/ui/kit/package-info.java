/**
 * The small parts all screens are made of, ours and partners': pills, chips, rows, panels, buttons, formats. Calm and
 * dense, in the reader's language. A screen extends {@link io.tradewind.ui.kit.Page}; texts, numbers and dates come from
 * {@link io.tradewind.ui.kit.Reader}; colours and measures live in {@code tradewind.css} only.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.ui.kit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
