package io.tradewind.ui.internal.design;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;

import io.tradewind.TradewindException;
import io.tradewind.access.Directory;
import io.tradewind.access.Verb;
import io.tradewind.layout.PageLayout;
import io.tradewind.layout.PageLayouts;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.RecordForm;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Groups;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Tone;

/** The layout as somebody with a role would have it: the form, which saves nothing; the page of some record, also on a phone. */
final class LayoutTrial extends Div {
    private static final long serialVersionUID = 1L;

    /** What is shown. */
    private enum Part {
        FORM,
        PAGE,
        PHONE
    }

    private final transient PageLayouts layouts;
    private final transient Desk desk;
    private final transient Reader reader;
    private final String type;
    private final transient RecordView sample;
    private final Select<String> role = new Select<>();
    private final Div place = new Div();
    private Part part = Part.FORM;
    private transient PageLayout shown;

    LayoutTrial(PageLayouts layouts, Desk desk, Reader reader, String type, PageLayout first) {
        this.layouts = layouts;
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.shown = first;
        sample = sample();
        Map<String, String> roles = Roles.of(desk);
        role.setLabel(reader.text("ui.designs.try.role"));
        role.setItems(roles.keySet());
        role.setItemLabelGenerator(code -> roles.getOrDefault(code, code));
        if (roles.containsKey(Directory.ADMINISTRATOR)) {
            role.setValue(Directory.ADMINISTRATOR);
        }
        role.addValueChangeListener(change -> refresh());
        Segmented<Part> parts = new Segmented<Part>(chosen -> {
            part = chosen;
            refresh();
        });
        for (Part each : Part.values()) {
            parts.with(each, reader.text("ui.layouts.try." + each));
        }
        Div choice = new Div(role, parts.select(part));
        choice.addClassName("tw-trial-choice");
        place.addClassName("tw-trial-place");
        addClassName("tw-trial");
        add(choice, place);
        refresh();
    }

    /** The record that was changed last, or an empty one. */
    private RecordView sample() {
        RecordQuery last = RecordQuery.ALL.limit(1);
        try {
            return desk.records().query(type, last).items().stream()
                    .findFirst()
                    .map(row -> desk.records().read(row.ref()))
                    .orElseGet(this::none);
        } catch (TradewindException closed) {
            return none();
        }
    }

    private RecordView none() {
        return new RecordView(new RecordRef(type, "none"), 0, "", Map.of(), Map.of(), List.of());
    }

    void show(PageLayout layout) {
        shown = layout;
        refresh();
    }

    private void refresh() {
        place.removeAll();
        String code = role.getValue();
        if (code == null) {
            return;
        }
        try {
            place.add(of(layouts.tryAs(type, shown, code)));
        } catch (TradewindException refused) {
            place.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private Component of(TypeView view) {
        if (!view.may(Verb.READ)) {
            return new EmptyState(
                    "eye-off", Tone.GRAY, reader.text("ui.designs.try.nothing"), reader.text("ui.layouts.try.nothing"));
        }
        if (part == Part.FORM) {
            return view.may(Verb.CREATE) ? form(view) : words("ui.designs.try.no-create");
        }
        Div page = new Div(Groups.sample(desk, reader, view, sample, part == Part.PHONE));
        page.addClassNames("tw-trial-page", "tw-record-left");
        page.getElement().getClassList().set("tw-trial-phone", part == Part.PHONE);
        return page;
    }

    private Component form(TypeView view) {
        RecordForm form = new RecordForm(desk, reader, view, Map.of());
        form.addClassName("tw-trial-layout");
        return new Div(form, words("ui.designs.try.words"));
    }

    private Paragraph words(String key) {
        Paragraph words = new Paragraph(reader.text(key));
        words.addClassName("tw-second");
        return words;
    }
}
