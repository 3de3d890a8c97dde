package io.tradewind.ui.internal.shell;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;

import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.Figure;

/**
 * The menu's groups; follows modules and record types as they come and go. It is one piece of markup: a component for each of its
 * lines, icons and counts would be kept for every open tab.
 */
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

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getInternals().addComponentDependencies(SideNav.class);
        event.getUI().getInternals().addComponentDependencies(SideNavItem.class);
    }

    void refresh() {
        var reader = Reader.current();
        var counts = slots.counts().stream()
                .filter(figure -> !figure.path().isEmpty())
                .collect(Collectors.toMap(Figure::path, Function.identity(), (one, other) -> one));
        var all = new Document("");
        all.outputSettings().prettyPrint(false);
        menu.groups().forEach((group, items) -> {
            var nav =
                    nav(all, group.isEmpty() ? "" : reader.find("menu." + group).orElse(group));
            items.forEach(item -> item(nav, item, counts));
            if (group.isEmpty()) {
                favorites(all, reader);
            }
        });
        getElement().setProperty("innerHTML", all.html());
    }

    private void favorites(Element all, Reader reader) {
        var places = recalls.favorites();
        if (places.isEmpty()) {
            return;
        }
        var nav = nav(all, reader.text("ui.favorites"));
        nav.addClass("tw-nav-favorites");
        nav.attr("collapsible", true);
        places.stream().limit(FAVORITES).forEach(place -> entry(nav, place.title(), place.path(), place.icon()));
        if (places.size() > FAVORITES) {
            entry(nav, reader.text("ui.favorites.all", places.size()), FavoritesView.PATH, "star");
        }
    }

    private static Element nav(Element all, String label) {
        var nav = all.appendElement("vaadin-side-nav");
        if (!label.isEmpty()) {
            nav.appendElement("span").attr("slot", "label").text(label);
        }
        return nav;
    }

    private static void item(Element nav, Menu.Item item, Map<String, Figure> counts) {
        var entry = entry(nav, item.label(), item.path(), item.icon());
        entry.attr("match-nested", !item.path().isEmpty());
        var count = counts.get(item.path());
        if (count != null) {
            entry.appendElement("span")
                    .attr("slot", "suffix")
                    .addClass(count.tone() == Tone.RED ? "tw-nav-count-hot" : "tw-nav-count")
                    .text(count.figure());
        }
    }

    private static Element entry(Element nav, String label, String path, String icon) {
        var entry = nav.appendElement("vaadin-side-nav-item").attr("path", path);
        var drawn = Icons.of(icon).getElement();
        var shown = entry.appendElement(drawn.getTag()).attr("slot", "prefix");
        drawn.getAttributeNames().forEach(name -> shown.attr(name, drawn.getAttribute(name)));
        drawn.getPropertyNames().forEach(name -> shown.attr(name, drawn.getProperty(name)));
        entry.appendText(label);
        return entry;
    }
}
