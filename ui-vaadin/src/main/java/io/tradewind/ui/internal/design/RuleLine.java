package io.tradewind.ui.internal.design;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;
import io.tradewind.ui.kit.Reader;

/** When a field or a group is shown. */
final class RuleLine {
    private static final String GROUP = "group:";

    private final Select<String> shown = new Select<>();
    private final Select<String> field = new Select<>();
    private final Select<Condition> condition = new Select<>();
    private final TextField values = new TextField();

    /**
     * @param groups keys and words
     * @param fields names and words
     */
    RuleLine(Reader reader, ShowRule rule, Map<String, String> groups, Map<String, String> fields, Runnable changed) {
        shown.setLabel(reader.text("ui.designs.rule.show"));
        field.setLabel(reader.text("ui.designs.rule.if"));
        condition.setLabel(reader.text("ui.designs.rule.condition"));
        values.setLabel(reader.text("ui.designs.rule.values"));
        values.setPlaceholder(reader.text("ui.designs.rule.values.hint"));
        for (HasValidation input : List.<HasValidation>of(shown, field, condition, values)) {
            input.setManualValidation(true);
        }
        condition.setItems(Condition.values());
        condition.setItemLabelGenerator(each -> reader.text("ui.designs.rule." + each));
        offer(reader, groups, fields, rule.group() ? GROUP + rule.shown() : rule.shown(), rule.field());
        condition.setValue(rule.condition());
        values.setValue(String.join(", ", rule.values()));
        suit();
        shown.addValueChangeListener(change -> changed.run());
        field.addValueChangeListener(change -> changed.run());
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
        shown.setItems(targets.keySet());
        shown.setItemLabelGenerator(key -> targets.getOrDefault(key, key));
        field.setItems(fields.keySet());
        field.setItemLabelGenerator(key -> fields.getOrDefault(key, key));
        if (targets.containsKey(target)) {
            shown.setValue(target);
        }
        if (fields.containsKey(deciding)) {
            field.setValue(deciding);
        }
    }

    /** Offers what is there now. */
    void offer(Reader reader, Map<String, String> groups, Map<String, String> fields) {
        offer(reader, groups, fields, text(shown), text(field));
    }

    private void suit() {
        values.setVisible(condition.getValue() == Condition.IS || condition.getValue() == Condition.IS_NOT);
    }

    private static String text(Select<String> select) {
        return select.getValue() == null ? "" : select.getValue();
    }

    List<Component> inputs() {
        return List.of(shown, field, condition, values);
    }

    ShowRule rule() {
        String target = text(shown);
        boolean group = target.startsWith(GROUP);
        return new ShowRule(
                group ? target.substring(GROUP.length()) : target,
                group,
                text(field),
                condition.getValue(),
                Arrays.stream(values.getValue().split("[,，]"))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty() && values.isVisible())
                        .toList());
    }

    void complain(String part, String words) {
        Complaints.show(part.equals("shown") ? shown : part.equals("values") ? values : field, words);
    }

    void praise() {
        for (HasValidation input : List.<HasValidation>of(shown, field, values)) {
            Complaints.clear(input);
        }
    }
}
