package io.tradewind.ui.internal.admin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** A role, all of it on one page: what may be done with which records, closed fields, other rights. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = "roles/:id", title = "ui.roles.title", group = "none")
public final class RoleView extends Page implements TradewindView, BeforeEnterObserver, BeforeLeaveObserver {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "roles";
    private static final List<String> PLAIN = List.of("name", "code", "about", "secondFactor");

    private final transient Desk desk;
    private final transient Reader reader = Reader.current();
    private final transient Map<String, Editor> editors = new LinkedHashMap<>();
    private final Div problems = new Div();
    private transient @Nullable RecordView role;
    private @Nullable GrantMatrix grants;
    private @Nullable RightsChoice rights;
    private boolean touched;

    @Activate
    public RoleView(@Reference Desk desk) {
        this.desk = desk;
        addClassName("tw-form-page");
        problems.addClassName("tw-form-problems");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElseThrow();
        try {
            TypeView type = desk.types().require(TYPE);
            role = id.equals("new") ? null : desk.records().read(new RecordRef(TYPE, id));
            build(type);
        } catch (TradewindException refused) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void build(TypeView type) {
        RecordView present = role;
        title(present == null ? reader.text("ui.list.new", TypeWords.one(reader, TYPE)) : present.title());
        boolean may = present == null || present.allows("edit");
        Div form = new Div(problems, basics(type));
        form.addClassNames("tw-form", "tw-role");
        grants = new GrantMatrix(reader, desk.types().running(), lines("grants"), this::touch);
        form.add(part("grants", grants));
        Editor rules = editor(type, "fieldRules");
        form.add(part("fieldRules", rules.component()));
        rights = new RightsChoice(reader, lines("rights"), this::touch);
        form.add(part("rights", rights));
        Div place = new Div(form);
        place.addClassName("tw-form-place");
        content(place);
        Button save = Buttons.primary(reader.text("ui.save"), this::save);
        save.setVisible(may);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        foot(
                space(),
                Buttons.plain(reader.text("ui.cancel"), () -> UI.getCurrent().navigate(TYPE)),
                save);
        touched = false;
    }

    private Component basics(TypeView type) {
        Div inputs = new Div();
        inputs.addClassName("tw-form-grid");
        for (String name : PLAIN) {
            Editor editor = editor(type, name);
            editor.label(reader.field(TYPE, name));
            reader.find(TYPE + ".hint." + name).ifPresent(editor::hint);
            editor.component().getElement().getClassList().set("tw-form-wide", name.equals("about"));
            inputs.add(editor.component());
        }
        return inputs;
    }

    private Editor editor(TypeView type, String name) {
        FieldSpec field = type.field(name).orElseThrow();
        Editor editor = new Editors(desk, reader).of(TYPE, field);
        editor.requiredMark(field.is(FieldSpec.Trait.REQUIRED));
        if (role != null) {
            editor.show(role.value(name));
        }
        editor.onChange(this::touch);
        editors.put(name, editor);
        return editor;
    }

    private Component part(String name, Component content) {
        Paragraph words = new Paragraph(reader.text("ui.roles." + name + ".words"));
        words.addClassName("tw-second");
        Div body = new Div(words, content);
        body.addClassName("tw-role-part");
        return new Panel(reader.text("roles.group." + name), body);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> lines(String field) {
        Object value = role == null ? null : role.value(field);
        return value instanceof List<?> lines ? (List<Map<String, Object>>) lines : List.of();
    }

    private void touch() {
        touched = true;
    }

    private void save() {
        problems.removeAll();
        editors.values().forEach(Editor::praise);
        Map<String, @Nullable Object> values = new HashMap<>();
        editors.forEach((name, editor) -> values.put(name, editor.value()));
        values.put("grants", Objects.requireNonNull(grants).lines());
        values.put("rights", Objects.requireNonNull(rights).lines());
        try {
            RecordView present = role;
            RecordView saved = present == null
                    ? desk.records().create(TYPE, values)
                    : desk.records().change(present.ref(), present.version(), values);
            touched = false;
            Toast.done(reader.text("ui.form.saved", saved.title()));
            UI.getCurrent().navigate(TYPE);
        } catch (InvalidRecord invalid) {
            invalid.problems()
                    .forEach(problem -> show(
                            problem.field(),
                            reader.text(
                                    "error." + problem.code(),
                                    problem.arguments().toArray())));
        } catch (TradewindException refused) {
            problems.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private void show(String field, String words) {
        Editor editor = editors.get(field);
        if (editor != null && PLAIN.contains(field)) {
            editor.complain(words);
        } else {
            problems.add(new Notice(Tone.RED, words));
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (touched) {
            var go = event.postpone();
            Confirm.danger(
                    reader.text("ui.form.leave"),
                    reader.text("ui.form.leave.words"),
                    reader.text("ui.form.discard"),
                    go::proceed);
        }
    }
}
