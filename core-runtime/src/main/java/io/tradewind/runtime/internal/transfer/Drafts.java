package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.transfer.sheet.Cells;
import io.tradewind.runtime.internal.transfer.sheet.Encoding;
import io.tradewind.runtime.internal.transfer.sheet.Limits;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Target;

/** Looks at an uploaded file as a whole: its columns, a sample, how many rows, and what the columns seem to be. */
final class Drafts {
    private static final int SAMPLE = 20;

    private final Texts texts;
    private final RecordTypes types;

    Drafts(Texts texts, RecordTypes types) {
        this.texts = texts;
        this.types = types;
    }

    Draft look(String id, TypeView type, String fileName, SheetFile file) {
        List<List<String>> first = new ArrayList<>();
        long[] rows = {-1};
        file.read((number, cells) -> {
            rows[0]++;
            checkRows(rows[0]);
            if (first.size() <= SAMPLE) {
                first.add(cells.stream().map(Drafts::shown).toList());
            }
            return true;
        });
        if (rows[0] < 0) {
            throw new TradewindException(Kind.INVALID, "import.empty-file");
        }
        int width = first.stream().mapToInt(List::size).max().orElse(0);
        List<String> header = new ArrayList<>(first.getFirst());
        while (header.size() < width) {
            header.add("");
        }
        List<String> columns = Header.names(header);
        List<List<String>> sample = first.subList(1, first.size()).stream()
                .map(row -> filled(row, width))
                .toList();
        Map<String, Target> guess = new MappingGuess(texts, type).of(columns);
        var newRecords = new MakingGuess(texts, types).of(type, columns, guess);
        return switch (file) {
            case SheetFile.Csv csv ->
                new Draft(
                        id,
                        type.name(),
                        fileName,
                        "csv",
                        csv.encoding().label(),
                        String.valueOf(csv.delimiter()),
                        columns,
                        sample,
                        rows[0],
                        guess,
                        newRecords);
            case SheetFile.Xlsx xlsx ->
                new Draft(id, type.name(), fileName, "xlsx", "", "", columns, sample, rows[0], guess, newRecords);
        };
    }

    private static void checkRows(long rows) {
        if (rows > Limits.ROWS) {
            throw new TradewindException(Kind.TOO_LARGE, "import.too-many-rows", Limits.ROWS);
        }
    }

    /** Bytes that are no text are shown as such. */
    private static String shown(String cell) {
        return cell.replace(Encoding.UNREADABLE, '\uFFFD').replace('\0', '\uFFFD');
    }

    private static List<String> filled(List<String> row, int width) {
        List<String> cells = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            String cell = Cells.at(row, i);
            cells.add(cell.length() > 500 ? cell.substring(0, 500) + "…" : cell);
        }
        return cells;
    }
}
