package io.tradewind.runtime.internal.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/**
 * How Chinese characters are read. The usual readings come from ICU, as a table, because its transliterator needs seconds to start
 * and milliseconds a name; the others of characters with several are listed by hand. Read at first use, some 100 KB.
 */
final class Pinyin {
    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fff';
    private static final int MOST_SPLITS = 6;
    private static final int LONGEST_SYLLABLE = 6;

    private static final NavigableSet<String> SYLLABLES = new TreeSet<>();
    private static final byte[][] USUAL = new byte[2][LAST - FIRST + 1];
    private static final List<List<String>> BY_NUMBER = new ArrayList<>();
    private static final Map<Character, List<String>> SEVERAL = new HashMap<>();

    static {
        BY_NUMBER.add(List.of());
        for (String line : lines("pinyin.txt")) {
            int blank = line.indexOf(' ');
            int number = BY_NUMBER.size();
            BY_NUMBER.add(typed(List.of(line.substring(0, blank))));
            for (int i = blank + 1; i < line.length(); i++) {
                USUAL[0][line.charAt(i) - FIRST] = (byte) number;
                USUAL[1][line.charAt(i) - FIRST] = (byte) (number >> 8);
            }
        }
        for (String line : lines("readings.txt")) {
            SEVERAL.put(line.charAt(0), typed(List.of(line.substring(2).split(" "))));
        }
        BY_NUMBER.forEach(SYLLABLES::addAll);
    }

    private Pinyin() {}

    private static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Pinyin.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As people type them: ü is v on a keyboard, and often u. */
    private static List<String> typed(List<String> readings) {
        List<String> typed = new ArrayList<>();
        for (String reading : readings) {
            typed.add(reading);
            if (reading.indexOf('v') >= 0) {
                typed.add(reading.replace('v', 'u'));
            }
        }
        return typed.stream().distinct().toList();
    }

    /** How the character may be read, the usual way first; empty if it is not known. */
    static List<String> of(char character) {
        if (character < FIRST || character > LAST) {
            return List.of();
        }
        List<String> several = SEVERAL.get(character);
        int at = character - FIRST;
        return several != null ? several : BY_NUMBER.get((USUAL[0][at] & 0xff) | (USUAL[1][at] & 0xff) << 8);
    }

    /** The first letters of its readings. */
    static List<String> initials(char character) {
        return of(character).stream()
                .map(reading -> reading.substring(0, 1))
                .distinct()
                .toList();
    }

    /** Syllables that begin so. */
    static NavigableSet<String> startingWith(String begin) {
        return SYLLABLES.subSet(begin, true, begin + '\uffff', false);
    }

    /** Ways to read letters as syllables, of which the last may be unfinished; a few of them, those with long syllables first. */
    static List<List<String>> splits(String letters) {
        Splitting splitting = new Splitting(letters, new ArrayList<>(), new boolean[letters.length()]);
        splitting.from(0, new ArrayList<>());
        return splitting.found;
    }

    /** @param dead places from which no way leads to the end */
    @SuppressWarnings("ArrayRecordComponent")
    private record Splitting(String letters, List<List<String>> found, boolean[] dead) {
        void from(int begin, List<String> before) {
            if (dead[begin] || found.size() == MOST_SPLITS) {
                return;
            }
            int known = found.size();
            String rest = letters.substring(begin);
            if (!startingWith(rest).isEmpty()) {
                List<String> whole = new ArrayList<>(before);
                whole.add(rest);
                found.add(whole);
            }
            for (int length = Math.min(LONGEST_SYLLABLE, rest.length() - 1); length > 0; length--) {
                String syllable = rest.substring(0, length);
                if (SYLLABLES.contains(syllable)) {
                    before.add(syllable);
                    from(begin + length, before);
                    before.removeLast();
                }
            }
            dead[begin] = found.size() == known;
        }
    }
}
