package io.tradewind.ui.internal.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;

import io.tradewind.access.Verb;
import io.tradewind.record.TypeView;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.State;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeScreen;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Steps;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** Brings a file of records in, step by step. {@code ?job=} shows one that was started before. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type/import", title = "ui.list.import", group = "none")
public final class ImportView extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader = reader();
    private final Steps steps;
    private final Span subtitle = new Span();
    private transient @Nullable TypeView type;
    private transient @Nullable Wizard wizard;

    @Activate
    public ImportView(@Reference Desk desk) {
        super(desk.types());
        this.desk = desk;
        this.steps = new Steps(List.of(
                reader.text("ui.import.step.file"),
                reader.text("ui.import.step.mapping"),
                reader.text("ui.import.step.rules"),
                reader.text("ui.import.step.try"),
                reader.text("ui.import.step.import")));
        addClassName("tw-import-page");
        subtitle.addClassName("tw-subtitle");
        names().add(subtitle);
        names().addClassName("tw-head-names-two");
    }

    @Override
    protected void show(TypeView shown, BeforeEnterEvent event) {
        if (!shown.may(Verb.CREATE)) {
            throw new NotFoundException();
        }
        type = shown;
        title(reader.text("ui.import.title", TypeWords.many(reader, shown.name())));
        actions(Buttons.quiet(
                reader.text("ui.import.leave"), "x", () -> UI.getCurrent().navigate(shown.name())));
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("job")
                .ifPresentOrElse(id -> showJob(desk.imports().job(id), List.of()), this::chooseFile);
    }

    private Wizard wizard() {
        return Objects.requireNonNull(wizard);
    }

    private void step(int number, Component content, Component... footParts) {
        steps.current(number);
        content(steps, content);
        foot(footParts);
    }

    private void chooseFile() {
        subtitle.setText(reader.text("ui.import.subtitle"));
        step(0, new FileStep(desk, reader, Objects.requireNonNull(type).name(), this::read));
    }

    private void read(Draft draft) {
        wizard = new Wizard(Objects.requireNonNull(type), draft);
        describe();
        map();
    }

    private void describe() {
        Draft draft = wizard().draft();
        subtitle.setText(reader.text(
                "ui.import.about",
                draft.fileName(),
                reader.number(draft.rows()),
                reader.number(draft.columns().size())));
    }

    private void map() {
        Button next = Buttons.primary(reader.text("ui.import.next"), this::rules);
        MappingStep mapping = new MappingStep(
                desk,
                reader,
                wizard(),
                () -> next.setEnabled(
                        !wizard().nothingMapped() && wizard().twice().isEmpty()));
        step(1, mapping, words("ui.import.map.words"), space(), back(this::chooseFile), next);
    }

    private void rules() {
        step(
                2,
                new RulesStep(desk.types(), reader, wizard()),
                words("ui.import.rules.words"),
                space(),
                back(this::map),
                Buttons.primary(reader.text("ui.import.try"), () -> Guarded.run(this::tryOut)));
    }

    private void tryOut() {
        Job job = desk.imports().start(wizard().draft().id(), wizard().plan(true));
        RunStep run = new RunStep(desk, reader, job, wizard().draft().columns(), this::tried);
        step(3, run, words("ui.import.try.words"), space(), back(this::rules));
        if (!RunStep.running(job)) {
            tried(job);
        }
    }

    private void tried(Job job) {
        long taken = job.created() + job.updated();
        Button go = Buttons.primary(
                reader.text("ui.import.go", reader.number(taken)), "check", () -> Guarded.run(this::bringIn));
        go.setEnabled(job.state() == State.DONE && taken > 0);
        foot(
                words(job.failed() > 0 ? "ui.import.go.words-errors" : "ui.import.go.words", reader.number(taken)),
                space(),
                back(this::rules),
                go);
    }

    private void bringIn() {
        Job job = desk.imports().start(wizard().draft().id(), wizard().plan(false));
        showJob(job, wizard().draft().columns());
    }

    private void showJob(Job job, List<String> columns) {
        if (wizard == null) {
            subtitle.setText(reader.text(
                    "ui.import.about-job", job.fileName(), reader.number(job.rows()), reader.moment(job.startedAt())));
        }
        RunStep run = new RunStep(desk, reader, job, columns, this::ended);
        step(4, run);
        ended(job);
    }

    private void ended(Job job) {
        if (RunStep.running(job)) {
            foot(words("ui.import.stays"), space());
            return;
        }
        steps.current(5);
        Button list = Buttons.primary(
                reader.text("ui.import.open-list", TypeWords.many(reader, job.type())),
                () -> UI.getCurrent().navigate(job.type()));
        Button another = Buttons.plain(reader.text("ui.import.another"), this::chooseFile);
        Instant until = job.undoUntil();
        if (job.state() == State.DONE && until != null && until.isAfter(Instant.now())) {
            Button undo = Buttons.plain(reader.text("ui.import.undo"), "undo-2", () -> askUndo(job));
            foot(words("ui.import.undo-until", reader.moment(until)), space(), undo, another, list);
        } else {
            foot(space(), another, list);
        }
    }

    private void askUndo(Job job) {
        Confirm.danger(
                reader.text("ui.import.undo.ask"),
                reader.text("ui.import.undo.words", job.created() + made(job), job.updated()),
                reader.text("ui.import.undo"),
                () -> Guarded.run(() -> showJob(desk.imports().undo(job.id()), List.of())));
    }

    private static int made(Job job) {
        return job.newRecords().values().stream().mapToInt(List::size).sum();
    }

    private Button back(Runnable to) {
        return Buttons.plain(reader.text("ui.import.back"), "arrow-left", to);
    }

    private Div words(String key, Object... arguments) {
        Div words = new Div(reader.text(key, arguments));
        words.addClassName("tw-import-words");
        return words;
    }
}
