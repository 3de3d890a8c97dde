package io.tradewind.record;

import io.tradewind.TradewindException;

/** The record was merged into another one, which the actor may see. Answered as absent, with a hint. */
public class MergedRecord extends TradewindException {
    private static final long serialVersionUID = 1L;

    private final transient RecordRef into;
    private final String title;

    /** @param title of the record it was merged into */
    public MergedRecord(RecordRef into, String title) {
        super(Kind.NOT_FOUND, "record.merged", title);
        this.into = into;
        this.title = title;
    }

    /** The record to look at instead. */
    public final RecordRef into() {
        return into;
    }

    public final String title() {
        return title;
    }
}
