package io.tradewind.ui.internal.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;

import io.tradewind.access.Actor;

/** Hands files to the browser as they are made, without keeping them. */
public final class Downloads {
    private Downloads() {}

    /**
     * Starts a download at once.
     *
     * @param at a component on the page that may hold the hidden link
     * @param writer writes the file, as the present actor
     */
    public static <C extends Component & HasComponents> void start(
            Desk desk, C at, String fileName, String contentType, Consumer<OutputStream> writer) {
        Actor actor = desk.identity().require();
        DownloadHandler handler = event -> desk.identity().as(actor, () -> write(event, fileName, contentType, writer));
        Anchor link = new Anchor(handler, "");
        link.getElement().setAttribute("download", true);
        link.getStyle().setDisplay(com.vaadin.flow.dom.Style.Display.NONE);
        at.add(link);
        link.getElement().executeJs("this.click()").then(done -> {});
    }

    private static void write(DownloadEvent event, String fileName, String contentType, Consumer<OutputStream> writer) {
        event.setFileName(fileName);
        event.setContentType(contentType);
        try (OutputStream to = event.getOutputStream()) {
            writer.accept(to);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
