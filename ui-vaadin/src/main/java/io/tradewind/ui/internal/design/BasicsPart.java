package io.tradewind.ui.internal.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;

import io.tradewind.custom.Label;
import io.tradewind.design.TypeDesign;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** What a type is called, where it stands in the menu, how its records are named, numbered and sorted. */
final class BasicsPart extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> MENUS = List.of("sales", "deals", "service", "insight", "admin");
    private static final List<String> ICONS = List.of(
            "file-text",
            "clipboard-list",
            "handshake",
            "briefcase",
            "building-2",
            "box",
            "boxes",
            "package",
            "truck",
            "warehouse",
            "factory",
            "wrench",
            "car",
            "ship",
            "plane",
            "map-pin",
            "calendar",
            "clock",
            "receipt",
            "credit-card",
            "wallet",
            "coins",
            "scale",
            "shield",
            "award",
            "trophy",
            "star",
            "heart",
            "flag",
            "target",
            "bug",
            "life-buoy",
            "headset",
            "phone",
            "mail",
            "megaphone",
            "presentation",
            "graduation-cap",
            "book-open",
            "image",
            "camera",
            "key-round",
            "server",
            "layers",
            "tag",
            "users-round");

    private final transient Reader reader;
    private final int order;
    private final transient LabelInputs title;
    private final transient LabelInputs one;
    private final TextField name = new TextField();
    private final ComboBox<String> icon = new ComboBox<>();
    private final Select<String> menu = new Select<>();
    private final TextField prefix = new TextField();
    private final Select<String> titleField = new Select<>();
    private final Select<String> sort = new Select<>();

    BasicsPart(Reader reader, TypeDesign design, boolean fresh, Runnable changed) {
        this.reader = reader;
        order = design.order();
        title = new LabelInputs(reader, reader.text("ui.designs.plural"), 100, design.title());
        one = new LabelInputs(reader, reader.text("ui.designs.singular"), 100, design.one());
        name.setLabel(reader.text("ui.designs.name"));
        name.setHelperText(reader.text("ui.designs.name.hint"));
        name.setMaxLength(TypeDesign.LONGEST_NAME);
        name.setValue(design.name());
        name.setReadOnly(!fresh);
        icon.setLabel(reader.text("ui.designs.icon"));
        icon.setItems(
                ICONS.contains(design.icon())
                        ? ICONS
                        : java.util.stream.Stream.concat(java.util.stream.Stream.of(design.icon()), ICONS.stream())
                                .toList());
        icon.setRenderer(new ComponentRenderer<>(each -> {
            Div line = new Div(Icons.of(each), new Span(each));
            line.addClassName("tw-line");
            return line;
        }));
        icon.setValue(design.icon());
        icon.setPrefixComponent(Icons.of(design.icon()));
        icon.addValueChangeListener(
                change -> icon.setPrefixComponent(Icons.of(change.getValue() == null ? "file" : change.getValue())));
        menu.setLabel(reader.text("ui.designs.menu"));
        menu.setItems(MENUS);
        menu.setItemLabelGenerator(each -> reader.text("menu." + each));
        menu.setValue(design.menu());
        prefix.setLabel(reader.text("ui.designs.prefix"));
        prefix.setHelperText(reader.text("ui.designs.prefix.hint"));
        prefix.setMaxLength(10);
        prefix.setValue(design.prefix());
        titleField.setLabel(reader.text("ui.designs.title-field"));
        sort.setLabel(reader.text("ui.designs.sort"));
        for (HasValidation input : inputs()) {
            input.setManualValidation(true);
        }
        addClassName("tw-form-grid");
        add(title.first(), title.second(), one.first(), one.second(), name, icon, menu, prefix, titleField, sort);
        listen(fresh, changed);
    }

    private List<HasValidation> inputs() {
        return List.of(name, icon, menu, prefix, titleField, sort);
    }

    private void listen(boolean fresh, Runnable changed) {
        title.english().addValueChangeListener(change -> {
            if (fresh && name.isEmpty()) {
                String offer = Naming.kebab(change.getValue());
                name.setValue(offer.substring(0, Math.min(offer.length(), TypeDesign.LONGEST_NAME)));
            }
        });
        title.onChange(changed);
        one.onChange(changed);
        name.addValueChangeListener(change -> changed.run());
        icon.addValueChangeListener(change -> changed.run());
        menu.addValueChangeListener(change -> changed.run());
        prefix.addValueChangeListener(change -> changed.run());
        titleField.addValueChangeListener(change -> changed.run());
        sort.addValueChangeListener(change -> changed.run());
    }

    /**
     * Offers the fields of the moment.
     *
     * @param titles names and words of those that may be the title
     * @param sorts names and words of those that it may be sorted by
     */
    void offer(Map<String, String> titles, String title, Map<String, String> sorts, String presentSort) {
        choose(titleField, titles, title);
        Map<String, String> both = new LinkedHashMap<>();
        both.put("", reader.text("ui.designs.sort.title"));
        sorts.forEach((field, words) -> {
            both.put(field, reader.text("ui.designs.sort.up", words));
            both.put("-" + field, reader.text("ui.designs.sort.down", words));
        });
        if (!both.containsKey(presentSort)) {
            both.put(presentSort, presentSort);
        }
        choose(sort, both, presentSort);
    }

    private static void choose(Select<String> select, Map<String, String> items, String value) {
        select.setItems(items.keySet());
        select.setItemLabelGenerator(key -> items.getOrDefault(key, key));
        if (items.containsKey(value)) {
            select.setValue(value);
        } else if (!items.isEmpty()) {
            select.setValue(items.keySet().iterator().next());
        }
    }

    String titleField() {
        return titleField.getValue() == null ? "" : titleField.getValue();
    }

    String sort() {
        return sort.getValue() == null ? "" : sort.getValue();
    }

    Label title() {
        return title.label();
    }

    Label one() {
        return one.label();
    }

    String name() {
        return name.getValue().strip();
    }

    String icon() {
        return icon.getValue() == null ? "file" : icon.getValue();
    }

    String menu() {
        return menu.getValue();
    }

    int order() {
        return order;
    }

    String prefix() {
        return prefix.getValue();
    }

    /** Whether it has an input for the part; then it says what is wrong there. */
    boolean complain(String part, String words) {
        switch (part) {
            case "name" -> Complaints.show(name, words);
            case "title" -> title.complain(words);
            case "one" -> one.complain(words);
            case "icon" -> Complaints.show(icon, words);
            case "menu" -> Complaints.show(menu, words);
            case "prefix" -> Complaints.show(prefix, words);
            case "titleField" -> Complaints.show(titleField, words);
            case "sort" -> Complaints.show(sort, words);
            default -> {
                return false;
            }
        }
        return true;
    }

    void praise() {
        inputs().forEach(Complaints::clear);
        title.praise();
        one.praise();
    }
}
