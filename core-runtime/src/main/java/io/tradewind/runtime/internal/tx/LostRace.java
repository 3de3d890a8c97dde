package io.tradewind.runtime.internal.tx;

import io.tradewind.TradewindException;
import io.tradewind.record.StaleRecord;

/** Somebody was faster with a record that nobody here had seen before: the transaction is worth repeating, and may win then. */
public final class LostRace extends TradewindException {
    private static final long serialVersionUID = 1L;

    public LostRace(StaleRecord cause) {
        super(Kind.STALE, cause.code());
        initCause(cause);
    }
}
