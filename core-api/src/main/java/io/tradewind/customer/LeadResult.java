package io.tradewind.customer;

import io.tradewind.record.RecordRef;

/**
 * What a stage made of a lead that became a customer. Registered as a service; asked when the conversion is taken back, in the same
 * transaction and as the one who takes it back.
 */
public interface LeadResult {
    /**
     * Takes back what was made of the lead, if it is as it was made.
     *
     * @throws io.tradewind.TradewindException CONFLICT if something hangs on it by now
     */
    void takeBack(RecordRef lead);
}
