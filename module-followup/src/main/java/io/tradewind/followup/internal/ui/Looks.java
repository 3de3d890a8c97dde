package io.tradewind.followup.internal.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

/** The stage's own stylesheet and script, brought into a tab once: they come and go with the stage. */
final class Looks {
    private static final String STYLE = read("followup.css");
    private static final String SCRIPT = read("calendar.js");

    private Looks() {}

    private static String read(String name) {
        try (InputStream file = Looks.class.getResourceAsStream("/ui/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once a tab; a newer bundle's style takes the place of the older one's. */
    static void bring(UI ui) {
        ui.getElement()
                .executeJs(
                        "let s = document.getElementById('tw-followup-style');"
                                + "if (!s) { s = document.createElement('style'); s.id = 'tw-followup-style'; document.head.append(s); }"
                                + "if (s.textContent !== $0) s.textContent = $0;",
                        STYLE);
    }

    /** Lets plans be dragged, stretched and moved by keys within the component. */
    static void letMove(Component calendar) {
        calendar.getElement().executeJs(SCRIPT);
    }
}
