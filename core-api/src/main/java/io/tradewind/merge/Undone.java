package io.tradewind.merge;

import java.util.List;

import io.tradewind.record.RecordRef;

/**
 * What undoing a merge did.
 *
 * @param back references that went back
 * @param waiting references of stages that are away; they go back when the stage comes
 * @param stayed records that were changed since and still refer to the survivor or to something else
 * @param keptFields fields of the survivor that were changed since and keep their value
 */
public record Undone(Merge merge, long back, long waiting, List<RecordRef> stayed, List<String> keptFields) {
    public Undone {
        stayed = List.copyOf(stayed);
        keptFields = List.copyOf(keptFields);
    }
}
