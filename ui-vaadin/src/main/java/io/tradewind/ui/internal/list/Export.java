package io.tradewind.ui.internal.list;

import java.util.Locale;

import com.vaadin.flow.component.html.Div;

import io.tradewind.record.RecordQuery;
import io.tradewind.transfer.Exports.Format;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Downloads;
import io.tradewind.ui.kit.Reader;

/** Takes what a list shows out as a file. */
final class Export {
    private Export() {}

    static void start(Desk desk, Div at, String type, RecordQuery query, Format format) {
        Reader reader = Reader.current();
        String name =
                reader.plural(type) + " " + reader.today() + "." + format.name().toLowerCase(Locale.ROOT);
        String contentType = switch (format) {
            case CSV -> "text/csv;charset=utf-8";
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        };
        Downloads.start(desk, at, name, contentType, to -> desk.exports().write(type, query, format, to));
    }
}
