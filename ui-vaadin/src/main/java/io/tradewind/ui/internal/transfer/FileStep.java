package io.tradewind.ui.internal.transfer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;

import io.tradewind.TradewindException;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Takes the file: by dropping it, or by choosing it. */
final class FileStep extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final transient Desk desk;
    private final transient Reader reader;
    private final String type;
    private final transient Consumer<Draft> read;
    private final Div problem = new Div();

    FileStep(Desk desk, Reader reader, String type, Consumer<Draft> read) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.read = read;
        addClassNames("tw-import-step", "tw-import-file");
        Upload upload = new Upload(UploadHandler.toTempFile((about, file) -> take(about.fileName(), file)));
        upload.setAcceptedFileExtensions(".csv", ".txt", ".xlsx");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setDropAllowed(true);
        upload.setUploadButton(Buttons.primary(reader.text("ui.import.choose"), "upload", () -> {}));
        upload.setDropLabel(new Span(reader.text("ui.import.drop")));
        Fields.translate(upload);
        upload.addFileRejectedListener(no -> say(no.getErrorMessage()));
        Span icon = new Span(Icons.large("file-up"));
        icon.addClassNames("tw-empty-icon", "tw-empty-icon-accent");
        Div drop = new Div(
                icon,
                new H2(reader.text("ui.import.file")),
                new Paragraph(reader.text("ui.import.file.words")),
                upload,
                problem);
        drop.addClassName("tw-drop");
        add(drop, new RecentImports(desk, reader, type));
    }

    private void say(String words) {
        problem.removeAll();
        problem.add(new Notice(Tone.RED, words));
    }

    private void take(String name, File file) {
        problem.removeAll();
        try (InputStream content = Files.newInputStream(file.toPath())) {
            read.accept(desk.imports().upload(type, name, content));
        } catch (TradewindException refused) {
            say(reader.problem(refused));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } finally {
            delete(file);
        }
    }

    private static void delete(File file) {
        try {
            Files.deleteIfExists(file.toPath());
        } catch (IOException kept) {
            file.deleteOnExit();
        }
    }
}
