package io.tradewind.ui.internal.admin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Screen;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/**
 * Type by verb: how far a role reaches. The first row stands for all types; a type gets a row of its own when it is to differ, and
 * its row then counts alone.
 */
final class GrantMatrix extends Div {
    private static final long serialVersionUID = 1L;
    private static final String ANY = "*";

    private final transient Reader reader;
    private final transient List<TypeSpec> types;
    private final transient Map<String, Row> rows = new LinkedHashMap<>();
    private final Select<String> more = new Select<>();
    private final transient Runnable changed;

    /** The inputs of one type. */
    private record Row(Map<Verb, Select<Scope>> scopes, MultiSelectComboBox<String> actions) {}

    GrantMatrix(Reader reader, List<TypeSpec> types, List<Map<String, Object>> lines, Runnable changed) {
        this.reader = reader;
        this.types = types;
        this.changed = changed;
        addClassName("tw-matrix");
        more.setPlaceholder(reader.text("ui.roles.add-type"));
        more.setAriaLabel(reader.text("ui.roles.add-type"));
        more.setItemLabelGenerator(this::name);
        more.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null && chosen.isFromClient()) {
                Row any = rows.get(ANY);
                addRow(
                        chosen.getValue(),
                        any == null ? Map.of("type", chosen.getValue()) : line(chosen.getValue(), any));
                changed.run();
            }
        });
        head();
        add(more);
        lines.forEach(line -> addRow(Objects.toString(line.get("type")), line));
        if (!rows.containsKey(ANY)) {
            addRow(ANY, Map.of());
        }
        offerRest();
    }

    private void head() {
        addHead(reader.text("ui.roles.type"));
        for (Verb verb : Verb.values()) {
            addHead(reader.text("ui.roles.verb." + verb));
        }
        addHead(reader.text("ui.roles.actions"));
        addHead("");
    }

    private void addHead(String words) {
        Span cell = new Span(words);
        cell.addClassName("tw-matrix-head");
        add(cell);
    }

    private String name(String type) {
        return type.equals(ANY) ? reader.text("ui.roles.any-type") : reader.plural(type);
    }

    private void addRow(String type, Map<String, Object> line) {
        List<Component> cells = new ArrayList<>();
        Span name = new Span(name(type));
        name.addClassName("tw-matrix-type");
        cells.add(name);
        Map<Verb, Select<Scope>> scopes = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            Select<Scope> scope = scope(type, verb, line.getOrDefault(key(verb), Scope.NONE));
            scopes.put(verb, scope);
            cells.add(scope);
        }
        MultiSelectComboBox<String> actions = actions(type, Objects.toString(line.get("actions"), ""));
        cells.add(actions);
        cells.add(
                type.equals(ANY)
                        ? new Span()
                        : Buttons.small(Buttons.icon("x", reader.text("ui.roles.remove-type"), () -> {
                            cells.forEach(Component::removeFromParent);
                            rows.remove(type);
                            offerRest();
                            changed.run();
                        })));
        rows.put(type, new Row(scopes, actions));
        cells.forEach(cell -> addComponentAtIndex(indexOf(more), cell));
        offerRest();
    }

    private Select<Scope> scope(String type, Verb verb, Object value) {
        Select<Scope> scope = new Select<>();
        scope.setItems(Scope.values());
        scope.setItemLabelGenerator(each -> reader.text("ui.roles.scope." + each));
        scope.setValue(value == null ? Scope.NONE : Scope.valueOf(value.toString()));
        scope.setAriaLabel(name(type) + ": " + reader.text("ui.roles.verb." + verb));
        if (Screen.isPhone()) {
            scope.setLabel(reader.text("ui.roles.verb." + verb));
        }
        look(scope);
        scope.addValueChangeListener(change -> {
            look(scope);
            changed.run();
        });
        return scope;
    }

    private static void look(Select<Scope> scope) {
        scope.setClassName("tw-matrix-none", scope.getValue() == Scope.NONE);
    }

    private MultiSelectComboBox<String> actions(String type, String granted) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>();
        List<String> names = types.stream()
                .filter(each -> each.name().equals(type))
                .flatMap(each -> each.actions().stream())
                .map(ActionSpec::name)
                .toList();
        Set<String> chosen = new TreeSet<>(List.of(granted.split("[,;\\s]+")));
        chosen.remove("");
        box.setItems(Stream.of(Stream.of(ANY), names.stream(), chosen.stream())
                .flatMap(all -> all)
                .distinct()
                .toList());
        box.setItemLabelGenerator(action -> action.equals(ANY)
                ? reader.text("ui.roles.any-action")
                : reader.find(type + ".action." + action).orElse(action));
        box.setValue(chosen);
        box.setAriaLabel(name(type) + ": " + reader.text("ui.roles.actions"));
        if (Screen.isPhone()) {
            box.setLabel(reader.text("ui.roles.actions"));
        }
        box.addValueChangeListener(change -> changed.run());
        return box;
    }

    private void offerRest() {
        more.setItems(types.stream()
                .map(TypeSpec::name)
                .filter(type -> !rows.containsKey(type))
                .toList());
    }

    private static String key(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    /** The lines as the role keeps them. */
    List<Map<String, Object>> lines() {
        return rows.entrySet().stream()
                .map(row -> line(row.getKey(), row.getValue()))
                .toList();
    }

    private static Map<String, Object> line(String type, Row row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        row.scopes()
                .forEach((verb, scope) -> line.put(key(verb), scope.getValue().name()));
        line.put("actions", String.join(",", new TreeSet<>(row.actions().getValue())));
        return line;
    }
}
