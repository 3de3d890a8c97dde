package io.tradewind.runtime.internal.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.tradewind.list.ValueLists;
import io.tradewind.list.ValueLists.Entry;

/**
 * Finds the list entry that a cell means: by code or text, else the only one with the same letters and digits, {@code GTXPro} for {@code GTX Pro}.
 *
 * @param exactly whether codes and texts alone count
 */
record NearEntry(ValueLists lists, String list, boolean exactly) {
    Optional<Entry> find(String cell) {
        Optional<Entry> written = lists.find(list, cell);
        return written.isPresent() || exactly ? written : spelledAlike(cell);
    }

    private Optional<Entry> spelledAlike(String cell) {
        String wanted = core(cell);
        List<Entry> alike = lists.entries(list).stream()
                .filter(entry -> !wanted.isEmpty())
                .filter(entry ->
                        core(entry.zh()).equals(wanted) || core(entry.en()).equals(wanted))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String core(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
