package io.tradewind.ui.internal.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;

import io.tradewind.ui.kit.Reader;

/** Rights that are not about one type of record; rights that a module brought and this list does not know are kept. */
final class RightsChoice extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> KNOWN = List.of(
            "*",
            "access.manage",
            "modules.manage",
            "mail.manage",
            "types.manage",
            "imports.run",
            "imports.all",
            "views.share",
            "fields.all",
            "personal-data.manage",
            "fields.manage",
            "customers.look-up");

    private final CheckboxGroup<String> group = new CheckboxGroup<>();

    RightsChoice(Reader reader, List<Map<String, Object>> lines, Runnable changed) {
        Set<String> held = new TreeSet<>();
        lines.forEach(line -> held.add(String.valueOf(line.get("right"))));
        group.addClassName("tw-filter-choices");
        group.setItems(Stream.concat(KNOWN.stream(), held.stream()).distinct().toList());
        group.setItemLabelGenerator(right -> reader.find("ui.roles.right." + (right.equals("*") ? "any" : right))
                .orElse(right));
        group.setValue(held);
        group.addValueChangeListener(change -> changed.run());
        add(group);
    }

    List<Map<String, Object>> lines() {
        return new TreeSet<>(group.getValue())
                .stream().map(right -> Map.<String, Object>of("right", right)).toList();
    }
}
