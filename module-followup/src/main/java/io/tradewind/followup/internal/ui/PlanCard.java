package io.tradewind.followup.internal.ui;

import java.time.Instant;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** A plan that was clicked in the calendar: what it is about, and what can be done with it. */
final class PlanCard extends Dialog {
    private static final long serialVersionUID = 1L;

    private PlanCard(Bench bench, Reader reader, RecordView plan, Runnable changed) {
        setHeaderTitle(plan.title());
        addClassName("fu-dialog");
        setWidth("min(440px, 100vw)");
        String state = plan.text("state").orElse("PLANNED");
        Div facts = new Div(new Pill(reader.value(PlanType.NAME, "state", state), tone(state)));
        facts.addClassName("fu-facts");
        if (plan.value("dueAt") instanceof Instant at) {
            facts.add(new Span(reader.moment(at)));
        }
        if (plan.value("owner") instanceof Reference owner) {
            facts.add(new Span(reader.show(owner)));
        }
        if (plan.value("record") instanceof Reference record && record.name() != null) {
            Anchor link = new Anchor(record.id(), record.name());
            link.addClassName("tw-link");
            facts.add(link);
        }
        add(facts);
        plan.text("note").ifPresent(note -> {
            Div words = new Div(note);
            words.addClassName("tw-long-text");
            add(words);
        });
        getFooter().add(Buttons.plain(reader.text("followup.ui.calendar.open"), () -> {
            close();
            UI.getCurrent().navigate(plan.ref().toString());
        }));
        if (plan.allows("snooze")) {
            getFooter().add(new SnoozeMenu(bench, reader, plan.ref(), this::close));
        }
        if (plan.allows("complete")) {
            getFooter().add(Buttons.primary(reader.text("followup.ui.calendar.complete"), () -> {
                close();
                ComposerDialog.carryOut(bench, plan, changed);
            }));
        }
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "DONE" -> Tone.GREEN;
            case "RUNNING" -> Tone.BLUE;
            case "CANCELLED" -> Tone.GRAY;
            default -> Tone.ACCENT;
        };
    }

    static void open(Bench bench, RecordView plan, Runnable changed) {
        new PlanCard(bench, Reader.current(), bench.records().read(plan.ref()), changed).open();
    }
}
