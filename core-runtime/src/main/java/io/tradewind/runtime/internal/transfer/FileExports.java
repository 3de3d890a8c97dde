package io.tradewind.runtime.internal.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.transfer.sheet.CsvOut;
import io.tradewind.runtime.internal.transfer.sheet.XlsxOut;
import io.tradewind.transfer.Exports;

/** Writes records row by row, never holding more than a page, in the words of the actor's language. */
@Component(service = Exports.class)
public final class FileExports implements Exports {
    private static final List<String> COMMON = List.of("owner", "team", "createdAt", "updatedAt");

    private final Engine engine;
    private final Identity identity;

    @Activate
    public FileExports(@Reference Engine engine, @Reference Identity identity) {
        this.engine = engine;
        this.identity = identity;
    }

    @Override
    public void write(String type, RecordQuery query, Format format, OutputStream to) {
        TypeView view = engine.types().require(type);
        if (!view.may(Verb.EXPORT)) {
            throw new TradewindException(Kind.FORBIDDEN, "record.not-allowed");
        }
        if (query.removed()) {
            throw new TradewindException(Kind.MALFORMED, "record.unknown-field", "removed");
        }
        Actor actor = identity.require();
        List<String> columns = columns(view, query.fields());
        RecordQuery asked = query.fields(Set.copyOf(columns));
        var texts = new ExportTexts(engine.texts(), engine.lists(), actor, view);
        try {
            switch (format) {
                case CSV -> csv(type, asked, columns, texts, to);
                case XLSX -> xlsx(type, asked, columns, texts, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csv(String type, RecordQuery query, List<String> columns, ExportTexts texts, OutputStream to)
            throws IOException {
        try (var out = new CsvOut(to)) {
            out.row(columns.stream().map(texts::label).toList());
            engine.records()
                    .each(
                            type,
                            Verb.EXPORT,
                            query,
                            row -> out.plain(columns.stream()
                                    .map(column -> texts.cell(column, row.value(column)))
                                    .toList()));
        }
    }

    private void xlsx(String type, RecordQuery query, List<String> columns, ExportTexts texts, OutputStream to)
            throws IOException {
        String title = engine.texts().get(identity.require().locale(), type + ".title");
        try (var out = new XlsxOut(to, title, columns.stream().map(texts::label).toList())) {
            engine.records()
                    .each(
                            type,
                            Verb.EXPORT,
                            query,
                            row -> out.row(columns.stream()
                                    .map(column -> texts.value(column, row.value(column)))
                                    .toList()));
        }
    }

    /** Those asked for, else all, in the type's order. */
    private static List<String> columns(TypeView view, Set<String> asked) {
        List<String> all = new ArrayList<>();
        if (view.type().numbered()) {
            all.add(ImportFields.NUMBER);
        }
        for (FieldSpec field : view.fields()) {
            if (field.stored() && field.kind() != FieldKind.LINES) {
                all.add(field.name());
            }
        }
        all.addAll(view.type().shared() ? COMMON.subList(2, 4) : COMMON);
        if (asked.isEmpty()) {
            return all;
        }
        List<String> chosen = all.stream().filter(asked::contains).collect(Collectors.toCollection(ArrayList::new));
        // The engine refuses what does not exist, by name.
        asked.stream().filter(name -> !all.contains(name)).sorted().forEach(chosen::add);
        return chosen;
    }
}
