/**
 * The base of every stored record. A stage's aggregate extends {@link io.tradewind.entity.RecordEntity}; its table begins
 * with the columns that the migration macro <code>${record}</code> writes. Money is held as
 * {@link io.tradewind.entity.MoneyValue}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.entity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
