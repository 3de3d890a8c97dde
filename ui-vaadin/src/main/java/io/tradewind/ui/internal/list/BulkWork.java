package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.dialog.Dialog;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.merge.MergeView;
import io.tradewind.ui.internal.record.ActionDialog;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** What can be done with ticked rows, or with all that the list shows. */
final class BulkWork {
    private final Desk desk;
    private final Reader reader;
    private final TypeView type;
    private final Supplier<Collection<RecordView>> ticked;
    private final Supplier<Selection> selection;
    private final Supplier<String> count;
    private final Runnable done;

    /**
     * @param selection what the work is done with
     * @param count how many that are, in words
     * @param done called when something was done
     */
    BulkWork(
            Desk desk,
            Reader reader,
            TypeView type,
            Supplier<Collection<RecordView>> ticked,
            Supplier<Selection> selection,
            Supplier<String> count,
            Runnable done) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.ticked = ticked;
        this.selection = selection;
        this.count = count;
        this.done = done;
    }

    /** Fills the bar of a list. */
    void offer(BulkBar bar) {
        if (type.may(Verb.EDIT)) {
            bar.with(
                    "pencil",
                    reader.text("ui.bulk.edit"),
                    () -> dialog("ui.bulk.edit.ask").askForFields());
        }
        boolean handsOver = type.type().action("transfer").isPresent();
        if (type.may(Verb.EDIT)
                && !type.type().shared()
                && !handsOver
                && type.editable().contains("owner")) {
            bar.with(
                    "users",
                    reader.text("ui.list.bulk.transfer"),
                    () -> dialog("ui.bulk.transfer.ask").askForFields("owner"));
        }
        List<ActionSpec> actions = type.type().actions();
        if (!actions.isEmpty()) {
            bar.menu("zap", reader.text("ui.bulk.actions"), actions, this::words, this::act);
        }
    }

    void offerMerge(BulkBar bar) {
        if (type.type().mergeable() && type.may(Verb.EDIT) && type.may(Verb.DELETE)) {
            bar.with("git-merge", reader.text("ui.merge.bulk"), this::merge);
        }
    }

    /** Two ticked rows become one; which of them stays is asked there. */
    private void merge() {
        List<RecordView> records = List.copyOf(ticked.get());
        if (records.size() == 2) {
            MergeView.open(records.getFirst().ref(), records.getLast().id());
        } else {
            Toast.note(reader.text("ui.merge.two"));
        }
    }

    void offerRemoval(BulkBar bar) {
        if (type.may(Verb.DELETE)) {
            bar.with(
                    "trash-2",
                    reader.text("ui.delete"),
                    () -> dialog("ui.bulk.remove.ask").preview(new Work.Remove()));
        }
    }

    private BulkDialog dialog(String title) {
        return new BulkDialog(desk, reader, type, selection.get(), reader.text(title, count.get()), done);
    }

    private String words(ActionSpec action) {
        return reader.text(type.name() + ".action." + action.name());
    }

    private void act(ActionSpec action) {
        String title = reader.text("ui.bulk.act.ask", words(action), count.get());
        BulkDialog dialog = new BulkDialog(desk, reader, type, selection.get(), title, done);
        if (action.inputs().isEmpty()) {
            dialog.preview(new Work.Act(action.name(), Map.of()));
            return;
        }
        Dialog inputs = new ActionDialog(
                desk,
                reader,
                type.type(),
                action,
                title,
                reader.text("ui.bulk.preview"),
                null,
                command -> dialog.preview(new Work.Act(action.name(), command)));
        inputs.open();
    }

    /** Brings the ticked ones back from the recycle bin. */
    void restore() {
        List<RecordRef> restored = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (RecordView record : List.copyOf(ticked.get())) {
            try {
                restored.add(desk.records().restore(record.ref()).ref());
            } catch (TradewindException no) {
                refused.add(record.title() + ": " + Guarded.words(reader, no));
            }
        }
        if (!refused.isEmpty()) {
            Toast.problem(reader.text("ui.list.bulk.refused", refused.size(), refused.getFirst()));
        }
        done.run();
        if (!restored.isEmpty()) {
            Toast.done(reader.text("ui.list.bulk.restored", restored.size()));
        }
    }

    /** These rows, as they are seen. */
    static Selection these(Collection<RecordView> rows) {
        Map<String, @Nullable Long> versions = new LinkedHashMap<>();
        rows.forEach(row -> versions.put(row.id(), row.version()));
        return new Selection.Chosen(versions);
    }
}
