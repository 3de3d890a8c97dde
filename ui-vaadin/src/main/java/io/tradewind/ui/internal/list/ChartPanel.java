package io.tradewind.ui.internal.list;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Chart;
import io.tradewind.ui.kit.Chart.Part;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Tone;
import io.tradewind.view.ViewContent;
import io.tradewind.view.ViewContent.Chart.Shape;

/** A chart of what the list shows, by the same conditions; a click on a part narrows the list to it. */
final class ChartPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient GroupKeys keys;
    private final transient Consumer<UnaryOperator<ListState>> change;
    private final Select<FieldSpec> by = new Select<>();
    private final Select<Told> told = new Select<>();
    private final Segmented<Shape> shapes = new Segmented<>(this::shape);
    private final Span total = new Span();
    private final Div plot = new Div();
    private transient ViewContent.@Nullable Chart chart;
    private boolean showing;

    /** What is told of each group. */
    private record Told(Measure measure, @Nullable String of) {}

    /** @param change applies a step to the list's state */
    ChartPanel(Desk desk, Reader reader, TypeView type, Consumer<UnaryOperator<ListState>> change) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.keys = new GroupKeys(desk, reader, type);
        this.change = change;
        addClassName("tw-chart-panel");
        by.setItems(GroupKeys.fields(type));
        by.setItemLabelGenerator(field -> reader.text("ui.chart.by", reader.field(type.name(), field.name())));
        by.setAriaLabel(reader.text("ui.chart.by.aria"));
        by.addValueChangeListener(event -> chosen());
        told.setItems(measures());
        told.setItemLabelGenerator(this::words);
        told.setAriaLabel(reader.text("ui.chart.measure.aria"));
        told.addValueChangeListener(event -> chosen());
        for (Shape shape : Shape.values()) {
            shapes.with(shape, reader.text("ui.chart.shape." + shape));
        }
        total.addClassName("tw-count");
        Span space = new Span();
        space.addClassName("tw-space");
        Div head = new Div(
                told,
                by,
                total,
                space,
                shapes,
                Buttons.small(Buttons.icon(
                        "x", reader.text("ui.chart.close"), () -> change.accept(state -> state.chart(null)))));
        head.addClassName("tw-chart-head");
        plot.addClassName("tw-chart-place");
        add(head, plot);
    }

    private List<Told> measures() {
        List<Told> measures = new ArrayList<>(List.of(new Told(Measure.COUNT, null)));
        TypeFields.columns(type.type()).stream()
                .filter(field -> switch (field.kind()) {
                    case MONEY, DECIMAL, INTEGER -> true;
                    default -> false;
                })
                .flatMap(field ->
                        Stream.of(new Told(Measure.SUM, field.name()), new Told(Measure.AVERAGE, field.name())))
                .forEach(measures::add);
        return measures;
    }

    private String words(Told measured) {
        return measured.of() == null
                ? reader.text("ui.chart.count")
                : reader.text("ui.chart." + measured.measure(), reader.field(type.name(), measured.of()));
    }

    /** The chart that a list begins with: what the type's state or first choice is made of. */
    static Optional<ViewContent.Chart> first(TypeView type) {
        List<FieldSpec> fields = GroupKeys.fields(type);
        return fields.stream()
                .filter(field -> field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.ENUMERATION)
                .findFirst()
                .or(() -> fields.stream().findFirst())
                .map(field -> new ViewContent.Chart(Grouping.counting(field.name()), Shape.BAR));
    }

    private void shape(Shape shape) {
        if (chart != null && !showing) {
            Grouping measure = chart.measure();
            change.accept(state -> state.chart(new ViewContent.Chart(measure, shape)));
        }
    }

    private void chosen() {
        if (chart == null || showing || by.getValue() == null || told.getValue() == null) {
            return;
        }
        Told measured = told.getValue();
        Grouping grouping = new Grouping(by.getValue().name(), measured.measure(), measured.of());
        boolean time = GroupKeys.isTime(by.getValue());
        boolean wasTime = TypeFields.find(type.type(), chart.measure().by())
                .filter(GroupKeys::isTime)
                .isPresent();
        Shape shape = time == wasTime ? chart.shape() : time ? Shape.LINE : Shape.BAR;
        change.accept(state -> state.chart(new ViewContent.Chart(grouping, shape)));
    }

    void show(ListState state) {
        chart = state.bin() ? null : state.content().chart();
        setVisible(chart != null);
        if (chart == null) {
            return;
        }
        Grouping grouping = chart.measure();
        showing = true;
        try {
            by.setValue(TypeFields.find(type.type(), grouping.by()).orElse(null));
            told.setValue(new Told(grouping.measure(), grouping.of()));
            shapes.select(chart.shape());
        } finally {
            showing = false;
        }
        plot.removeAll();
        try {
            draw(desk.summaries().of(type.name(), state.query(), grouping), chart);
        } catch (TradewindException refused) {
            total.setText("");
            plot.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private void draw(Summary summary, ViewContent.Chart drawn) {
        Grouping grouping = drawn.measure();
        List<Part> parts = new ArrayList<>();
        boolean time = TypeFields.find(type.type(), grouping.by())
                .filter(GroupKeys::isTime)
                .isPresent();
        for (Group group : time ? timeline(summary.groups(), drawn.shape()) : summary.groups()) {
            parts.add(new Part(
                    keys.words(grouping.by(), group),
                    number(group.value()),
                    keys.value(group.value(), summary.currency()),
                    () -> change.accept(state -> keys.narrowed(state, grouping.by(), group.key()))));
        }
        if (summary.others() > 0 && grouping.measure() == Measure.COUNT) {
            parts.add(
                    new Part(reader.text("ui.chart.others"), summary.others(), reader.number(summary.others()), null));
        }
        String all = grouping.measure() == Measure.COUNT
                ? reader.number(summary.count())
                : keys.value(summary.value(), summary.currency());
        total.setText(all + keys.without(summary));
        if (parts.isEmpty()) {
            Span none = new Span(reader.text("ui.chart.nothing"));
            none.addClassName("tw-quiet");
            plot.add(none);
        } else {
            plot.add(new Chart(Chart.Shape.valueOf(drawn.shape().name()), words(told.getValue()), parts));
        }
    }

    /** Months without rows are months, too; a line has no place for rows without a date. */
    private static List<Group> timeline(List<Group> groups, Shape shape) {
        List<Group> all = new ArrayList<>();
        for (Group group : groups) {
            Group former = all.isEmpty() ? null : all.getLast();
            if (former != null && former.key() != null && group.key() != null) {
                YearMonth next = YearMonth.parse(former.key()).plusMonths(1);
                for (; next.isBefore(YearMonth.parse(group.key())); next = next.plusMonths(1)) {
                    all.add(new Group(next.toString(), null, 0, null));
                }
            }
            if (group.key() != null || shape != Shape.LINE) {
                all.add(group);
            }
        }
        return all;
    }

    private static double number(@Nullable BigDecimal value) {
        return value == null ? 0 : value.doubleValue();
    }
}
