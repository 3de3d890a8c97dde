package io.tradewind.ui.internal.record;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

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

    /** Remembers it in the tab. */
    public void leave(UI ui) {
        ComponentUtil.setData(ui, ListTrail.class, this);
    }

    /** The tab's trail, if it is of that type. */
    public static Optional<ListTrail> of(@Nullable UI ui, String type) {
        return Optional.ofNullable(ui)
                .map(tab -> ComponentUtil.getData(tab, ListTrail.class))
                .filter(trail -> trail.type().equals(type));
    }
}
