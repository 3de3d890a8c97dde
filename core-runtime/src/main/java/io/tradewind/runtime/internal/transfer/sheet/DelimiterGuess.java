package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Finds the character between cells: the one that gives the first rows the most columns of one and the same count. */
final class DelimiterGuess {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 1 << 16;
    private static final int ROWS = 30;

    private DelimiterGuess() {}

    static char of(Path file, Encoding encoding) throws IOException {
        String start = start(file, encoding);
        char best = CANDIDATES[0];
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(start, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static String start(Path file, Encoding encoding) throws IOException {
        char[] text = new char[LOOKED_AT];
        int length = 0;
        try (Reader reader = encoding.open(file)) {
            int read;
            while (length < text.length && (read = reader.read(text, length, text.length - length)) > 0) {
                length += read;
            }
        }
        return new String(text, 0, length);
    }

    private static double score(String start, char delimiter) {
        List<Integer> counts = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(new StringReader(start))) {
            for (CsvRecord row : reader) {
                counts.add(row.getFieldCount());
                if (counts.size() == ROWS) {
                    break;
                }
            }
        } catch (CsvParseException unreadable) {
            // what was read before it is enough to judge by
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (counts.isEmpty() || counts.getFirst() < 2) {
            return 0;
        }
        int columns = counts.getFirst();
        long alike = counts.stream().filter(count -> count == columns).count();
        return columns * (double) alike / counts.size();
    }
}
