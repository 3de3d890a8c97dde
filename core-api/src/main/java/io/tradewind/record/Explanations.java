package io.tradewind.record;

import java.util.Locale;

/** Tells by what rule somebody can or cannot see a record: asks what the engine itself decides with. */
public interface Explanations {
    /** Whether the current actor may ask about the record: they manage access, or own it. */
    boolean mayAsk(RecordView record);

    /**
     * @param user id or log-in name
     * @param language of the words
     * @throws io.tradewind.TradewindException NOT_FOUND {@code record.not-found} if the record is not visible to whoever asks, FORBIDDEN
     *     {@code explanation.not-allowed} if they may not ask, NOT_FOUND {@code explanation.no-such-user}
     */
    Explanation explain(RecordRef record, String user, Locale language);
}
