package io.tradewind.followup.internal.ui;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;

import io.tradewind.TradewindException;
import io.tradewind.file.Attachments;
import io.tradewind.followup.internal.mail.Writing;
import io.tradewind.record.RecordRef;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Files that wait until there is a follow-up to attach them to. */
final class Files extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Attachments attachments;
    private final transient List<Waiting> waiting = new ArrayList<>();
    private final Div names = new Div();

    private record Waiting(String name, File file) {}

    Files(Attachments attachments, Reader reader) {
        this.attachments = attachments;
        addClassName("fu-files");
        Upload upload = new Upload(UploadHandler.toTempFile((about, file) -> take(about.fileName(), file)));
        upload.setMaxFileSize((int) attachments.limits().fileBytes());
        upload.setUploadButton(
                Buttons.small(Buttons.quiet(reader.text("followup.ui.compose.files"), "paperclip", () -> {})));
        upload.setDropAllowed(false);
        Fields.translate(upload);
        upload.addFileRejectedListener(no -> Toast.problem(no.getErrorMessage()));
        upload.addAllFinishedListener(all -> upload.clearFileList());
        names.addClassName("fu-file-names");
        add(upload, names);
    }

    private void take(String name, File file) {
        Waiting one = new Waiting(name, file);
        waiting.add(one);
        Span shown = new Span(name);
        shown.addClassName("fu-file-name");
        shown.add(Buttons.small(Buttons.icon("x", name, () -> {
            waiting.remove(one);
            drop(one);
            shown.removeFromParent();
        })));
        names.add(shown);
    }

    /** What cannot be taken is told; the follow-up stays. */
    void attachTo(RecordRef followUp) {
        for (Waiting one : waiting) {
            try (InputStream content =
                    java.nio.file.Files.newInputStream(one.file().toPath())) {
                attachments.add(followUp, one.name(), content);
            } catch (TradewindException refused) {
                Toast.problem(refused);
            } catch (IOException lost) {
                Toast.problem(one.name());
            }
        }
        clear();
    }

    /** What waits, as it lies there until {@link #clear}. */
    List<Writing.Enclosure> enclosures() {
        return waiting.stream()
                .map(one -> new Writing.Enclosure(one.name(), one.file().toPath()))
                .toList();
    }

    void clear() {
        waiting.forEach(Files::drop);
        waiting.clear();
        names.removeAll();
    }

    private static void drop(Waiting one) {
        try {
            java.nio.file.Files.deleteIfExists(one.file().toPath());
        } catch (IOException kept) {
            one.file().deleteOnExit();
        }
    }
}
