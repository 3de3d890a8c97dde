package io.tradewind.ui.internal.account;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** Recovery codes as they are shown, this once: to be copied, kept as a file, or written down. */
public final class RecoveryCodeList extends Div {
    private static final long serialVersionUID = 1L;

    public RecoveryCodeList(Reader reader, List<String> codes) {
        addClassName("tw-stack");
        var list = new Div();
        list.addClassName("tw-recovery");
        codes.forEach(code -> list.add(new Span(code)));
        var text = String.join("\n", codes) + "\n";
        var copy = Buttons.plain(reader.text("ui.otp.copy"), "copy", () -> {
            getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", text);
            Toast.done(reader.text("ui.otp.copied"));
        });
        var save = new Anchor(event -> write(event, text), "");
        save.add(Icons.of("download"), new Span(reader.text("ui.otp.save")));
        save.getElement().setAttribute("download", true);
        save.addClassName("tw-button-link");
        var buttons = new Div(copy, save);
        buttons.addClassName("tw-line");
        var words = new Paragraph(reader.text("ui.otp.recovery.words"));
        words.addClassName("tw-second");
        add(words, list, buttons, new Notice(Tone.AMBER, reader.text("ui.otp.recovery.once")));
    }

    private static void write(DownloadEvent event, String text) {
        event.setFileName("tradewind-recovery-codes.txt");
        event.setContentType("text/plain; charset=utf-8");
        try (OutputStream to = event.getOutputStream()) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
