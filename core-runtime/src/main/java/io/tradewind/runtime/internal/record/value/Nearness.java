package io.tradewind.runtime.internal.record.value;

import java.util.ArrayList;
import java.util.List;

/** How near two keys of {@link Likeness#loose} are to each other: shared pairs of characters, 0 to 1. */
public final class Nearness {
    private static final double INSIDE = 0.9;
    private static final int SHORT = 4;

    private Nearness() {}

    public static double of(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.contains(other) || other.contains(one)) {
            return INSIDE;
        }
        List<String> pairs = pairs(one);
        List<String> others = new ArrayList<>(pairs(other));
        int all = pairs.size() + others.size();
        long shared = pairs.stream().filter(others::remove).count();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static List<String> pairs(String key) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 2 <= key.length(); i++) {
            pairs.add(key.substring(i, i + 2));
        }
        return pairs;
    }

    /** Pieces of which a key that differs in one place has at least one. */
    public static List<String> pieces(String key) {
        return key.length() < SHORT
                ? List.of(key)
                : List.of(key.substring(0, key.length() / 2), key.substring(key.length() / 2));
    }
}
