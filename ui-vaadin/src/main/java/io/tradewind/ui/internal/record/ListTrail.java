package io.tradewind.ui.internal.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;

import io.tradewind.record.RecordView;

/**
 * The list that the reader came from: a record page goes back to it as it was, and on to its neighbours.
 *
 * @param address the list's address with its filters
 * @param indexOf position of a record in the list, by id
 * @param at the record at a position
 * @param count rows in all, in words; empty if unknown
 */
public record ListTrail(
        String type,
        String address,
        Function<String, Optional<Integer>> indexOf,
        IntFunction<Optional<RecordView>> at,
        java.util.function.Supplier<String> count) {

    private static final int MOST_TABS = 12;

    /** The latest trails of a session, by tab: a reload of a page makes another UI in the same tab. */
    private static final class Trails extends LinkedHashMap<String, ListTrail> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ListTrail> eldest) {
            return size() > MOST_TABS;
        }
    }

    /** Remembers it in the tab. */
    public void leave(UI ui) {
        Trails trails = trails(ui);
        trails.remove(tab(ui));
        trails.put(tab(ui), this);
    }

    /** The tab's trail, if it is of that type. */
    public static Optional<ListTrail> of(@Nullable UI ui, String type) {
        return Optional.ofNullable(ui)
                .map(tab -> trails(tab).get(tab(tab)))
                .filter(trail -> trail.type().equals(type));
    }

    private static Trails trails(UI ui) {
        Trails kept = ui.getSession().getAttribute(Trails.class);
        if (kept == null) {
            kept = new Trails();
            ui.getSession().setAttribute(Trails.class, kept);
        }
        return kept;
    }

    private static String tab(UI ui) {
        ExtendedClientDetails details = ui.getPage().getExtendedClientDetails();
        String name = details == null ? null : details.getWindowName();
        return name == null || name.isEmpty() ? "ui-" + ui.getUIId() : name;
    }
}
