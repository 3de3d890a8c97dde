package io.tradewind.followup.internal.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.followup.Way;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The ways to get in touch, side by side, one of them chosen. */
final class Ways extends Span {
    private static final long serialVersionUID = 1L;

    private final transient Map<Way, NativeButton> buttons = new EnumMap<>(Way.class);
    private Way chosen = Way.CALL;

    /** @param told of the way that the reader chooses */
    Ways(Reader reader, Consumer<Way> told) {
        addClassNames("tw-segmented", "fu-ways");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", reader.field("follow-ups", "way"));
        for (Way way : Way.values()) {
            NativeButton button = Buttons.bare("", () -> {
                choose(way);
                told.accept(way);
            });
            Span words = new Span(words(reader, way));
            button.add(Icons.of(icon(way)), words);
            button.getElement().setAttribute("title", words(reader, way));
            buttons.put(way, button);
            add(button);
        }
        choose(chosen);
    }

    static String words(Reader reader, Way way) {
        return reader.value("follow-ups", "way", way.name());
    }

    static String icon(Way way) {
        return switch (way) {
            case CALL -> "phone";
            case EMAIL -> "mail";
            case MEETING -> "users";
            case VISIT -> "map-pin";
            case MESSAGE -> "message-square";
            case OTHER -> "ellipsis";
        };
    }

    void choose(Way way) {
        chosen = way;
        buttons.forEach(
                (other, button) -> button.getElement().setAttribute("aria-pressed", Boolean.toString(other == way)));
    }

    Way chosen() {
        return chosen;
    }
}
