package io.tradewind.ui.internal.admin;

import java.io.ByteArrayInputStream;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;

import io.tradewind.TradewindException;
import io.tradewind.module.Modules;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** Takes a module's bundle file; it is checked before anything is changed. */
final class InstallDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 60 * 1024 * 1024;

    private final transient Modules modules;
    private final transient Reader reader;
    private final Div problem = new Div();

    InstallDialog(Modules modules, Reader reader) {
        super(reader.text("ui.modules.add"));
        this.modules = modules;
        this.reader = reader;
        setWidth("480px");
        Upload upload = new Upload(UploadHandler.inMemory((about, jar) -> install(about.fileName(), jar)));
        upload.setAcceptedFileExtensions(".jar");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setUploadButton(Buttons.primary(reader.text("ui.modules.choose"), "upload", () -> {}));
        upload.setDropLabel(new Span(reader.text("ui.import.drop")));
        Fields.translate(upload);
        upload.addFileRejectedListener(no -> say(no.getErrorMessage()));
        Div content = new Div(new Paragraph(reader.text("ui.modules.add.words")), upload, problem);
        content.addClassName("tw-stack");
        add(content);
        getFooter().add(Buttons.plain(reader.text("ui.close"), this::close));
    }

    private void say(String words) {
        problem.removeAll();
        problem.add(new Notice(Tone.RED, words));
    }

    private void install(String name, byte[] jar) {
        problem.removeAll();
        try {
            Modules.Module module = modules.install(name, new ByteArrayInputStream(jar));
            close();
            String title = reader.find("module." + module.name() + ".title").orElse(module.name());
            Toast.done(reader.text("ui.modules.installed", title, module.version()));
        } catch (TradewindException refused) {
            say(reader.problem(refused));
        }
    }
}
