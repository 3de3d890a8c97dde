package io.tradewind.ui.internal.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;

import io.tradewind.TradewindException;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Records;
import io.tradewind.record.TypeView;
import io.tradewind.search.Search;
import io.tradewind.search.Search.Group;
import io.tradewind.search.Search.Hit;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Reader;

/** Records for the palette: a few of each type, those of the daily work first, and a way to the others. */
final class FoundRecords {
    private static final int FEW = 4;
    private static final int MANY = 50;

    private final Search search;
    private final Records records;
    private final Menu menu;
    private final Reader reader;

    FoundRecords(Search search, Records records, Menu menu, Reader reader) {
        this.search = search;
        this.records = records;
        this.menu = menu;
        this.reader = reader;
    }

    /** Rows of a type under its name. */
    record Section(String title, List<PaletteRow> rows) {}

    /** @param hint what to know about all of it; empty: nothing */
    record Sections(List<Section> all, String hint) {}

    /**
     * The best of each type.
     *
     * @param more shows a type's other records
     */
    Sections few(String words, Consumer<TypeView> more) {
        return sections(words, Set.of(), FEW, (group, type) -> group.more() ? List.of(more(type, more)) : List.of());
    }

    /** All that fits of one type. */
    Sections many(String words, String type) {
        return sections(words, Set.of(type), MANY, (group, view) -> List.of());
    }

    /** The row with what is wanted marked, if its words have it; every row if nothing is wanted. */
    Stream<PaletteRow> matching(String words, PaletteRow row) {
        return words.isEmpty()
                ? Stream.of(row)
                : search.match(words, row.words().text()).map(row::words).stream();
    }

    /**
     * Whether the type's list finds something by the words too: it finds what is written as typed, not what is read so or stands
     * apart.
     */
    boolean isInList(String words, String type) {
        var one = RecordQuery.ALL.text(words).fields(Set.of("id")).limit(1);
        return !records.query(type, one).items().isEmpty();
    }

    private Sections sections(
            String words, Set<String> names, int limit, BiFunction<Group, TypeView, List<PaletteRow>> end) {
        var types = menu.readable().stream().collect(Collectors.toMap(TypeView::name, type -> type));
        var daily = menu.daily().stream().map(TypeView::name).collect(Collectors.toSet());
        try {
            var found = search.find(words, names, limit);
            var sections = found.groups().stream()
                    .sorted(Comparator.comparing(group -> !daily.contains(group.type())))
                    .flatMap(group -> Stream.ofNullable(types.get(group.type()))
                            .map(type -> section(group, type, end.apply(group, type))))
                    .toList();
            return new Sections(sections, found.complete() ? "" : reader.text("ui.palette.building"));
        } catch (TradewindException refused) {
            return new Sections(List.of(), reader.problem(refused));
        }
    }

    private Section section(Group group, TypeView type, List<PaletteRow> end) {
        var rows = Stream.concat(group.hits().stream().map(hit -> row(hit, type)), end.stream());
        return new Section(reader.plural(group.type()), rows.toList());
    }

    private PaletteRow row(Hit hit, TypeView type) {
        var inTitle = hit.field().equals(type.type().titleField());
        return new PaletteRow(
                hit.title(),
                type.type().icon(),
                inTitle ? "" : reader.field(type.name(), hit.field()),
                inTitle ? PaletteRow.plain("") : hit.text(),
                false,
                () -> UI.getCurrent().navigate(hit.ref().toString()));
    }

    private PaletteRow more(TypeView type, Consumer<TypeView> more) {
        var words = reader.text("ui.palette.more", TypeWords.many(reader, type.name()));
        return new PaletteRow(
                PaletteRow.plain(words), "arrow-right", "", PaletteRow.plain(""), true, () -> more.accept(type));
    }
}
