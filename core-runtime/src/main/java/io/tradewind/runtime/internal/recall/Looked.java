package io.tradewind.runtime.internal.recall;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tradewind.recall.Recalled;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.Annex;

/** A record and when somebody had to do with it, whoever may see it. */
record Looked(RecordRef record, Instant at) {
    /** Those that the actor may see, in their order, with their titles. */
    static List<Recalled> visible(List<Looked> all, Annex annex) {
        Map<RecordRef, String> titles =
                annex.titles(all.stream().map(Looked::record).toList());
        return all.stream()
                .filter(one -> titles.containsKey(one.record()))
                .map(one -> new Recalled(one.record(), titles.getOrDefault(one.record(), ""), one.at()))
                .toList();
    }
}
