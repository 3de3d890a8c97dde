package io.tradewind.followup.internal.ui;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.Reader;

/** The composer from anywhere: about a record that is chosen there, or to carry out a plan. */
final class ComposerDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final Composer composer;

    private ComposerDialog(Bench bench, Reader reader, String title, Runnable saved) {
        setHeaderTitle(title);
        addClassName("fu-dialog");
        setWidth("min(620px, 100vw)");
        composer = new Composer(bench, reader, this::close, followUp -> {
            close();
            saved.run();
        });
    }

    /** @param about null: to be chosen */
    static void open(Bench bench, @Nullable RecordView about) {
        Reader reader = Reader.current();
        ComposerDialog dialog = new ComposerDialog(bench, reader, reader.text("followup.ui.compose"), () -> {});
        ComboBox<Reference> record = new RecordChoice(bench, reader);
        record.addValueChangeListener(change -> dialog.composer.about(
                change.getValue() == null
                        ? null
                        : RecordRef.parse(change.getValue().id()).orElse(null)));
        if (about != null) {
            record.setValue(new Reference(about.ref().toString(), about.title()));
        }
        record.setWidthFull();
        dialog.add(record, dialog.composer);
        dialog.open();
        record.focus();
    }

    /** @param done what to do when the plan is carried out */
    static void carryOut(Bench bench, RecordView plan, Runnable done) {
        Reader reader = Reader.current();
        ComposerDialog dialog = new ComposerDialog(bench, reader, plan.title(), done);
        dialog.composer.carryOut(plan);
        dialog.add(dialog.composer);
        dialog.open();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Looks.bring(Objects.requireNonNullElse(event.getUI(), UI.getCurrent()));
    }

    /** Finds a record of whatever type by typing. */
    static final class RecordChoice extends ComboBox<Reference> {
        private static final long serialVersionUID = 1L;
        private static final int OFFERED = 50;

        RecordChoice(Bench bench, Reader reader) {
            setPlaceholder(reader.text("followup.ui.compose.about"));
            setAriaLabel(reader.text("followup.ui.compose.about"));
            setPageSize(OFFERED);
            setClearButtonVisible(true);
            setItemLabelGenerator(one -> String.valueOf(one.name()));
            setItems(query -> {
                boolean begin = query.getOffset() == 0;
                var found = bench
                        .records()
                        .suggest(FieldSpec.ANY, query.getFilter().orElse(""), Math.clamp(query.getLimit(), 1, OFFERED))
                        .stream()
                        .map(view -> new Reference(
                                view.ref().toString(),
                                view.title() + " · " + reader.one(view.ref().type())));
                return begin ? found : java.util.stream.Stream.empty();
            });
        }
    }
}
