package io.tradewind.followup.internal.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Reader;

/** When: by a quick choice, or exactly. In the reader's zone. */
final class TimeChoice extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration STEP = Duration.ofMinutes(15);

    private final transient Reader reader;
    private final DateTimePicker picker;

    TimeChoice(Reader reader, String label) {
        this.reader = reader;
        addClassName("fu-times");
        picker = Fields.moment("");
        picker.setStep(STEP);
        picker.setAriaLabel(label);
        Div quick = new Div();
        quick.addClassName("fu-chips");
        QuickTimes.from(LocalDateTime.now(reader.zone()))
                .forEach((words, time) -> quick.add(chip(reader.text(words), time)));
        add(quick, picker);
    }

    private NativeButton chip(String words, LocalDateTime time) {
        NativeButton chip = Buttons.bare(words, () -> picker.setValue(time));
        chip.addClassName("fu-chip");
        picker.addValueChangeListener(change ->
                chip.getElement().setAttribute("aria-pressed", Boolean.toString(time.equals(change.getValue()))));
        return chip;
    }

    Optional<Instant> instant() {
        return Optional.ofNullable(picker.getValue())
                .map(local -> local.atZone(reader.zone()).toInstant());
    }

    void show(@Nullable Instant at) {
        picker.setValue(at == null ? null : at.atZone(reader.zone()).toLocalDateTime());
    }

    void complain(@Nullable String words) {
        picker.setInvalid(words != null);
        picker.setErrorMessage(words == null ? "" : words);
    }

    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        picker.setEnabled(enabled);
    }
}
