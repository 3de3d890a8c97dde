package io.tradewind.runtime.internal.record;

import io.tradewind.record.RecordType;

/** Lets tests of other packages bring a record type, as a bundle does. */
public final class Arrivals {
    private Arrivals() {}

    public static void bring(LiveRecordTypes types, RecordType<?> type, String module) {
        types.arrive(type, module);
        types.settle();
    }
}
