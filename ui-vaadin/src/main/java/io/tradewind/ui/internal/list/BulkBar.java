package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** What can be done with all ticked rows; floats over the list while there are some. */
final class BulkBar extends Div {
    private static final long serialVersionUID = 1L;

    private final Span count = new Span();
    private final NativeButton all = new NativeButton();
    private final Div actions = new Div();
    private final transient Reader reader;
    /** Most lists are read without a tick: the bar is filled when it is first shown. */
    private final transient List<Runnable> later = new ArrayList<>();

    private boolean everything;

    /** @param clear takes all ticks away */
    BulkBar(Reader reader, Runnable clear) {
        this.reader = reader;
        addClassName("tw-bulk");
        getElement().setAttribute("role", "toolbar");
        count.addClassName("tw-bulk-count");
        all.addClassNames("tw-bulk-action", "tw-bulk-all");
        all.setVisible(false);
        actions.addClassName("tw-bulk-actions");
        later.add(() -> {
            NativeButton cross = button("x", "", clear);
            cross.getElement().setAttribute("aria-label", reader.text("ui.list.bulk.clear"));
            add(count, all, actions, cross);
        });
        setVisible(false);
    }

    BulkBar with(String icon, String words, Runnable action) {
        later.add(() -> actions.add(button(icon, words, action)));
        return this;
    }

    /** Several things under one button. */
    <T> void menu(String icon, String words, List<T> items, Function<T, String> named, Consumer<T> chosen) {
        later.add(() -> addMenu(icon, words, items, named, chosen));
    }

    private <T> void addMenu(String icon, String words, List<T> items, Function<T, String> named, Consumer<T> chosen) {
        NativeButton button = button(icon, words, () -> {});
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addClassName("tw-menu");
        items.forEach(item -> menu.addItem(named.apply(item), click -> chosen.accept(item)));
        actions.add(button);
    }

    /**
     * @param words how many rows the list shows, as far as is known
     * @param more whether that is more than the ticked ones
     */
    void show(int selected, String words, boolean more) {
        everything = false;
        if (selected > 0) {
            later.forEach(Runnable::run);
            later.clear();
        }
        count.setText(reader.text("ui.list.bulk.count", selected));
        all.setText(reader.text("ui.bulk.all", words));
        all.setVisible(more && selected > 0);
        setVisible(selected > 0);
    }

    /** What to do when all that the list shows is meant. */
    void onAll(Runnable meant) {
        Buttons.pressed(all, () -> {
            everything = true;
            count.setText(all.getText());
            all.setVisible(false);
            meant.run();
        });
    }

    /** Whether all that the list shows is meant, rather than the ticked rows. */
    boolean isEverything() {
        return everything;
    }

    String words() {
        return count.getText();
    }

    private static NativeButton button(String icon, String words, Runnable action) {
        NativeButton button = Buttons.bare("", action);
        button.addClassName("tw-bulk-action");
        button.add(Icons.of(icon));
        if (!words.isEmpty()) {
            button.add(new Span(words));
        }
        return button;
    }
}
