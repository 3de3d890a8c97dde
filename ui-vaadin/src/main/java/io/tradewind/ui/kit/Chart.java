package io.tradewind.ui.kit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/**
 * A small chart of one series, drawn with the stylesheet's colours: sharp in any size and both themes, readable as text by screen
 * readers. Parts may be opened.
 */
public final class Chart extends Div {
    private static final long serialVersionUID = 1L;
    private static final int COLOURS = 7;

    /** How it is drawn. */
    public enum Shape {
        /** A bar each, one below the other. */
        BAR,
        /** Over time, from left to right. */
        LINE,
        /** Shares of a whole. */
        PIE,
        /** Each a part of the one before. */
        FUNNEL
    }

    /**
     * A part of a chart.
     *
     * @param value what it is drawn by; negative ones count as nothing
     * @param words the value, ready for its reader
     * @param open shows what is behind it; null: cannot be opened
     */
    public record Part(
            String label,
            double value,
            String words,
            @Nullable Runnable open) {
        double drawn() {
            return Math.max(0, value);
        }
    }

    /** @param name what the chart shows, for those who cannot see it */
    public Chart(Shape shape, String name, List<Part> parts) {
        addClassNames("tw-chart", "tw-chart-" + shape.name().toLowerCase(Locale.ROOT));
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", name);
        switch (shape) {
            case BAR -> bars(parts);
            case LINE -> line(parts);
            case PIE -> pie(parts);
            case FUNNEL -> funnel(parts);
        }
    }

    private static double most(List<Part> parts) {
        return Math.max(1e-9, parts.stream().mapToDouble(Part::drawn).max().orElse(0));
    }

    private static NativeButton button(Part part, String style) {
        NativeButton button = new NativeButton();
        button.addClassName(style);
        button.getElement().setAttribute("title", part.label() + ": " + part.words());
        Runnable open = part.open();
        if (open == null) {
            button.setEnabled(false);
        } else {
            button.addClickListener(click -> open.run());
        }
        return button;
    }

    private static Span span(String words, String style) {
        Span span = new Span(words);
        span.addClassName(style);
        return span;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    private void bars(List<Part> parts) {
        double most = most(parts);
        for (Part part : parts) {
            NativeButton row = button(part, "tw-chart-row");
            row.add(
                    span(part.label(), "tw-chart-label"),
                    track(part.drawn() / most, 1),
                    span(part.words(), "tw-chart-value"));
            add(row);
        }
    }

    private static Span track(double share, int colour) {
        Span fill = new Span();
        fill.addClassName("tw-chart-fill");
        fill.getStyle().setWidth(percent(share));
        fill.getStyle().set("--tw-part", "var(--tw-c" + colour + ")");
        Span track = new Span(fill);
        track.addClassName("tw-chart-track");
        return track;
    }

    private void funnel(List<Part> parts) {
        double most = most(parts);
        double former = -1;
        for (Part part : parts) {
            NativeButton row = button(part, "tw-chart-row");
            String rate = former > 0 ? Math.round(part.drawn() / former * 100) + "%" : "";
            row.add(
                    span(part.label(), "tw-chart-label"),
                    track(part.drawn() / most, 1),
                    span(part.words(), "tw-chart-value"),
                    span(rate, "tw-chart-rate"));
            add(row);
            former = part.drawn();
        }
    }

    private void pie(List<Part> parts) {
        double sum = Math.max(1e-9, parts.stream().mapToDouble(Part::drawn).sum());
        StringBuilder gradient = new StringBuilder();
        double at = 0;
        Div legend = new Div();
        legend.addClassName("tw-chart-legend");
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String colour = "var(--tw-c" + (i % COLOURS + 1) + ")";
            double end = at + part.drawn() / sum;
            gradient.append(i == 0 ? "" : ", ")
                    .append(colour)
                    .append(' ')
                    .append(percent(at))
                    .append(' ')
                    .append(percent(end));
            at = end;
            Span dot = new Span();
            dot.addClassName("tw-chart-dot");
            dot.getStyle().set("--tw-part", colour);
            NativeButton row = button(part, "tw-chart-key");
            row.add(
                    dot,
                    span(part.label(), "tw-chart-label"),
                    span(part.words(), "tw-chart-value"),
                    span(Math.round(part.drawn() / sum * 100) + "%", "tw-chart-rate"));
            legend.add(row);
        }
        Div disc = new Div();
        disc.addClassName("tw-chart-disc");
        disc.getStyle().setBackground("conic-gradient(" + gradient + ")");
        add(disc, legend);
    }

    private void line(List<Part> parts) {
        double most = most(parts);
        Div plot = new Div();
        plot.addClassName("tw-chart-plot");
        Div drawn = new Div();
        drawn.addClassName("tw-chart-lines");
        drawn.getElement().setAttribute("aria-hidden", "true");
        drawn.getElement().setProperty("innerHTML", curve(parts, most));
        Div points = new Div();
        points.addClassName("tw-chart-points");
        int step = Math.max(1, (parts.size() + 11) / 12);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            NativeButton point = button(part, "tw-chart-point");
            Span dot = span("", "tw-chart-dot");
            dot.getStyle().setBottom(height(part.drawn() / most, 20));
            Span value = span(part.words(), "tw-chart-value");
            value.getStyle().setBottom(height(part.drawn() / most, 32));
            point.add(dot, value, span(i % step == 0 ? part.label() : "", "tw-chart-label"));
            points.add(point);
        }
        plot.add(drawn, points);
        add(plot);
    }

    /** Over the axis, whose labels take 24 pixels; 12 are free at the top. */
    private static String height(double share, int pixels) {
        return String.format(Locale.ROOT, "calc(%dpx + (100%% - 36px) * %.4f)", pixels, share * 0.92);
    }

    /** Numbers only: nothing from outside becomes part of the picture. */
    private static String curve(List<Part> parts, double most) {
        int count = parts.size();
        String points = IntStream.range(0, count)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.2f,%.2f",
                        (i + 0.5) * 1000 / count,
                        100 - parts.get(i).drawn() / most * 92))
                .collect(Collectors.joining(" "));
        String end = String.format(Locale.ROOT, "%.2f", (count - 0.5) * 1000 / count);
        String begin = String.format(Locale.ROOT, "%.2f", 500.0 / count);
        return "<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\"><polygon points=\"" + begin + ",100 "
                + points + " " + end + ",100\"/><polyline points=\"" + points + "\"/></svg>";
    }
}
