package io.tradewind.ui.internal.annex;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.List;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.file.Attachment;
import io.tradewind.file.Attachments;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.Notices;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Files of a record: what is there, and a place to drop more. */
final class FilesPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private final transient Desk desk;
    private final transient Attachments attachments;
    private final transient Reader reader;
    private final transient RecordView record;
    private final Span count = new Span();
    private final Div rows = new Div();

    FilesPanel(Desk desk, Attachments attachments, Reader reader, RecordView record, List<Attachment> files) {
        this.desk = desk;
        this.attachments = attachments;
        this.reader = reader;
        this.record = record;
        count.addClassName("tw-count");
        rows.addClassName("tw-file-rows");
        Panel panel = new Panel(reader.text("ui.files"), rows).with(count);
        panel.addClassName("tw-files");
        if (record.allows("edit")) {
            panel.add(upload());
        }
        add(panel);
        show(files);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Notices.follow(desk, record.ref().type(), this, changes -> {
            if (changes.stream().anyMatch(change -> change.ids().contains(record.id()))) {
                refresh();
            }
        });
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.toTempFile((about, file) -> take(about.fileName(), file)));
        upload.setMaxFileSize((int) attachments.limits().fileBytes());
        upload.setDropAllowed(true);
        Button choose = Buttons.small(Buttons.quiet(reader.text("ui.files.add"), "paperclip", () -> {}));
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(reader.text("ui.files.drop")));
        upload.setDropLabelIcon(new Span());
        Fields.translate(upload);
        upload.addFileRejectedListener(no -> Toast.problem(no.getErrorMessage()));
        upload.addAllFinishedListener(all -> upload.clearFileList());
        upload.addClassName("tw-files-upload");
        return upload;
    }

    private void take(String name, File file) {
        try (InputStream content = Files.newInputStream(file.toPath())) {
            Guarded.run(() -> attachments.add(record.ref(), name, content));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } finally {
            delete(file);
        }
        refresh();
    }

    private static void delete(File file) {
        try {
            Files.deleteIfExists(file.toPath());
        } catch (IOException kept) {
            file.deleteOnExit();
        }
    }

    private void refresh() {
        try {
            show(attachments.of(record.ref()));
        } catch (TradewindException gone) {
            show(List.of());
        }
    }

    private void show(List<Attachment> files) {
        count.setText(files.isEmpty() ? "" : reader.number(files.size()));
        rows.removeAll();
        files.forEach(file -> rows.add(row(file)));
        if (files.isEmpty()) {
            Span none = new Span(reader.text("ui.files.none"));
            none.addClassNames("tw-quiet", "tw-related-none");
            rows.add(none);
        }
    }

    private Component row(Attachment file) {
        Span icon = new Span(Icons.of(icon(file.contentType())));
        icon.addClassName("tw-file-icon");
        Anchor name = new Anchor(content(file), file.name());
        name.addClassNames("tw-link", "tw-file-name");
        name.getElement().setAttribute("download", true);
        name.getElement().setAttribute("title", file.name());
        Span words = new Span(reader.text(
                "ui.files.about", size(file.size()), reader.show(file.addedBy()), reader.ago(file.addedAt())));
        words.addClassName("tw-related-words");
        words.getElement().setAttribute("title", reader.moment(file.addedAt()));
        Div text = new Div(name, words);
        text.addClassName("tw-related-text");
        Button download = Buttons.small(Buttons.icon(
                "download",
                reader.text("ui.files.download", file.name()),
                () -> name.getElement().executeJs("this.click()")));
        Div row = new Div(icon, text, download);
        row.addClassName("tw-file");
        if (file.removable()) {
            row.add(Buttons.small(Buttons.icon("x", reader.text("ui.files.remove", file.name()), () -> remove(file))));
        }
        return row;
    }

    private void remove(Attachment file) {
        if (Guarded.run(() -> attachments.remove(file.id()))) {
            refresh();
            Toast.done(reader.text("ui.files.removed", file.name()), reader.text("ui.undo"), () -> {
                Guarded.run(() -> attachments.restore(file.id()));
                refresh();
            });
        }
    }

    /** Always to be saved, never to be shown by the browser. */
    private DownloadHandler content(Attachment file) {
        Actor actor = desk.identity().require();
        return event -> desk.identity().as(actor, () -> write(event, file));
    }

    private void write(DownloadEvent event, Attachment file) {
        Attachment now = attachments.require(file.id());
        event.setFileName(now.name());
        event.setContentType(now.contentType());
        event.setContentLength(now.size());
        event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
        try (var to = event.getOutputStream()) {
            attachments.write(now.id(), to);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String icon(String type) {
        if (type.startsWith("image/")) {
            return "image";
        }
        if (type.startsWith("video/")) {
            return "play";
        }
        if (type.startsWith("audio/")) {
            return "mic";
        }
        if (type.contains("sheet") || type.contains("excel") || type.equals("text/csv")) {
            return "file-spreadsheet";
        }
        if (type.contains("zip") || type.contains("rar") || type.contains("7z")) {
            return "archive";
        }
        if (type.contains("presentation") || type.contains("powerpoint")) {
            return "presentation";
        }
        return type.equals("message/rfc822") || type.contains("outlook") ? "mail" : "file-text";
    }

    private String size(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (size.compareTo(STEP) >= 0 && unit < 3) {
            size = size.divide(STEP);
            unit++;
        }
        int digits = unit == 0 || size.compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
        return reader.number(size.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros())
                + List.of(" B", " KB", " MB", " GB").get(unit);
    }
}
