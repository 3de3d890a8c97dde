package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** The rows of a delimited text; RFC 4180 taken strictly, so that a forgotten quotation mark never swallows rows unseen. */
final class CsvRows {
    /** Beyond this the parser itself stops; {@link Limits} are checked with a better message before. */
    private static final int PARSER_CELL = 1 << 20;

    private CsvRows() {}

    static void read(Path file, Encoding encoding, char delimiter, Rows rows) throws IOException {
        var cells = CsvRecordHandler.builder().maxFieldSize(PARSER_CELL).maxRecordSize(4 * PARSER_CELL);
        long number = 0;
        try (Reader text = encoding.open(file);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .build(cells.build(), text)) {
            for (CsvRecord row : reader) {
                number++;
                Limits.checkColumns(row.getFieldCount(), number);
                for (String cell : row.getFields()) {
                    Limits.checkCell(cell, number);
                }
                var trimmed = Cells.trimEnd(row.getFields());
                if (!trimmed.isEmpty() && !rows.row(number, trimmed)) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            throw new TradewindException(
                    Kind.INVALID, "import.broken-row", number + 1, Limits.COLUMNS, Limits.CELL_CHARACTERS);
        }
    }
}
