package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The texts of one column in memory, to be looked through much faster than the table. Only grows: a changed text stands beside its
 * former one, so what is found are candidates, of which the database keeps those that match.
 */
final class ColumnTexts {
    /** Stands between two texts; no column holds it. */
    private static final char GAP = '\0';

    private static final int LARGEST_BLOCK = 64 * 1024;

    /** Some texts as one, each ending at its place, and whose they are. */
    private record Block(String texts, int[] ends, String[] ids) {
        boolean find(String word, Set<String> found, int most) {
            int entry = 0;
            for (int at = texts.indexOf(word); at >= 0; at = texts.indexOf(word, ends[entry])) {
                while (ends[entry] <= at) {
                    entry++;
                }
                found.add(ids[entry]);
                if (found.size() > most) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private long characters;

    /** @param text in lower case */
    synchronized void add(String id, String text) {
        open.append(text).append(GAP);
        ends.add(open.length());
        ids.add(id);
        characters += text.length() + id.length();
        if (open.length() >= LARGEST_BLOCK) {
            blocks.add(block());
            open.setLength(0);
            ends.clear();
            ids.clear();
        }
    }

    private Block block() {
        return new Block(
                open.toString(), ends.stream().mapToInt(Integer::intValue).toArray(), ids.toArray(String[]::new));
    }

    /** How many characters are kept, roughly. */
    synchronized long size() {
        return characters;
    }

    /**
     * Ids of the records in whose text the word stands or once stood.
     *
     * @param word in lower case, not empty
     * @return empty if they are more than {@code most}
     */
    synchronized Optional<Set<String>> containing(String word, int most) {
        Set<String> found = new LinkedHashSet<>();
        for (Block block : blocks) {
            if (!block.find(word, found, most)) {
                return Optional.empty();
            }
        }
        return block().find(word, found, most) ? Optional.of(found) : Optional.empty();
    }
}
