package io.tradewind.ui.internal.transfer;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;

import io.tradewind.transfer.Imports;
import io.tradewind.transfer.Imports.RowProblem;
import io.tradewind.ui.kit.Reader;

/** Rows that were not taken: the faulty cell in red, and why, in words. */
final class ProblemRows extends Grid<RowProblem> {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;
    private static final String REASON = """
            <span class="tw-import-reason">${item.words}</span>""";

    /** @param columns the file's columns; empty if only the faulty cell is known */
    ProblemRows(Imports imports, Reader reader, String job, List<String> columns) {
        addClassNames("tw-grid", "tw-import-grid");
        setSelectionMode(SelectionMode.NONE);
        addColumn(problem -> reader.number(problem.row()))
                .setHeader(reader.text("ui.import.row"))
                .setWidth("72px")
                .setFlexGrow(0);
        if (columns.isEmpty()) {
            addColumn(RowProblem::column)
                    .setHeader(reader.text("ui.import.column"))
                    .setWidth("160px")
                    .setFlexGrow(0);
            addColumn(RowProblem::value)
                    .setHeader(reader.text("ui.import.value"))
                    .setWidth("200px")
                    .setPartNameGenerator(problem -> "tw-bad-cell");
        } else {
            faultyFirst(imports.problems(job, 0, 50), columns).forEach(index -> cell(columns, index));
        }
        addColumn(LitRenderer.<RowProblem>of(REASON)
                        .withProperty(
                                "words",
                                problem -> reader.text(
                                        "error." + problem.code(),
                                        problem.arguments().toArray())))
                .setHeader(reader.text("ui.import.reason"))
                .setWidth("280px")
                .setFlexGrow(2);
        setItems(query -> imports.problems(job, query.getOffset(), query.getLimit()).stream());
    }

    /** The first column names the row; then come columns in which something is wrong, then others. */
    private static List<Integer> faultyFirst(List<RowProblem> problems, List<String> columns) {
        List<Integer> faulty = problems.stream()
                .map(problem -> columns.indexOf(problem.column()))
                .filter(index -> index > 0)
                .distinct()
                .toList();
        return java.util.stream.Stream.of(
                        java.util.stream.Stream.of(0),
                        faulty.stream(),
                        IntStream.range(0, columns.size()).boxed())
                .flatMap(indexes -> indexes)
                .distinct()
                .limit(SHOWN)
                .sorted()
                .toList();
    }

    private void cell(List<String> columns, int index) {
        addColumn(problem -> problem.cells().size() > index ? problem.cells().get(index) : "")
                .setHeader(columns.get(index))
                .setWidth("140px")
                .setPartNameGenerator(
                        problem -> Objects.equals(problem.column(), columns.get(index)) ? "tw-bad-cell" : null);
    }
}
