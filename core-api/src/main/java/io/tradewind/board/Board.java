package io.tradewind.board;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.tradewind.record.Filter;

/**
 * How records of one type stand on a board. Fields are names of the type's own fields or of those that every record has; an empty name:
 * there is none. Immutable; start from {@link #of}.
 *
 * @param id stands in addresses and saved views, for example a pipeline's id
 * @param name as people named it; empty: the type has no other board
 * @param filters what all its records fulfil, whatever else the reader asks for
 * @param field a stored choice, enumeration or reference: its value says in which column a record stands
 * @param columns in their order; records with other values are not shown
 * @param figures what is counted and watched
 * @param shown fields on a card below the title, at most four are
 * @param lanes fields by which a reader may cut the board into lanes, for example {@code owner}
 * @param drawnFrom record types, for example {@code pipelines}, whose changes make another board of it
 */
public record Board(
        String id,
        String name,
        List<Filter> filters,
        String field,
        List<BoardColumn> columns,
        Figures figures,
        List<String> shown,
        List<String> lanes,
        Set<String> drawnFrom) {

    /**
     * What is counted and watched on a board.
     *
     * @param amount a number or money that columns add up and cards show
     * @param weighted the same, times how likely it is; columns add it up
     * @param since an instant or a date: since when the record stands in its column; if it is sortable, who came last stands first
     * @param next a date or an instant: when somebody goes on with it
     * @param nextWords what is done then
     */
    public record Figures(String amount, String weighted, String since, String next, String nextWords) {
        public static final Figures NONE = new Figures("", "", "", "", "");

        /** Those that are named. */
        public Stream<String> fields() {
            return Stream.of(amount, weighted, since, next, nextWords).filter(name -> !name.isEmpty());
        }

        Figures within(Predicate<String> known) {
            UnaryOperator<String> kept = name -> known.test(name) ? name : "";
            return new Figures(
                    kept.apply(amount),
                    kept.apply(weighted),
                    kept.apply(since),
                    kept.apply(next),
                    kept.apply(nextWords));
        }
    }

    public Board {
        filters = List.copyOf(filters);
        columns = List.copyOf(columns);
        shown = List.copyOf(shown);
        lanes = List.copyOf(lanes);
        drawnFrom = Set.copyOf(drawnFrom);
    }

    /** @param field see {@link #field()} */
    public static Board of(String id, String field, List<BoardColumn> columns) {
        return new Board(id, "", List.of(), field, columns, Figures.NONE, List.of(), List.of(), Set.of());
    }

    public Board named(String words) {
        return new Board(id, words, filters, field, columns, figures, shown, lanes, drawnFrom);
    }

    public Board where(Filter... conditions) {
        return new Board(id, name, List.of(conditions), field, columns, figures, shown, lanes, drawnFrom);
    }

    public Board counting(String amount, String weighted) {
        return figures(new Figures(amount, weighted, figures.since(), figures.next(), figures.nextWords()));
    }

    public Board since(String moment) {
        return figures(new Figures(figures.amount(), figures.weighted(), moment, figures.next(), figures.nextWords()));
    }

    public Board next(String day, String words) {
        return figures(new Figures(figures.amount(), figures.weighted(), figures.since(), day, words));
    }

    private Board figures(Figures other) {
        return new Board(id, name, filters, field, columns, other, shown, lanes, drawnFrom);
    }

    public Board showing(String... fields) {
        return new Board(id, name, filters, field, columns, figures, List.of(fields), lanes, drawnFrom);
    }

    public Board lanes(String... fields) {
        return new Board(id, name, filters, field, columns, figures, shown, List.of(fields), drawnFrom);
    }

    public Board drawnFrom(String... types) {
        return new Board(id, name, filters, field, columns, figures, shown, lanes, Set.of(types));
    }

    public Optional<BoardColumn> column(String value) {
        return columns.stream().filter(column -> column.value().equals(value)).findFirst();
    }

    /** The columns that show cards. */
    public List<BoardColumn> open() {
        return columns.stream().filter(BoardColumn::isOpen).toList();
    }

    /** The same for a reader of these fields: without the figures, card fields and lanes that the reader does not know. */
    public Board within(Predicate<String> known) {
        return new Board(
                id,
                name,
                filters,
                field,
                columns,
                figures.within(known),
                shown.stream().filter(known).toList(),
                lanes.stream().filter(known).toList(),
                drawnFrom);
    }
}
