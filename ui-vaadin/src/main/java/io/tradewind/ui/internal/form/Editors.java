package io.tradewind.ui.internal.form;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Records;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Reader;

/** Makes the input for a field by its kind. */
public final class Editors {
    private static final int TYPING_MILLIS = 300;

    private final Records records;
    private final ValueLists lists;
    private final Reader reader;

    public Editors(Desk desk, Reader reader) {
        this.records = desk.records();
        this.lists = desk.lists();
        this.reader = reader;
    }

    /** @param type the record type that the field belongs to; its texts name enumeration values */
    public Editor of(String type, FieldSpec field) {
        return switch (field.kind()) {
            case TEXT -> text(field, "", "text");
            case EMAIL -> text(field, "name@example.com", "email");
            case PHONE -> text(field, "", "tel");
            case URL -> text(field, "example.com", "url");
            case LONG_TEXT -> longText(field);
            case LINES -> Editor.plain(new LinesField(this, reader, type, field.lines()));
            case INTEGER -> number(true);
            case DECIMAL -> number(false);
            case MONEY -> Editor.plain(new MoneyField(reader.locale(), reader.text("ui.form.currency")));
            case BOOLEAN -> Editor.of(new Checkbox(), value -> value, value -> (Boolean) value);
            case DATE -> Editor.plain(date());
            case INSTANT -> moment();
            case CHOICE -> choice(field);
            case TAGS -> tags(field);
            case ENUMERATION -> enumeration(type, field);
            case REFERENCE ->
                Editor.of(
                        new ReferenceBox(records, reader, field.target()),
                        reference -> reference.id(),
                        ReferenceBox::reference);
        };
    }

    private static Editor text(FieldSpec field, String example, String keyboard) {
        TextField input = new TextField();
        if (field.maxLength() > 0) {
            input.setMaxLength(field.maxLength());
        }
        input.setPlaceholder(example);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(TYPING_MILLIS);
        input.getElement().executeJs("this.inputElement && this.inputElement.setAttribute('inputmode', $0)", keyboard);
        return Editor.of(input, String::strip, Object::toString);
    }

    private static Editor longText(FieldSpec field) {
        TextArea input = new TextArea();
        if (field.maxLength() > 0) {
            input.setMaxLength(field.maxLength());
        }
        input.setMinRows(2);
        input.setMaxRows(10);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(TYPING_MILLIS);
        return Editor.of(input, String::strip, Object::toString);
    }

    private Editor number(boolean whole) {
        BigDecimalField input = new BigDecimalField();
        input.setLocale(reader.locale());
        input.addThemeVariants(TextFieldVariant.ALIGN_RIGHT);
        input.setI18n(
                new BigDecimalField.BigDecimalFieldI18n().setBadInputErrorMessage(reader.text("ui.form.no-number")));
        return Editor.of(
                input,
                value -> whole && value.stripTrailingZeros().scale() <= 0 ? (Object) value.longValueExact() : value,
                value -> new BigDecimal(value.toString()));
    }

    private static DatePicker date() {
        DatePicker picker = Fields.day("");
        picker.setClearButtonVisible(true);
        return picker;
    }

    private Editor moment() {
        DateTimePicker picker = Fields.moment("");
        picker.setStep(Duration.ofMinutes(15));
        return Editor.of(
                picker,
                local -> local.atZone(reader.zone()).toInstant(),
                value -> ((Instant) value).atZone(reader.zone()).toLocalDateTime());
    }

    private Editor choice(FieldSpec field) {
        ComboBox<ValueLists.Entry> box = new ComboBox<>();
        Locale locale = reader.locale();
        box.setItems(
                (entry, typed) -> named(entry, typed.strip().toLowerCase(Locale.ROOT)),
                lists.entries(field.target()).stream()
                        .filter(ValueLists.Entry::active)
                        .toList());
        box.setItemLabelGenerator(entry -> entry.text(locale));
        box.setClearButtonVisible(true);
        return Editor.of(box, ValueLists.Entry::code, code -> entry(field.target(), code.toString()));
    }

    private Editor tags(FieldSpec field) {
        MultiSelectComboBox<ValueLists.Entry> box = new MultiSelectComboBox<>();
        Locale locale = reader.locale();
        box.setItems(
                (entry, typed) -> named(entry, typed.strip().toLowerCase(Locale.ROOT)),
                lists.entries(field.target()).stream()
                        .filter(ValueLists.Entry::active)
                        .toList());
        box.setItemLabelGenerator(entry -> entry.text(locale));
        box.setClearButtonVisible(true);
        return Editor.of(
                box,
                chosen -> lists.entries(field.target()).stream()
                        .filter(chosen::contains)
                        .map(ValueLists.Entry::code)
                        .toList(),
                codes -> ((Collection<?>) codes)
                        .stream()
                                .map(code -> entry(field.target(), code.toString()))
                                .collect(Collectors.toSet()));
    }

    private static boolean named(ValueLists.Entry entry, String typed) {
        return (entry.zh() + " " + entry.en() + " " + entry.code())
                .toLowerCase(Locale.ROOT)
                .contains(typed);
    }

    private ValueLists.Entry entry(String list, String code) {
        return lists.entries(list).stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseGet(() -> new ValueLists.Entry(list, code, code, code, 0, false));
    }

    private Editor enumeration(String type, FieldSpec field) {
        ComboBox<String> box = new ComboBox<>();
        box.setItems(field.values());
        box.setItemLabelGenerator(value -> reader.value(type, field.name(), value));
        box.setClearButtonVisible(true);
        return Editor.of(box, value -> value, Objects::toString);
    }

    /** Whether Enter ends editing; in several lines it begins a new one. */
    public static boolean singleLine(FieldSpec field) {
        return field.kind() != FieldKind.LONG_TEXT && field.kind() != FieldKind.LINES;
    }
}
