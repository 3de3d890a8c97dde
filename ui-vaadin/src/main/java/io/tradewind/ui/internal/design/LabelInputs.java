package io.tradewind.ui.internal.design;

import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.custom.Label;
import io.tradewind.ui.kit.Reader;

/** Words in both languages, the reader's first. */
final class LabelInputs {
    private final TextField zh;
    private final TextField en;
    private final Reader reader;

    LabelInputs(Reader reader, String words, int longest, Label label) {
        this.reader = reader;
        zh = input(reader.text("ui.designs.zh", words), longest, label.zh());
        en = input(reader.text("ui.designs.en", words), longest, label.en());
    }

    private static TextField input(String words, int longest, String value) {
        TextField input = new TextField(words);
        input.setMaxLength(longest);
        input.setValue(value);
        input.setManualValidation(true);
        return input;
    }

    TextField first() {
        return reader.chinese() ? zh : en;
    }

    TextField second() {
        return reader.chinese() ? en : zh;
    }

    TextField english() {
        return en;
    }

    Label label() {
        return new Label(zh.getValue(), en.getValue());
    }

    void onChange(Runnable listener) {
        zh.addValueChangeListener(change -> listener.run());
        en.addValueChangeListener(change -> listener.run());
    }

    void complain(String words) {
        Complaints.show(first(), words);
    }

    void praise() {
        Complaints.clear(first());
    }
}
