package io.tradewind.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.vaadin.flow.component.icon.SvgIcon;

/**
 * Line icons of one set, by Lucide's names: {@code house, users, building-2, plus, trash-2 …}; the whole list is
 * {@code META-INF/resources/tradewind/icons.svg}. A name that is not in the set shows a plain box. They take the colour of
 * the text around them.
 */
public final class Icons {
    private static final String SET = "tradewind/icons.svg";
    private static final String UNKNOWN = "box";
    private static final Set<String> NAMES = names();

    private Icons() {}

    /** 16 pixels. */
    public static SvgIcon of(String name) {
        var icon = new SvgIcon(SET, NAMES.contains(name) ? name : UNKNOWN);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** 14 pixels, beside small text. */
    public static SvgIcon small(String name) {
        var icon = of(name);
        icon.addClassName("tw-icon-small");
        return icon;
    }

    /** 20 pixels, in large tiles. */
    public static SvgIcon large(String name) {
        var icon = of(name);
        icon.addClassName("tw-icon-large");
        return icon;
    }

    private static Set<String> names() {
        try (var file = Icons.class.getResourceAsStream("/META-INF/resources/" + SET)) {
            if (file == null) {
                throw new IllegalStateException(SET + " is missing");
            }
            return Pattern.compile("<symbol id=\"([a-z0-9-]+)\"")
                    .matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
