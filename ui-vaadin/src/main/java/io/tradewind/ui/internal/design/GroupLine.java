package io.tradewind.ui.internal.design;

import java.util.List;

import com.vaadin.flow.component.Component;

import io.tradewind.custom.Label;
import io.tradewind.design.TypeDesign;
import io.tradewind.ui.kit.Reader;

/** A group of fields on page and form; its key is made when it is added. */
final class GroupLine {
    private final String key;
    private final LabelInputs label;

    GroupLine(Reader reader, TypeDesign.Group group, Runnable changed) {
        key = group.key();
        label = new LabelInputs(reader, reader.text("ui.designs.group"), 100, group.label());
        label.onChange(changed);
    }

    static TypeDesign.Group fresh() {
        return new TypeDesign.Group("g" + Long.toString(System.nanoTime(), 36), Label.NONE);
    }

    List<Component> inputs() {
        return List.of(label.first(), label.second());
    }

    TypeDesign.Group group() {
        return new TypeDesign.Group(key, label.label());
    }

    void complain(String words) {
        label.complain(words);
    }

    void praise() {
        label.praise();
    }
}
