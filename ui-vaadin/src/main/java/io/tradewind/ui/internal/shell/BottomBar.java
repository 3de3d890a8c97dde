package io.tradewind.ui.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.internal.record.Screen;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The bar of a phone: home, the first lists, create in the middle, and the whole menu. */
final class BottomBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PLACES = 2;

    /** Tells when the tab becomes as narrow as a phone; the stylesheet shows the bar at the same width. */
    private static final String WATCH = """
            const narrow = matchMedia('(max-width: 720px)');
            const tell = () => narrow.matches && this.dispatchEvent(new CustomEvent('tw-narrow'));
            narrow.addEventListener('change', tell);
            tell();
            """;

    private final transient Menu menu;
    private final transient Runnable palette;
    private final transient Runnable drawer;
    private final transient Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private String current = "";
    private boolean narrow = Screen.isPhone();

    BottomBar(Menu menu, Runnable palette, Runnable drawer) {
        this.menu = menu;
        this.palette = palette;
        this.drawer = drawer;
        addClassName("tw-bottom-bar");
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (!narrow) {
            getElement().addEventListener("tw-narrow", met -> fill());
            getElement().executeJs(WATCH);
        }
    }

    private void fill() {
        if (!narrow) {
            narrow = true;
            refresh();
        }
    }

    /** Follows the menu; a wide screen has no use for the bar and keeps none. */
    void refresh() {
        removeAll();
        buttons.clear();
        if (!narrow) {
            return;
        }
        var reader = Reader.current();
        var lists = menu.groups().entrySet().stream()
                .filter(group -> !group.getKey().isEmpty() && !group.getKey().equals("admin"))
                .flatMap(group -> group.getValue().stream())
                .limit(PLACES)
                .toList();
        place("", reader.text("ui.home.title"), "house");
        lists.stream().limit(1).forEach(item -> place(item.path(), item.label(), item.icon()));
        addCreate(reader);
        lists.stream().skip(1).forEach(item -> place(item.path(), item.label(), item.icon()));
        add(button(reader.text("ui.menu.more"), "menu", drawer));
        show(current);
    }

    void show(String path) {
        current = path;
        buttons.forEach((place, button) -> button.setClassName("tw-bottom-on", place.equals(path)));
    }

    private void place(String path, String label, String icon) {
        var button = button(label, icon, () -> UI.getCurrent().navigate(path));
        buttons.put(path, button);
        add(button);
    }

    private void addCreate(Reader reader) {
        var creatable = menu.creatable();
        if (creatable.isEmpty()) {
            return;
        }
        var button = Buttons.bare(
                "", () -> create(creatable.stream().map(type -> type.name()).toList()));
        button.addClassName("tw-bottom-create");
        button.getElement().setAttribute("aria-label", reader.text("ui.create"));
        button.add(Icons.large("plus"));
        add(button);
    }

    private void create(List<String> types) {
        if (types.size() == 1) {
            UI.getCurrent().navigate(types.getFirst() + "/new");
        } else {
            palette.run();
        }
    }

    private static NativeButton button(String label, String icon, Runnable go) {
        var button = Buttons.bare("", () -> go.run());
        button.addClassName("tw-bottom-item");
        button.add(Icons.large(icon), new Span(label));
        return button;
    }
}
