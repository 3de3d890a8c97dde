package io.tradewind.followup.internal.ui;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** A new plan: about what, how, what is to come of it, and when. */
final class PlanDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_GOAL = 200;
    private static final int USUAL_MINUTES = 30;
    private static final int STEP = 15;

    private final transient Bench bench;
    private final transient Reader reader;
    private final transient Runnable saved;
    private final ComposerDialog.RecordChoice record;
    private final Ways ways;
    private final TextField goal = new TextField();
    private final TimeChoice time;
    private final IntegerField minutes = new IntegerField();

    private PlanDialog(Bench bench, Reader reader, Runnable saved) {
        this.bench = bench;
        this.reader = reader;
        this.saved = saved;
        record = new ComposerDialog.RecordChoice(bench, reader);
        ways = new Ways(reader, way -> {});
        time = new TimeChoice(reader, reader.text("followup.ui.plan.at"));
        setHeaderTitle(reader.text("followup.ui.plan.title"));
        addClassName("fu-dialog");
        setWidth("min(560px, 100vw)");
        goal.setPlaceholder(reader.text("followup.ui.plan.goal"));
        goal.setAriaLabel(reader.text("followup.ui.plan.goal"));
        goal.setMaxLength(LONGEST_GOAL);
        minutes.setValue(USUAL_MINUTES);
        minutes.setStep(STEP);
        minutes.setMin(0);
        minutes.setStepButtonsVisible(true);
        minutes.setLabel(reader.text("followup.ui.plan.minutes"));
        Div form = new Div(record, ways, goal, time, minutes);
        form.addClassName("fu-composer");
        add(form);
        Button save = Buttons.primary(reader.text("followup.ui.plan.save"), this::save);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        getFooter().add(Buttons.plain(reader.text("ui.cancel"), this::close), save);
    }

    /**
     * @param about null: to be chosen
     * @param at null: to be chosen
     */
    static void open(Bench bench, @Nullable RecordView about, @Nullable Instant at, Runnable saved) {
        PlanDialog dialog = new PlanDialog(bench, Reader.current(), saved);
        if (about != null) {
            dialog.record.setValue(new Reference(about.ref().toString(), about.title()));
        }
        dialog.time.show(at);
        dialog.open();
        if (about == null) {
            dialog.record.focus();
        } else {
            dialog.goal.focus();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Looks.bring(event.getUI());
    }

    private void save() {
        goal.setInvalid(false);
        record.setInvalid(false);
        time.complain(null);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", record.getValue() == null ? "" : record.getValue().id());
        values.put("goal", goal.getValue());
        values.put("way", ways.chosen().name());
        time.instant().ifPresent(at -> values.put("dueAt", at));
        if (minutes.getValue() != null) {
            values.put("duration", minutes.getValue());
        }
        try {
            bench.records().create(PlanType.NAME, values);
            Toast.done(reader.text("followup.ui.plan.saved"));
            close();
            saved.run();
        } catch (InvalidRecord wrong) {
            wrong.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            Toast.problem(refused);
        }
    }

    private void complain(FieldProblem problem) {
        String text = reader.text("error." + problem.code(), problem.arguments().toArray());
        switch (problem.field()) {
            case "goal" -> {
                goal.setInvalid(true);
                goal.setErrorMessage(text);
            }
            case "record" -> {
                record.setInvalid(true);
                record.setErrorMessage(text);
            }
            case "dueAt" -> time.complain(text);
            default -> Toast.problem(reader.field(PlanType.NAME, problem.field()) + ": " + text);
        }
    }
}
