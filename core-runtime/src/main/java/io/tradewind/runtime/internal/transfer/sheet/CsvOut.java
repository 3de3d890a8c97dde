package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Writes a CSV that spreadsheets open rightly: UTF-8 with a byte-order mark, and no cell that would run as a formula. */
public final class CsvOut implements AutoCloseable {
    private final CsvWriter csv;

    public CsvOut(OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }

    /** Cells that people typed. */
    public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(Cells::guarded).toList());
    }

    /** Cells that were guarded where that is needed. */
    public void plain(List<String> cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
