/**
 * What a stage brings to the browser: views ({@link io.tradewind.ui.spi.TradewindView} with {@link io.tradewind.ui.spi.ViewDef})
 * and parts of other stages' record pages ({@link io.tradewind.ui.spi.RecordSlot}). Reached only through delayed DS
 * components, so that a stage works headless, too.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.ui.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
