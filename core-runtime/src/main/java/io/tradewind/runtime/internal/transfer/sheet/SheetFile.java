package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dhatim.fastexcel.reader.ReadableWorkbook;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** A file that was looked at and can be read row by row, any number of times. */
public sealed interface SheetFile {
    /** Delimited text. */
    record Csv(Path path, Encoding encoding, char delimiter) implements SheetFile {
        @Override
        public void read(Rows rows) {
            run(() -> CsvRows.read(path, encoding, delimiter, (number, cells) -> rows.row(number, unguarded(cells))));
        }

        private static List<String> unguarded(List<String> cells) {
            return cells.stream().map(Cells::unguarded).toList();
        }

        /** The same file taken for another encoding. */
        public Csv in(Encoding other) {
            return run(() -> new Csv(path, other, DelimiterGuess.of(path, other)));
        }
    }

    /** An Excel workbook, of which the first sheet counts. */
    record Xlsx(Path path) implements SheetFile {
        @Override
        public void read(Rows rows) {
            run(() -> XlsxRows.read(path, rows));
        }
    }

    /**
     * Gives all rows that are not blank.
     *
     * @throws TradewindException INVALID or TOO_LARGE, naming the row
     */
    void read(Rows rows);

    /**
     * Looks at a file: format by its first bytes, not by its name; encoding and delimiter by its content.
     *
     * @throws TradewindException INVALID or UNSUPPORTED if it is neither delimited text nor xlsx
     */
    static SheetFile look(Path path) {
        return run(() -> {
            byte[] start;
            try (var in = Files.newInputStream(path)) {
                start = in.readNBytes(8);
            }
            if (start.length == 0) {
                throw new TradewindException(Kind.INVALID, "import.empty-file");
            }
            if (start.length >= 8 && ReadableWorkbook.isOLE2Header(start)) {
                throw new TradewindException(Kind.UNSUPPORTED, "import.old-excel");
            }
            if (start.length >= 8 && ReadableWorkbook.isOOXMLZipHeader(start)) {
                XlsxGuard.check(path);
                return new Xlsx(path);
            }
            Encoding encoding = EncodingGuess.of(path);
            return new Csv(path, encoding, DelimiterGuess.of(path, encoding));
        });
    }

    /** Work on a file that may fail for reasons of the machine. */
    @FunctionalInterface
    interface FileWork<T> {
        T run() throws IOException;
    }

    private static <T> T run(FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work on a file without a result. */
    @FunctionalInterface
    interface FileStep {
        void run() throws IOException;
    }

    private static void run(FileStep work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
