package io.tradewind.ui.internal.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.merge.Merge;
import io.tradewind.merge.MergePlan;
import io.tradewind.merge.Merges;
import io.tradewind.merge.Referring;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeScreen;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** Makes one record of two: {@code customers/<stays>/merge?with=<goes>}; without the second, asks for it. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type/:id/merge", title = "ui.merge.title", group = "none")
public final class MergeView extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;
    private static final String WITH = "with";

    private final transient Desk desk;
    private final transient Merges merges;

    @Activate
    public MergeView(@Reference Desk desk, @Reference Merges merges) {
        super(desk.types());
        this.desk = desk;
        this.merges = merges;
        addClassName("tw-merge-page");
    }

    /** @param other id of the record that would go; empty: the reader chooses it there */
    public static void open(RecordRef survivor, String other) {
        UI.getCurrent()
                .navigate(
                        survivor + "/merge",
                        other.isEmpty() ? QueryParameters.empty() : QueryParameters.of(WITH, other));
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElseThrow();
        RecordRef survivor = new RecordRef(type.name(), id);
        title(reader().text("ui.merge.title", TypeWords.many(reader(), type.name())));
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(WITH)
                .ifPresentOrElse(other -> compare(type, survivor, other), () -> choose(type, survivor));
    }

    private void choose(TypeView type, RecordRef survivor) {
        RecordView record = desk.records().read(survivor);
        FieldSpec field = new FieldSpec(
                "other", FieldKind.REFERENCE, "", 36, null, null, type.name(), List.of(), List.of(), "main", Set.of());
        Editor editor = new Editors(desk, reader()).of(type.name(), field);
        editor.label(reader().text("ui.merge.which", record.title()));
        editor.onChange(() -> {
            if (editor.value() instanceof String other && !other.equals(survivor.id())) {
                open(survivor, other);
            }
        });
        Div place = new Div(editor.component());
        place.addClassName("tw-form-place");
        content(place);
        foot(words("ui.merge.which.words"), space(), cancel(survivor));
        editor.focus();
    }

    private void compare(TypeView type, RecordRef survivor, String other) {
        MergePlan plan = merges.plan(survivor, other);
        MergeTable table = new MergeTable(reader(), new Values(desk.lists(), reader()), type.type(), plan);
        actions(Buttons.plain(
                reader().text("ui.merge.swap"),
                "shuffle",
                () -> open(new RecordRef(type.name(), other), survivor.id())));
        Div place = new Div(
                plan.differences().isEmpty() ? new Notice(Tone.GREEN, reader().text("ui.merge.same")) : table,
                moves(plan));
        place.addClassName("tw-merge-place");
        content(place);
        foot(
                words("ui.merge.words"),
                space(),
                cancel(survivor),
                Buttons.primary(reader().text("ui.merge.go"), "git-merge", () -> merge(plan, table.chosen())));
    }

    private Span words(String key) {
        Span words = new Span(reader().text(key, Merges.UNDO_DAYS));
        words.addClassNames("tw-quiet", "tw-desk-only");
        return words;
    }

    private Component cancel(RecordRef survivor) {
        return Buttons.plain(reader().text("ui.cancel"), () -> UI.getCurrent().navigate(survivor.toString()));
    }

    private Component moves(MergePlan plan) {
        Panel panel = new Panel(reader().text("ui.merge.moves", plan.survivor().title()));
        if (plan.moves().isEmpty()) {
            panel.add(new Notice(Tone.GRAY, reader().text("ui.merge.moves.none")));
        }
        plan.moves().forEach(moving -> panel.add(moving(moving)));
        return panel;
    }

    private Component moving(Referring moving) {
        Span name = new Span(reader().plural(moving.type()));
        Span field = new Span(reader().field(moving.type(), moving.field()));
        field.addClassName("tw-related-words");
        Div text = new Div(name, field);
        text.addClassName("tw-related-text");
        Span count = new Span(reader().number(moving.count()));
        count.addClassName("tw-number");
        Div row = new Div(text, count);
        row.addClassName("tw-merge-row");
        return row;
    }

    private void merge(MergePlan plan, Map<String, Merges.Side> chosen) {
        Guarded.run(() -> {
            Merge merge = merges.merge(plan.survivor().ref(), plan.other().id(), chosen);
            UI.getCurrent().navigate(plan.survivor().ref().toString());
            Toast.done(
                    reader().text("ui.merge.merged", reader().show(merge.other()), merge.moved()),
                    reader().text("ui.undo"),
                    () -> new MergeUndo(merges, reader()).run(merge));
        });
    }
}
