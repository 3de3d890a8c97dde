package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.dialog.Dialog;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Does one thing with many records, says how many worked and why the others did not. */
final class BulkWork {
    private final Desk desk;
    private final Reader reader;
    private final TypeSpec type;
    private final Supplier<Collection<RecordView>> selected;
    private final Runnable done;

    BulkWork(Desk desk, Reader reader, TypeSpec type, Supplier<Collection<RecordView>> selected, Runnable done) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.selected = selected;
        this.done = done;
    }

    void remove() {
        List<RecordView> records = List.copyOf(selected.get());
        Confirm.danger(
                reader.text("ui.list.bulk.delete.ask", records.size()),
                reader.text("ui.list.bulk.delete.words"),
                reader.text("ui.delete"),
                () -> {
                    List<RecordRef> removed =
                            each(records, record -> desk.records().remove(record.ref(), record.version()));
                    if (!removed.isEmpty()) {
                        Toast.done(
                                reader.text("ui.list.bulk.deleted", removed.size()),
                                reader.text("ui.undo"),
                                () -> Guarded.run(() -> {
                                    removed.forEach(desk.records()::restore);
                                    done.run();
                                }));
                    }
                });
    }

    void restore() {
        List<RecordRef> restored =
                each(List.copyOf(selected.get()), record -> desk.records().restore(record.ref()));
        if (!restored.isEmpty()) {
            Toast.done(reader.text("ui.list.bulk.restored", restored.size()));
        }
    }

    void transfer() {
        List<RecordView> records = List.copyOf(selected.get());
        FieldSpec owner = TypeFields.find(type, "owner").orElseThrow();
        Editor editor = new Editors(desk, reader).of(type.name(), owner);
        editor.label(reader.field(type.name(), "owner"));
        Dialog dialog = new Dialog(reader.text("ui.list.bulk.transfer.ask", records.size()));
        dialog.setWidth("400px");
        dialog.add(editor.component());
        Runnable go = () -> {
            Object person = editor.value();
            if (person == null) {
                editor.complain(reader.text("error.field.required"));
                return;
            }
            dialog.close();
            List<RecordRef> changed = each(
                    records, record -> desk.records().change(record.ref(), record.version(), Map.of("owner", person)));
            if (!changed.isEmpty()) {
                Toast.done(reader.text("ui.list.bulk.transferred", changed.size()));
            }
        };
        var primary = Buttons.primary(reader.text("ui.list.bulk.transfer"), go);
        primary.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        dialog.getFooter().add(Buttons.plain(reader.text("ui.cancel"), dialog::close), primary);
        dialog.open();
        editor.focus();
    }

    private List<RecordRef> each(List<RecordView> records, Consumer<RecordView> work) {
        List<RecordRef> worked = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (RecordView record : records) {
            try {
                work.accept(record);
                worked.add(record.ref());
            } catch (TradewindException no) {
                refused.add(record.title() + ": " + Guarded.words(reader, no));
            }
        }
        if (!refused.isEmpty()) {
            Toast.problem(reader.text("ui.list.bulk.refused", refused.size(), refused.getFirst()));
        }
        done.run();
        return worked;
    }
}
