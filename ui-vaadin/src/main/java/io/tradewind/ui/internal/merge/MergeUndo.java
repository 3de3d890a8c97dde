package io.tradewind.ui.internal.merge;

import com.vaadin.flow.component.UI;

import io.tradewind.merge.Merge;
import io.tradewind.merge.Merges;
import io.tradewind.merge.Undone;
import io.tradewind.record.RecordRef;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Takes a merge back and says what could not go back. */
record MergeUndo(Merges merges, Reader reader) {
    void run(Merge merge) {
        Guarded.run(() -> {
            Undone undone = merges.undo(merge.id());
            UI.getCurrent().navigate(new RecordRef(merge.type(), merge.other().id()).toString());
            String name = reader.show(merge.other());
            if (undone.stayed().isEmpty() && undone.keptFields().isEmpty() && undone.waiting() == 0) {
                Toast.done(reader.text("ui.merge.undone", name));
            } else {
                Toast.note(reader.text(
                        "ui.merge.undone.partly",
                        name,
                        undone.back(),
                        undone.stayed().size() + undone.keptFields().size(),
                        reader.show(merge.survivor())));
            }
        });
    }
}
