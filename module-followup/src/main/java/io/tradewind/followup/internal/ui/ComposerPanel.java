package io.tradewind.followup.internal.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.followup.Way;
import io.tradewind.record.RecordRef;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The composer over a record's timeline: one line until somebody begins; on a phone a sheet from below. */
final class ComposerPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Bench bench;
    private final transient Reader reader;
    private final transient RecordRef about;
    private final Div line = new Div();

    ComposerPanel(Bench bench, Reader reader, RecordRef about) {
        this.bench = bench;
        this.reader = reader;
        this.about = about;
        addClassName("fu-panel");
        line.addClassName("fu-opener");
        NativeButton write = Buttons.bare("", () -> open(Way.CALL));
        write.addClassName("fu-write");
        write.add(new Span(reader.text("followup.ui.compose.words")));
        write.getElement().setAttribute("aria-label", reader.text("followup.ui.compose"));
        line.add(write);
        for (Way way : Way.values()) {
            NativeButton begin = Buttons.bare("", () -> open(way));
            begin.addClassName("fu-begin");
            begin.add(Icons.of(Ways.icon(way)));
            begin.getElement().setAttribute("title", Ways.words(reader, way));
            begin.getElement().setAttribute("aria-label", Ways.words(reader, way));
            line.add(begin);
        }
        add(line);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Looks.bring(event.getUI());
    }

    private void open(Way way) {
        Composer composer = new Composer(bench, reader, this::fold, followUp -> fold());
        composer.about(about);
        composer.choose(way);
        Div sheet = new Div(composer);
        sheet.addClassName("fu-sheet");
        line.setVisible(false);
        add(sheet);
        composer.begin();
    }

    private void fold() {
        getChildren()
                .filter(part -> part != line)
                .toList()
                .forEach(part -> part.getElement().removeFromParent());
        line.setVisible(true);
    }
}
