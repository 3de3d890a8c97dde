package io.tradewind.followup.internal.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.followup.internal.mail.Filling;
import io.tradewind.followup.internal.mail.Language;
import io.tradewind.followup.internal.mail.MailTemplateType;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** An e-mail: about what, to whom, with which words and files. It goes as a whole or stays in the dialog with what is wrong. */
final class MailDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_ROW = 1_000;

    private final transient Bench bench;
    private final transient Reader reader;
    private final ComposerDialog.RecordChoice record;
    private final MultiSelectComboBox<String> to = new MultiSelectComboBox<>();
    private final TextField cc = new TextField();
    private final ComboBox<RecordView> template = new ComboBox<>();
    private final Segmented<Language> language;
    private final TextField subject = new TextField();
    private final TextArea text = new TextArea();
    private final Files files;
    private transient Language chosen;
    private transient @Nullable RecordRef about;
    private transient @Nullable RecordView answered;

    private MailDialog(Bench bench, Reader reader) {
        this.bench = bench;
        this.reader = reader;
        record = new ComposerDialog.RecordChoice(bench, reader);
        chosen = Language.of(reader.locale());
        language = new Segmented<Language>(this::speak)
                .with(Language.ZH, "中文")
                .with(Language.EN, "English")
                .select(chosen);
        files = new Files(bench.attachments(), reader);
        setHeaderTitle(reader.text("followup.ui.mail"));
        addClassName("fu-dialog");
        setWidth("min(680px, 100vw)");
        prepare();
        Div words = new Div(template, language);
        words.addClassNames("fu-line", "fu-mail-words");
        Div form = new Div(record, to, cc, words, subject, text, files);
        form.addClassNames("fu-composer", "fu-mail");
        if (!bench.writing().isReady()) {
            form.addComponentAsFirst(new Notice(Tone.AMBER, reader.text("error.mail.not-set-up")));
        }
        add(form);
        Button send = Buttons.primary(reader.text("followup.ui.mail.send"), "send", this::send);
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::close), send);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                files.clear();
            }
        });
    }

    private void prepare() {
        record.setLabel(reader.field(MailType.NAME, "record"));
        record.setPlaceholder("");
        record.addValueChangeListener(change -> {
            Reference now = change.getValue();
            about(now == null ? null : RecordRef.parse(now.id()).orElse(null));
        });
        to.setLabel(reader.field(MailType.NAME, "to"));
        to.setPlaceholder(reader.text("followup.ui.mail.to"));
        to.setAllowCustomValue(true);
        to.setItems(List.of());
        to.addCustomValueSetListener(typed -> {
            Set<String> more = new LinkedHashSet<>(to.getValue());
            more.add(typed.getDetail().strip());
            offer(more);
        });
        cc.setLabel(reader.field(MailType.NAME, "cc"));
        cc.setMaxLength(LONGEST_ROW);
        List<RecordView> templates = bench.few(MailTemplateType.NAME).stream()
                .filter(one -> Boolean.TRUE.equals(one.value("active")))
                .toList();
        template.setItems(templates);
        template.setItemLabelGenerator(RecordView::title);
        template.setLabel(reader.field(MailType.NAME, "template"));
        template.setClearButtonVisible(true);
        template.setVisible(!templates.isEmpty());
        language.setVisible(!templates.isEmpty());
        template.addValueChangeListener(change -> fill());
        subject.setLabel(reader.field(MailType.NAME, "subject"));
        subject.setMaxLength(MailType.LONGEST_SUBJECT);
        text.setLabel(reader.field(MailType.NAME, "text"));
        text.setMaxLength(MailType.LONGEST_TEXT);
        text.setMinRows(7);
        text.setMaxRows(16);
    }

    /** @param about null: to be chosen */
    static void open(Bench bench, @Nullable RecordView about) {
        MailDialog dialog = new MailDialog(bench, Reader.current());
        if (about != null) {
            dialog.record.setValue(new Reference(about.ref().toString(), about.title()));
            dialog.record.setReadOnly(true);
        }
        dialog.open();
        if (about == null) {
            dialog.record.focus();
        } else {
            dialog.to.focus();
        }
    }

    /** An answer to an e-mail, to whoever sent it; to one of ours, to the same people again. */
    static void answer(Bench bench, RecordView mail) {
        if (!(mail.value("record") instanceof Reference belongs)) {
            return;
        }
        MailDialog dialog = new MailDialog(bench, Reader.current());
        dialog.answered = mail;
        dialog.record.setValue(belongs);
        dialog.record.setReadOnly(true);
        boolean received = mail.text("state").orElse("").equals("RECEIVED");
        Set<String> receivers = new LinkedHashSet<>();
        for (String one : mail.text(received ? "sender" : "to").orElse("").split("\\s*,\\s*")) {
            if (!one.isBlank()) {
                receivers.add(one);
            }
        }
        dialog.offer(receivers);
        String title = mail.title();
        dialog.subject.setValue(title.regionMatches(true, 0, "Re:", 0, 3) ? title : "Re: " + title);
        String quoted = mail.text("text")
                .orElse("")
                .lines()
                .map(line -> "> " + line)
                .reduce("", (all, line) -> all + line + "\n");
        String whole = "\n\n" + quoted;
        dialog.text.setValue(whole.length() <= MailType.LONGEST_TEXT ? whole : "");
        dialog.open();
        dialog.text.focus();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Looks.bring(event.getUI());
    }

    private void about(@Nullable RecordRef now) {
        about = now;
        try {
            offer(to.getValue());
            fill();
        } catch (TradewindException gone) {
            Toast.problem(gone);
        }
    }

    /** Chosen ones first, then whom the record knows. */
    private void offer(Set<String> receivers) {
        Set<String> all = new LinkedHashSet<>(receivers);
        if (about != null) {
            all.addAll(bench.writing().proposed(about));
        }
        Set<String> kept = new LinkedHashSet<>(receivers);
        to.setItems(new ArrayList<>(all));
        to.setValue(kept);
    }

    private void speak(Language now) {
        chosen = now;
        fill();
    }

    private void fill() {
        RecordView one = template.getValue();
        if (one == null || about == null) {
            return;
        }
        try {
            Filling.Words words = bench.writing().filled(one.ref(), chosen, about, String.join(", ", to.getValue()));
            subject.setValue(words.subject());
            text.setValue(words.text());
        } catch (TradewindException gone) {
            Toast.problem(gone);
        }
    }

    private void send() {
        for (HasValidation input : List.of(record, to, cc, subject, text)) {
            input.setInvalid(false);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", about == null ? "" : about.toString());
        values.put("to", String.join(", ", to.getValue()));
        values.put("cc", cc.getValue());
        values.put("subject", subject.getValue());
        values.put("text", text.getValue());
        values.put("language", chosen.name());
        if (template.getValue() != null) {
            values.put("template", template.getValue().id());
        }
        if (answered != null) {
            values.put("answers", answered.id());
        }
        try {
            bench.writing().send(values, files.enclosures());
            close();
            Toast.done(reader.text("followup.ui.mail.sent"));
        } catch (InvalidRecord wrong) {
            wrong.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            Toast.problem(refused);
        }
    }

    private void complain(FieldProblem problem) {
        String words =
                reader.text("error." + problem.code(), problem.arguments().toArray());
        HasValidation input = switch (problem.field()) {
            case "record" -> record;
            case "to" -> to;
            case "cc" -> cc;
            case "subject" -> subject;
            case "text" -> text;
            default -> null;
        };
        if (input == null) {
            Toast.problem(words);
        } else {
            input.setErrorMessage(words);
            input.setInvalid(true);
        }
    }
}
