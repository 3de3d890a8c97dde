package io.tradewind.followup.internal.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

import io.tradewind.TradewindException;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.followup.internal.cadence.CadenceType;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Chooses a cadence and its first day for many records; each for itself, so that one that is refused does not keep the others. */
final class CadenceDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 500;

    private final transient Bench bench;
    private final transient Reader reader;
    private final transient List<RecordRef> records;
    private final ComboBox<RecordView> cadence = new ComboBox<>();
    private final DatePicker start;

    private CadenceDialog(Bench bench, Reader reader, List<RecordRef> records, List<RecordView> cadences) {
        this.bench = bench;
        this.reader = reader;
        this.records = records;
        setHeaderTitle(reader.text("followup.ui.cadence"));
        setWidth("min(420px, 100vw)");
        cadence.setLabel(reader.text("followup.ui.cadence.choose"));
        cadence.setItems(cadences);
        cadence.setItemLabelGenerator(RecordView::title);
        cadence.setValue(cadences.getFirst());
        cadence.setWidthFull();
        start = Fields.day(reader.text("followup.ui.cadence.start"));
        start.setValue(reader.today());
        start.setWidthFull();
        add(new Div(cadence, start));
        getFooter()
                .add(
                        Buttons.plain(reader.text("ui.cancel"), this::close),
                        Buttons.primary(reader.text("followup.ui.cadence.go", records.size()), this::lay));
    }

    static void open(Bench bench, String type, Selection selection) {
        Reader reader = Reader.current();
        List<RecordView> cadences = bench.few(CadenceType.NAME).stream()
                .filter(one -> Boolean.TRUE.equals(one.value("active")))
                .toList();
        List<RecordRef> records = refs(bench, type, selection);
        if (cadences.isEmpty()) {
            Toast.note(reader.text("followup.ui.cadence.none"));
        } else if (records.size() > MOST) {
            Toast.problem(reader.text("followup.ui.cadence.most", MOST));
        } else if (!records.isEmpty()) {
            new CadenceDialog(bench, reader, records, cadences).open();
        }
    }

    private static List<RecordRef> refs(Bench bench, String type, Selection selection) {
        return switch (selection) {
            case Selection.Chosen chosen ->
                chosen.versions().keySet().stream()
                        .map(id -> new RecordRef(type, id))
                        .toList();
            case Selection.Matching matching -> {
                RecordQuery query = matching.query().limit(MOST).after(null);
                var page = bench.records().query(type, query);
                List<RecordRef> found = new ArrayList<>(
                        page.items().stream().map(RecordView::ref).toList());
                if (page.next() != null) {
                    found.add(found.getLast()); // more than can be done at once
                }
                yield found;
            }
        };
    }

    private void lay() {
        RecordView chosen = cadence.getValue();
        if (chosen == null) {
            return;
        }
        int laid = 0;
        Map<String, Integer> refused = new LinkedHashMap<>();
        for (RecordRef record : records) {
            Map<String, Object> command = new LinkedHashMap<>();
            command.put("record", record.toString());
            Optional.ofNullable(start.getValue()).ifPresent(day -> command.put("startOn", day));
            try {
                bench.records().act(chosen.ref(), "lay", command);
                laid++;
            } catch (TradewindException no) {
                refused.merge(reader.problem(no), 1, Integer::sum);
            }
        }
        close();
        Toast.done(reader.text("followup.ui.cadence.done", laid));
        refused.forEach((words, count) -> Toast.problem(reader.text("followup.ui.cadence.skipped", count, words)));
    }
}
