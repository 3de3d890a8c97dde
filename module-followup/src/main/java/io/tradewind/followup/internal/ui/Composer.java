package io.tradewind.followup.internal.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.TradewindException;
import io.tradewind.followup.Way;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.Lists;
import io.tradewind.followup.internal.phrase.PhraseType;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** One form for what was done and what comes next: how, what, what came of it, the next step with its time. */
final class Composer extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 4_000;
    private static final int OFFERED = 50;

    private final transient Bench bench;
    private final transient Reader reader;
    private final transient Consumer<RecordRef> saved;
    private final Ways ways;
    private final TextArea words = new TextArea();
    private final ComboBox<ValueLists.Entry> outcome = new ComboBox<>();
    private final MultiSelectComboBox<Reference> people = new MultiSelectComboBox<>();
    private final NextStepPart next;
    private final Files files;
    private final ComboBox<RecordView> template = new ComboBox<>();
    private transient @Nullable RecordRef about;
    private transient @Nullable RecordView plan;

    /** @param saved told of the follow-up when it is there */
    Composer(Bench bench, Reader reader, Runnable cancel, Consumer<RecordRef> saved) {
        this.bench = bench;
        this.reader = reader;
        this.saved = saved;
        addClassName("fu-composer");
        ways = new Ways(reader, way -> offerTemplates());
        next = new NextStepPart(reader);
        files = new Files(bench.attachments(), reader);
        prepareWords();
        prepareChoices();
        offerTemplates();
        Div head = new Div(ways, template);
        head.addClassName("fu-line");
        Div came = new Div(outcome, people);
        came.addClassName("fu-line");
        add(head, words, came, next, foot(cancel));
    }

    private void prepareWords() {
        words.setPlaceholder(reader.text("followup.ui.compose.words"));
        words.setAriaLabel(reader.text("followup.ui.compose.words"));
        words.setMaxLength(LONGEST);
        words.setMinRows(2);
        words.setMaxRows(10);
        words.setValueChangeMode(ValueChangeMode.ON_BLUR);
        words.addClassName("fu-words");
    }

    private void prepareChoices() {
        outcome.setItems(bench.lists().entries(Lists.OUTCOMES).stream()
                .filter(ValueLists.Entry::active)
                .toList());
        outcome.setItemLabelGenerator(entry -> entry.text(reader.locale()));
        outcome.setPlaceholder(reader.text("followup.ui.compose.outcome"));
        outcome.setAriaLabel(reader.text("followup.ui.compose.outcome"));
        outcome.setClearButtonVisible(true);
        people.setItems(query -> {
            boolean begin = query.getOffset() == 0;
            List<Reference> found = bench
                    .records()
                    .suggest("users", query.getFilter().orElse(""), Math.clamp(query.getLimit(), 1, OFFERED))
                    .stream()
                    .map(user -> new Reference(user.id(), user.title()))
                    .toList();
            return begin ? found.stream() : java.util.stream.Stream.empty();
        });
        people.setItemLabelGenerator(person -> String.valueOf(person.name()));
        people.setPlaceholder(reader.text("followup.ui.compose.people"));
        people.setAriaLabel(reader.text("followup.ui.compose.people"));
        people.setVisible(bench.may("users", io.tradewind.access.Verb.READ));
        template.setPlaceholder(reader.text("followup.ui.compose.template"));
        template.setAriaLabel(reader.text("followup.ui.compose.template"));
        template.setItemLabelGenerator(RecordView::title);
        template.addClassName("fu-template");
        template.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                insert(change.getValue());
                template.clear();
            }
        });
    }

    private void offerTemplates() {
        List<RecordView> fitting = bench.few(PhraseType.NAME).stream()
                .filter(one -> Boolean.TRUE.equals(one.value("active")))
                .filter(one -> one.text("way")
                        .map(way -> way.equals(ways.chosen().name()))
                        .orElse(true))
                .toList();
        template.setItems(fitting);
        template.setVisible(!fitting.isEmpty());
    }

    private void insert(RecordView phrase) {
        String text = bench.records()
                .read(phrase.ref())
                .text(reader.chinese() ? "zh" : "en")
                .orElse("");
        words.setValue(words.getValue().isBlank() ? text : words.getValue().stripTrailing() + "\n" + text);
        words.focus();
    }

    private Div foot(Runnable cancel) {
        Span hint = new Span(reader.text("followup.ui.compose.keys"));
        hint.addClassNames("tw-quiet", "fu-hint");
        Button save = Buttons.primary(reader.text("followup.ui.compose.save"), this::save);
        ShortcutRegistration enter = save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        enter.listenOn(this);
        enter.resetFocusOnActiveElement();
        Span space = new Span();
        space.addClassName("tw-space");
        Div foot = new Div(files, space, hint, Buttons.plain(reader.text("ui.cancel"), cancel), save);
        foot.addClassName("fu-foot");
        return foot;
    }

    /** What it is about. */
    void about(@Nullable RecordRef record) {
        about = record;
    }

    /** Carries out the plan. */
    void carryOut(RecordView toDo) {
        plan = toDo;
        toDo.text("way").map(Way::valueOf).ifPresent(this::choose);
    }

    void choose(Way way) {
        ways.choose(way);
        offerTemplates();
    }

    void begin() {
        words.clear();
        outcome.clear();
        people.clear();
        next.clear();
        files.clear();
        praise();
        words.focus();
    }

    private void praise() {
        words.setInvalid(false);
        next.praise();
    }

    private void save() {
        praise();
        if (about == null && plan == null) {
            Toast.problem(reader.text("followup.ui.compose.choose"));
            return;
        }
        try {
            RecordRef followUp = plan == null ? written() : carriedOut(plan);
            files.attachTo(followUp);
            Toast.done(next.at()
                    .map(at -> reader.text("followup.ui.compose.saved.next", reader.moment(at)))
                    .orElseGet(() -> reader.text("followup.ui.compose.saved")));
            saved.accept(followUp);
        } catch (InvalidRecord wrong) {
            wrong.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            Toast.problem(refused);
        }
    }

    private RecordRef written() {
        Map<String, Object> values = told();
        values.put("record", String.valueOf(about));
        if (!people.getValue().isEmpty()) {
            values.put(
                    "people",
                    people.getValue().stream()
                            .map(one -> Map.of("user", one.id()))
                            .toList());
        }
        return bench.records().create(FollowUpType.NAME, values).ref();
    }

    private RecordRef carriedOut(RecordView toDo) {
        RecordView done = bench.records().act(toDo.ref(), "complete", told());
        return done.value("followUp") instanceof Reference told
                ? new RecordRef(FollowUpType.NAME, told.id())
                : done.ref();
    }

    private Map<String, Object> told() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("way", ways.chosen().name());
        values.put("summary", words.getValue());
        Optional.ofNullable(outcome.getValue()).ifPresent(entry -> values.put("outcome", entry.code()));
        next.tell(values);
        return values;
    }

    private void complain(FieldProblem problem) {
        List<Object> arguments = new ArrayList<>(problem.arguments());
        String text = reader.text("error." + problem.code(), arguments.toArray());
        switch (problem.field()) {
            case "summary" -> {
                words.setInvalid(true);
                words.setErrorMessage(text);
                words.focus();
            }
            case "nextAt" -> next.complain(text);
            default -> Toast.problem(reader.field(FollowUpType.NAME, problem.field()) + ": " + text);
        }
    }
}
