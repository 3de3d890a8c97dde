package io.tradewind.ui.internal.list;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;

import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** One condition on one field: how it compares, with what. Enter applies it. */
final class FilterEditor extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeSpec type;
    private final transient FieldSpec field;
    private final transient Consumer<Filter> apply;
    private final Select<Operator> operator = new Select<>();
    private final Div slot = new Div();
    private transient @Nullable Editor editor;
    private transient @Nullable CheckboxGroup<String> choices;
    private @Nullable IntegerField days;

    FilterEditor(
            Desk desk,
            Reader reader,
            TypeSpec type,
            FieldSpec field,
            @Nullable Filter present,
            Consumer<Filter> apply) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.field = field;
        this.apply = apply;
        addClassName("tw-filter-editor");
        List<Operator> operators = Operators.of(field);
        operator.setItems(operators);
        operator.setItemLabelGenerator(each ->
                each == Operator.EMPTY ? reader.text("ui.filter.is-empty") : reader.text(Operators.key(field, each)));
        operator.setAriaLabel(reader.text("ui.filter.relation"));
        operator.setVisible(operators.size() > 1);
        slot.addClassName("tw-filter-slot");
        Operator first =
                present != null && operators.contains(present.operator()) ? present.operator() : operators.getFirst();
        operator.setValue(first);
        operator.addValueChangeListener(change -> showInput(List.of()));
        showInput(present == null ? List.of() : present.values());
        Div foot = new Div(Buttons.small(Buttons.primary(reader.text("ui.filter.apply"), this::done)));
        foot.addClassName("tw-pop-foot");
        add(operator, slot, foot);
        Shortcuts.addShortcutListener(this, this::done, Key.ENTER)
                .listenOn(this)
                .setResetFocusOnActiveElement(true);
    }

    private void showInput(List<String> values) {
        slot.removeAll();
        editor = null;
        choices = null;
        days = null;
        if (operator.getValue() == Operator.EMPTY) {
            return;
        }
        if (FilterWords.chosen(field) && operator.getValue() == Operator.IN) {
            slot.add(choices(values));
            return;
        }
        Editor made = new Editors(desk, reader).of(type.name(), field);
        made.label(reader.field(type.name(), field.name()));
        if (!values.isEmpty()) {
            made.show(shown(values.getFirst()));
        }
        editor = made;
        slot.add(made.component());
        if (field.target().equals("users")) {
            slot.add(shortcut("ui.filter.me", "me"));
        }
        if (field.target().equals("teams")) {
            slot.add(shortcut("ui.filter.my-team", "mine"));
        }
        if (Operators.isTime(field)) {
            slot.add(relative(values));
        }
        made.focus();
    }

    /** A day counted from today, beside the one in the calendar. */
    private Component relative(List<String> values) {
        IntegerField ago = new IntegerField(reader.text("ui.filter.days"));
        ago.setHelperText(reader.text("ui.filter.days.help"));
        ago.setStepButtonsVisible(true);
        ago.setMin(-36_500);
        ago.setMax(36_500);
        values.stream().findFirst().flatMap(RelativeDay::days).ifPresent(counted -> ago.setValue(-counted.intValue()));
        days = ago;
        return ago;
    }

    private Component shortcut(String words, String value) {
        return Buttons.small(Buttons.plain(
                reader.text(words), () -> apply.accept(new Filter(field.name(), operator.getValue(), List.of(value)))));
    }

    private CheckboxGroup<String> choices(List<String> values) {
        CheckboxGroup<String> group = new CheckboxGroup<>();
        group.addClassName("tw-filter-choices");
        boolean listed = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.TAGS;
        List<ValueLists.Entry> entries = listed ? desk.lists().entries(field.target()) : List.of();
        group.setItems(listed ? entries.stream().map(ValueLists.Entry::code).toList() : field.values());
        var words = new io.tradewind.ui.internal.record.Values(desk.lists(), reader);
        group.setItemLabelGenerator(code -> words.text(type.name(), field, code));
        group.setValue(Set.copyOf(values));
        choices = group;
        return group;
    }

    private @Nullable Object shown(String value) {
        try {
            return switch (field.kind()) {
                case DATE -> LocalDate.parse(value);
                case INSTANT -> Instant.parse(value);
                case INTEGER, DECIMAL -> new BigDecimal(value);
                case MONEY -> io.tradewind.Money.of(value, "CNY");
                case BOOLEAN -> Boolean.valueOf(value);
                case REFERENCE -> value.equals("me") || value.equals("mine") ? null : new Reference(value, null);
                default -> value;
            };
        } catch (java.time.DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private void done() {
        if (operator.getValue() == Operator.EMPTY) {
            apply.accept(Filter.of(field.name(), Operator.EMPTY, "true"));
        } else if (choices != null) {
            if (!choices.isEmpty()) {
                List<String> inOrder = List.copyOf(new TreeSet<>(choices.getValue()));
                apply.accept(new Filter(field.name(), Operator.IN, inOrder));
            }
        } else if (days != null && days.getValue() != null) {
            if (!days.isInvalid()) {
                apply.accept(Filter.of(field.name(), operator.getValue(), RelativeDay.value(-days.getValue())));
            }
        } else if (editor != null) {
            Object value = editor.value();
            if (value != null || field.kind() == FieldKind.BOOLEAN) {
                apply.accept(Filter.of(field.name(), operator.getValue(), written(value)));
            }
        }
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "false";
            case io.tradewind.Money money -> money.amount().toPlainString();
            case BigDecimal number -> number.toPlainString();
            case Instant at -> at.atOffset(ZoneOffset.UTC).toInstant().toString();
            default -> Objects.toString(value);
        };
    }
}
