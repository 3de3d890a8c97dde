package io.tradewind.ui.internal.shell;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;

import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.Figure;

/** The menu's groups; follows modules and record types as they come and go. */
final class SideMenu extends Div {
    private static final long serialVersionUID = 1L;
    private static final int FAVORITES = 8;

    private final transient Menu menu;

    private final transient Slots slots;
    private final transient Recalls recalls;

    SideMenu(Menu menu, Slots slots, Recalls recalls) {
        this.menu = menu;
        this.slots = slots;
        this.recalls = recalls;
        addClassName("tw-nav");
        refresh();
    }

    void refresh() {
        removeAll();
        var reader = Reader.current();
        var counts = slots.counts().stream()
                .filter(figure -> !figure.path().isEmpty())
                .collect(Collectors.toMap(Figure::path, Function.identity(), (one, other) -> one));
        menu.groups().forEach((group, items) -> {
            var nav = group.isEmpty()
                    ? new SideNav()
                    : new SideNav(reader.find("menu." + group).orElse(group));
            items.forEach(item -> nav.addItem(item(item, counts)));
            add(nav);
            if (group.isEmpty()) {
                favorites(reader);
            }
        });
    }

    private void favorites(Reader reader) {
        var all = recalls.favorites();
        if (all.isEmpty()) {
            return;
        }
        var nav = new SideNav(reader.text("ui.favorites"));
        nav.addClassName("tw-nav-favorites");
        nav.setCollapsible(true);
        all.stream()
                .limit(FAVORITES)
                .forEach(place -> nav.addItem(new SideNavItem(place.title(), place.path(), Icons.of(place.icon()))));
        if (all.size() > FAVORITES) {
            nav.addItem(
                    new SideNavItem(reader.text("ui.favorites.all", all.size()), FavoritesView.PATH, Icons.of("star")));
        }
        add(nav);
    }

    private static SideNavItem item(Menu.Item item, Map<String, Figure> counts) {
        var entry = new SideNavItem(item.label(), item.path(), Icons.of(item.icon()));
        entry.setMatchNested(!item.path().isEmpty());
        var count = counts.get(item.path());
        if (count != null) {
            var badge = new Span(count.figure());
            badge.addClassName(count.tone() == Tone.RED ? "tw-nav-count-hot" : "tw-nav-count");
            entry.setSuffixComponent(badge);
        }
        return entry;
    }
}
