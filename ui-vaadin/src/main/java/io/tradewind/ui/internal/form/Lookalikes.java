package io.tradewind.ui.internal.form;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;

import io.tradewind.TradewindException;
import io.tradewind.record.Records.Duplicate;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Warns while typing that such a record may be there already; what the reader may not see is named by its owner only. */
final class Lookalikes extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int SHOWN = 3;

    private final transient Desk desk;
    private final transient Reader reader;
    private final String type;
    private transient @Nullable Registration pending;

    Lookalikes(Desk desk, Reader reader, String type) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        addClassName("tw-lookalikes");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** Looks once typing pauses. */
    void look(Map<String, Object> values) {
        if (pending != null) {
            pending.remove();
        }
        pending = desk.pulse().after(this, PAUSE, () -> show(found(values)));
    }

    void clear() {
        show(List.of());
    }

    private List<Duplicate> found(Map<String, Object> values) {
        try {
            return desk.records().duplicates(type, values, null);
        } catch (TradewindException unfinished) {
            return List.of();
        }
    }

    private void show(List<Duplicate> duplicates) {
        removeAll();
        setVisible(!duplicates.isEmpty());
        if (duplicates.isEmpty()) {
            return;
        }
        Div lines =
                new Div(new Span(reader.text("ui.form.lookalikes", duplicates.size(), TypeWords.one(reader, type))));
        lines.addClassName("tw-lookalike-lines");
        duplicates.stream().limit(SHOWN).forEach(each -> lines.add(line(each)));
        add(Icons.of("triangle-alert"), lines);
    }

    private Div line(Duplicate duplicate) {
        Div line = new Div();
        line.addClassName("tw-lookalike");
        if (duplicate.id() != null && duplicate.title() != null) {
            Anchor link = new Anchor(type + "/" + duplicate.id(), duplicate.title());
            link.setTarget("_blank");
            line.add(link);
        } else {
            line.add(new Span(reader.text("ui.form.lookalike.hidden")));
        }
        String field = reader.field(type, duplicate.field());
        line.add(new Span(
                duplicate.owner() == null
                        ? reader.text("ui.form.lookalike", field)
                        : reader.text("ui.form.lookalike.owner", field, duplicate.owner())));
        return line;
    }
}
