package io.tradewind.runtime.internal.unit;

import io.tradewind.TradewindException;

/** The module is being stopped or updated; the caller may try again in a moment. */
final class UnitClosed extends TradewindException {
    private static final long serialVersionUID = 1L;

    UnitClosed(String module) {
        super(Kind.UNAVAILABLE, "module.unavailable", module);
    }
}
