package io.tradewind.runtime.internal.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tradewind.runtime.internal.transfer.sheet.CsvOut;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Imports.RowProblem;

/** The rows that were not taken, as a file to be corrected: all columns as they were, and the reasons in the last one. */
final class FailedRows {
    private final Texts texts;
    private final Locale locale;

    FailedRows(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    void write(List<String> columns, ImportLog log, String job, OutputStream to) {
        try (CsvOut out = new CsvOut(to)) {
            List<String> header = new ArrayList<>(columns);
            header.add(texts.get(locale, "import.reason"));
            out.row(header);
            List<RowProblem> row = new ArrayList<>();
            log.eachProblem(job, problem -> {
                if (!row.isEmpty() && row.getFirst().row() != problem.row()) {
                    out.row(line(columns.size(), row));
                    row.clear();
                }
                row.add(problem);
            });
            if (!row.isEmpty()) {
                out.row(line(columns.size(), row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> line(int width, List<RowProblem> problems) {
        List<String> cells = new ArrayList<>(problems.getFirst().cells());
        while (cells.size() < width) {
            cells.add("");
        }
        cells.add(String.join("  ", problems.stream().map(this::reason).toList()));
        return cells;
    }

    private String reason(RowProblem problem) {
        String sentence =
                texts.get(locale, "error." + problem.code(), problem.arguments().toArray());
        return problem.column().isEmpty() ? sentence : problem.column() + ": " + sentence;
    }
}
