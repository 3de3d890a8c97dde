package io.tradewind.ui.internal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.RecordView;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.StaleRecord.Clash;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Reader;

/** Somebody else saved in between: shows both values of each field side by side and lets the reader choose, one by one. */
public final class StaleDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final transient TypeSpec type;
    private final transient Values values;
    private final transient Set<String> mine = new HashSet<>();
    private final Div table = new Div();

    /**
     * @param theirs the record as it is now
     * @param decided gets the current version and the fields whose own value is to be kept
     */
    public StaleDialog(
            Desk desk,
            Reader reader,
            TypeSpec type,
            RecordView theirs,
            StaleRecord stale,
            BiConsumer<Long, Set<String>> decided) {
        super(reader.text("ui.stale.title"));
        this.reader = reader;
        this.type = type;
        this.values = new Values(desk.lists(), reader);
        addClassName("tw-stale");
        setWidth("640px");
        String who = reader.show(theirs.value("updatedBy"));
        String when = theirs.value("updatedAt") instanceof Instant at ? reader.moment(at) : "";
        table.addClassName("tw-merge-table");
        table.add(new Span(), head("ui.stale.mine"), head("ui.stale.theirs"));
        stale.clashes().forEach(this::row);
        add(new Paragraph(reader.text("ui.stale.words", who, when)), table);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter()
                .add(
                        space,
                        Buttons.plain(reader.text("ui.stale.theirs.all"), () -> {
                            close();
                            decided.accept(stale.currentVersion(), Set.of());
                        }),
                        Buttons.primary(reader.text("ui.stale.save"), () -> {
                            close();
                            decided.accept(stale.currentVersion(), Set.copyOf(mine));
                        }));
    }

    private Div head(String key) {
        Span title = new Span(reader.text(key));
        title.addClassName("tw-merge-title");
        Div head = new Div(title);
        head.addClassName("tw-merge-head");
        return head;
    }

    private void row(Clash clash) {
        mine.add(clash.field());
        String name = reader.field(type.name(), clash.field());
        Span label = new Span(name);
        label.addClassName("tw-key");
        List<NativeButton> sides = new ArrayList<>();
        sides.add(side(clash, name, true, sides));
        sides.add(side(clash, name, false, sides));
        mark(sides, true);
        table.add(label);
        sides.forEach(table::add);
    }

    private NativeButton side(Clash clash, String name, boolean own, List<NativeButton> sides) {
        String words = words(clash.field(), own ? clash.yours() : clash.theirs());
        NativeButton side = Buttons.bare("", () -> {
            if (own) {
                mine.add(clash.field());
            } else {
                mine.remove(clash.field());
            }
            mark(sides, own);
        });
        side.addClassName("tw-merge-choice");
        side.getElement().setAttribute("role", "radio");
        side.getElement()
                .setAttribute(
                        "aria-label",
                        name + ", " + reader.text(own ? "ui.stale.mine" : "ui.stale.theirs") + ": " + words);
        Span ring = new Span(Icons.small("check"));
        ring.addClassName("tw-merge-ring");
        side.add(ring, KeyValues.textOrDash(words));
        return side;
    }

    private String words(String name, @Nullable Object value) {
        return TypeFields.find(type, name)
                .filter(field -> !(value instanceof Map<?, ?>))
                .map(field -> values.text(type.name(), field, value))
                .orElseGet(() -> reader.show(value));
    }

    private static void mark(List<NativeButton> sides, boolean own) {
        sides.getFirst().getElement().setAttribute("aria-checked", Boolean.toString(own));
        sides.getLast().getElement().setAttribute("aria-checked", Boolean.toString(!own));
    }
}
