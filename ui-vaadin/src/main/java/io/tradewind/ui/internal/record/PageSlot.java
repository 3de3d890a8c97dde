package io.tradewind.ui.internal.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Listing;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.OpenWork;
import io.tradewind.page.RecordPages;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.Figure;
import io.tradewind.ui.spi.RecordSlot;

/** What stages add to a record's page by {@link io.tradewind.page.PageSource}: key figures, open work, figures of a group. */
@org.osgi.service.component.annotations.Component(service = RecordSlot.class)
public final class PageSlot implements RecordSlot {
    private static final int FIRST = 50;

    private final RecordPages pages;

    @Activate
    public PageSlot(@Reference RecordPages pages) {
        this.pages = pages;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public List<Figure> figures(RecordView record) {
        Reader reader = Reader.current();
        return all(record).stream()
                .filter(figure -> figure.section().isEmpty())
                .map(figure -> figure(reader, figure))
                .toList();
    }

    static Figure figure(Reader reader, KeyFigure figure) {
        return new Figure(
                reader.text(figure.name()),
                words(reader, figure.value()),
                note(reader, figure.note()),
                tone(figure.tone()),
                path(figure.behind()));
    }

    private List<KeyFigure> all(RecordView record) {
        try {
            return pages.figures(record.ref());
        } catch (TradewindException gone) {
            return List.of();
        }
    }

    @Override
    public Optional<Component> panel(RecordView record) {
        Reader reader = Reader.current();
        Div panel = new Div();
        panel.addClassName("tw-page-extra");
        work(reader, record).ifPresent(panel::add);
        Map<String, List<KeyFigure>> sections = all(record).stream()
                .filter(figure -> !figure.section().isEmpty())
                .collect(Collectors.groupingBy(KeyFigure::section, LinkedHashMap::new, Collectors.toList()));
        sections.forEach((section, figures) -> panel.add(section(reader, section, figures)));
        return panel.getChildren().findAny().map(some -> panel);
    }

    private static Component section(Reader reader, String section, List<KeyFigure> figures) {
        Div grid = new Div();
        grid.addClassName("tw-page-figures");
        for (KeyFigure figure : figures) {
            Div cell = new Div(
                    styled(reader.text(figure.name()), "tw-stat-label"),
                    styled(words(reader, figure.value()), "tw-page-figure"));
            if (figure.note() != null) {
                cell.add(styled(note(reader, figure.note()), "tw-stat-label"));
            }
            grid.add(cell);
        }
        Div part = new Div(head(reader.text(section), ""), grid);
        part.addClassName("tw-related-list");
        return part;
    }

    private static Component head(String title, String count) {
        Div head = new Div(new H2(title), styled(count, "tw-count"));
        head.addClassName("tw-related-head");
        return head;
    }

    private Optional<Component> work(Reader reader, RecordView record) {
        List<OpenWork> open;
        try {
            open = pages.openWork(record.ref());
        } catch (TradewindException gone) {
            return Optional.empty();
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Div part = new Div(head(reader.text("ui.page.work"), reader.number(open.size())));
        part.addClassName("tw-related-list");
        open.forEach(one -> part.add(row(reader, one)));
        return Optional.of(part);
    }

    private static Component row(Reader reader, OpenWork work) {
        String owner = work.owner() == null ? null : work.owner().name();
        String kind = TypeWords.one(reader, work.ref().type());
        Div text = new Div(
                styled(work.title(), "tw-related-title"),
                styled(owner == null ? kind : kind + " · " + owner, "tw-related-words"));
        text.addClassName("tw-related-text");
        NativeButton row =
                Buttons.bare("", () -> UI.getCurrent().navigate(work.ref().toString()));
        row.addClassName("tw-related-row");
        row.add(Logo.of(work.title()), text);
        LocalDate due = work.due();
        if (due != null) {
            boolean late = due.isBefore(reader.today());
            row.add(new Pill(
                    late ? reader.text("ui.page.overdue", reader.shortDay(due)) : reader.shortDay(due),
                    late ? Tone.RED : due.equals(reader.today()) ? Tone.AMBER : Tone.GRAY));
        }
        return row;
    }

    private static Span styled(String words, String style) {
        Span span = new Span(words);
        span.addClassName(style);
        return span;
    }

    private static String note(Reader reader, @Nullable Note note) {
        return note == null
                ? ""
                : reader.text(
                        note.text(),
                        note.arguments().stream()
                                .map(one -> one instanceof Long count ? count : words(reader, one))
                                .toArray());
    }

    private static String words(Reader reader, Object value) {
        return switch (value) {
            case Money money -> reader.shortMoney(money);
            case Instant at -> reader.ago(at);
            case Long count -> reader.number(count);
            case BigDecimal number -> reader.number(number);
            case String text -> text;
            default -> reader.show(value);
        };
    }

    private static Tone tone(KeyFigure.Tone tone) {
        return switch (tone) {
            case PLAIN -> Tone.GRAY;
            case GOOD -> Tone.GREEN;
            case WARNING -> Tone.AMBER;
            case BAD -> Tone.RED;
        };
    }

    /** Address of a list with its filters, as the list itself writes it. */
    private static String path(@Nullable Listing listing) {
        if (listing == null) {
            return "";
        }
        return listing.filters().stream()
                .map(PageSlot::parameter)
                .collect(Collectors.joining("&", listing.type() + "?", ""));
    }

    private static String parameter(Filter filter) {
        String name = filter.operator() == Filter.Operator.EQ
                ? filter.field()
                : filter.field() + "." + filter.operator().suffix();
        return name + "=" + String.join(",", filter.values());
    }
}
