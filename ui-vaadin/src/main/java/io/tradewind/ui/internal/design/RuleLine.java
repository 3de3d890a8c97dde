package io.tradewind.ui.internal.design;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;
import io.tradewind.ui.kit.Reader;

/** When a field or a group is shown. */
final class RuleLine {
    private static final String GROUP = "group:";
    private static final String OFFERED = "offered";

    private final Select<String> shown = new Select<>();
    private final Select<String> field = new Select<>();
    private final Select<Condition> condition = new Select<>();
    private final TextField values = new TextField();
    private final MultiSelectComboBox<String> choice = new MultiSelectComboBox<>();
    private final Function<String, Map<String, String>> offered;
    private Map<String, String> items = Map.of();
    private boolean offering;

    /**
     * @param groups keys and words
     * @param fields names and words
     */
    RuleLine(Reader reader, ShowRule rule, Map<String, String> groups, Map<String, String> fields, Runnable changed) {
        this(reader, rule, groups, fields, field -> Map.of(), changed);
    }

    /** @param offered values and words of a field that has only some; none: they are typed */
    RuleLine(
            Reader reader,
            ShowRule rule,
            Map<String, String> groups,
            Map<String, String> fields,
            Function<String, Map<String, String>> offered,
            Runnable changed) {
        this.offered = offered;
        shown.setLabel(reader.text("ui.designs.rule.show"));
        field.setLabel(reader.text("ui.designs.rule.if"));
        condition.setLabel(reader.text("ui.designs.rule.condition"));
        values.setLabel(reader.text("ui.designs.rule.values"));
        choice.setLabel(reader.text("ui.designs.rule.values"));
        choice.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        choice.setItemLabelGenerator(code -> items.getOrDefault(code, code));
        values.setPlaceholder(reader.text("ui.designs.rule.values.hint"));
        for (HasValidation input : List.<HasValidation>of(shown, field, condition, values, choice)) {
            input.setManualValidation(true);
        }
        condition.setItems(Condition.values());
        condition.setItemLabelGenerator(each -> reader.text("ui.designs.rule." + each));
        offer(reader, groups, fields, rule.group() ? GROUP + rule.shown() : rule.shown(), rule.field());
        condition.setValue(rule.condition());
        values.setValue(String.join(", ", rule.values()));
        suit();
        choice.setValue(items.keySet().stream().filter(rule.values()::contains).collect(Collectors.toSet()));
        shown.addValueChangeListener(change -> changed.run());
        field.addValueChangeListener(change -> {
            suit();
            changed.run();
        });
        choice.addValueChangeListener(change -> changed.run());
        condition.addValueChangeListener(change -> {
            suit();
            changed.run();
        });
        values.addValueChangeListener(change -> changed.run());
    }

    static ShowRule fresh() {
        return new ShowRule("", false, "", Condition.IS, List.of());
    }

    private void offer(
            Reader reader, Map<String, String> groups, Map<String, String> fields, String target, String deciding) {
        Map<String, String> targets = new LinkedHashMap<>();
        groups.forEach((key, words) -> targets.put(GROUP + key, reader.text("ui.designs.rule.group", words)));
        targets.putAll(fields);
        offering = true; // other items empty a choice for a moment
        offer(shown, targets, target);
        offer(field, fields, deciding);
        offering = false;
    }

    /** Leaves alone what is as it was: somebody may be choosing. */
    private static void offer(Select<String> select, Map<String, String> items, String value) {
        List<Map.Entry<String, String>> now = List.copyOf(items.entrySet());
        if (!now.equals(ComponentUtil.getData(select, OFFERED))) {
            ComponentUtil.setData(select, OFFERED, now);
            Map<String, String> words = Map.copyOf(items);
            select.setItems(List.copyOf(items.keySet()));
            select.setItemLabelGenerator(key -> words.getOrDefault(key, key));
            if (items.containsKey(value)) {
                select.setValue(value);
            }
        }
    }

    /** Offers what is there now. */
    void offer(Reader reader, Map<String, String> groups, Map<String, String> fields) {
        offer(reader, groups, fields, text(shown), text(field));
        suit();
    }

    private void suit() {
        if (offering) {
            return;
        }
        boolean compares = condition.getValue() == Condition.IS || condition.getValue() == Condition.IS_NOT;
        Map<String, String> now = offered.apply(text(field));
        if (!now.equals(items)) {
            Set<String> chosen = new HashSet<>(choice.getValue());
            chosen.retainAll(now.keySet());
            items = now;
            choice.setItems(now.keySet());
            choice.setValue(chosen);
        }
        choice.setVisible(compares && !items.isEmpty());
        values.setVisible(compares && items.isEmpty());
    }

    private static String text(Select<String> select) {
        return select.getValue() == null ? "" : select.getValue();
    }

    List<Component> inputs() {
        return List.of(shown, field, condition, values, choice);
    }

    ShowRule rule() {
        String target = text(shown);
        boolean group = target.startsWith(GROUP);
        return new ShowRule(
                group ? target.substring(GROUP.length()) : target,
                group,
                text(field),
                condition.getValue(),
                choice.isVisible() ? chosen() : typed());
    }

    private List<String> chosen() {
        return items.keySet().stream().filter(choice.getValue()::contains).toList();
    }

    private List<String> typed() {
        return Arrays.stream(values.getValue().split("[,，]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && values.isVisible())
                .toList();
    }

    void complain(String part, String words) {
        HasValidation input = choice.isVisible() ? choice : values;
        Complaints.show(part.equals("shown") ? shown : part.equals("values") ? input : field, words);
    }

    void praise() {
        for (HasValidation input : List.<HasValidation>of(shown, field, values, choice)) {
            Complaints.clear(input);
        }
    }
}
