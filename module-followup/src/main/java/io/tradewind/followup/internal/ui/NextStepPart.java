package io.tradewind.followup.internal.ui;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** What comes next and when; or why nothing does. */
final class NextStepPart extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final TextField step = new TextField();
    private final TimeChoice time;
    private final TextField reason = new TextField();

    NextStepPart(Reader reader) {
        addClassName("fu-next");
        time = new TimeChoice(reader, reader.text("followup.ui.compose.next.at"));
        prepare(step, reader.text("followup.ui.compose.next.words"));
        prepare(reason, reader.text("followup.ui.compose.reason"));
        reason.setVisible(false);
        Span title = new Span(reader.text("followup.ui.compose.next"));
        title.addClassName("fu-next-title");
        Button none = Buttons.small(Buttons.quiet(reader.text("followup.ui.compose.none"), this::turn));
        Div head = new Div(title, none);
        head.addClassName("fu-next-head");
        add(head, step, time, reason);
    }

    private static void prepare(TextField field, String words) {
        field.setPlaceholder(words);
        field.setAriaLabel(words);
        field.setMaxLength(LONGEST);
        field.setWidthFull();
    }

    /** Between a next step and the reason why there is none. */
    private void turn() {
        boolean ends = !reason.isVisible();
        reason.setVisible(ends);
        step.setVisible(!ends);
        time.setVisible(!ends);
        if (ends) {
            reason.focus();
        }
    }

    /** When to go on. */
    Optional<Instant> at() {
        return reason.isVisible() ? Optional.empty() : time.instant();
    }

    void tell(Map<String, Object> values) {
        if (reason.isVisible()) {
            values.put("noNextReason", reason.getValue());
        } else {
            time.instant().ifPresent(at -> values.put("nextAt", at));
            values.put("nextStep", step.getValue());
        }
    }

    void clear() {
        step.clear();
        time.show(null);
        reason.clear();
        praise();
    }

    void praise() {
        reason.setInvalid(false);
        time.complain(null);
    }

    void complain(String words) {
        if (reason.isVisible()) {
            reason.setInvalid(true);
            reason.setErrorMessage(words);
        } else {
            time.complain(words);
        }
    }
}
