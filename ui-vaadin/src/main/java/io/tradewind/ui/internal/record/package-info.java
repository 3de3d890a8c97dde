/**
 * The derived record page, and what all derived screens share: the contracts at hand ({@link io.tradewind.ui.internal.record.Desk}),
 * values in words ({@link io.tradewind.ui.internal.record.Values}), news of changes ({@link io.tradewind.ui.internal.record.Notices}).
 */
@NullMarked
package io.tradewind.ui.internal.record;

import org.jspecify.annotations.NullMarked;
