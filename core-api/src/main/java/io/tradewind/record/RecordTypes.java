package io.tradewind.record;

import java.util.List;
import java.util.Optional;

/** The record types that are running, as the current actor may use them. */
public interface RecordTypes {
    /** Types the actor may read, by group and order. */
    List<TypeView> all();

    /**
     * @throws io.tradewind.TradewindException NOT_FOUND {@code record.unknown-type} if there is no such type or the actor may do
     *     nothing with it; UNAVAILABLE {@code record.stage-not-running} if its stage is away
     */
    TypeView require(String name);

    /** All running types as pure data, whoever asks; for documents and navigation, not for answers. */
    List<TypeSpec> running();

    /** As {@link #running}, one of them. */
    Optional<TypeSpec> find(String name);

    /** Calls on each coming and going of a type, with its name, until closed. */
    AutoCloseable watch(Listener listener);

    /** Told of coming and going, on the thread that caused it: be quick. */
    interface Listener {
        void came(String type);

        void went(String type);

        /** It runs on with other fields. */
        default void changed(String type) {}
    }
}
