package io.tradewind.runtime.internal.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tradewind.runtime.internal.record.SearchedRecords.Role;
import io.tradewind.runtime.internal.search.Folded.Run;

/**
 * What a text is found by. Each term begins with a letter for its kind; terms at following places can be asked for as a phrase.
 * There are some hundred syllables, pairs of initials and triples of digits, so that parts of words are found in indexes of any size
 * by a few terms.
 */
final class Terms {
    static final char CHINESE = 'h';
    static final char SYLLABLE = 'p';
    static final char INITIALS = 'i';
    static final char WORD = 'w';
    static final char DIGITS = 'd';

    /** How a whole title begins, blanks left away: as written, as it is read, and by initials. */
    static final char WRITTEN = 't';

    static final char READ = 'q';
    static final char ABBREVIATED = 'j';

    static final int DIGITS_TOGETHER = 3;
    static final int LONGEST_WORD = 40;
    static final int LONGEST_BEGIN = 60;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_READINGS = 8;

    /** @param place never less than that of the term before */
    record Term(String text, int place) {}

    private final List<Term> terms = new ArrayList<>();
    private int place;

    private Terms() {}

    /** What the text of a field is found by. */
    static List<Term> of(String raw, Role role) {
        Folded folded = Folded.of(raw.length() <= LONGEST_TEXT ? raw : raw.substring(0, LONGEST_TEXT));
        Terms terms = new Terms();
        for (Run run : folded.runs()) {
            if (run.isChinese()) {
                terms.addChinese(folded.of(run));
            } else {
                terms.addWord(folded.of(run), role != Role.PHONE);
            }
            terms.place++;
        }
        if (role == Role.PHONE) {
            terms.addDigits(digits(folded.text()));
        }
        return terms.terms;
    }

    static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(point -> point >= '0' && point <= '9').forEach(digits::appendCodePoint);
        return digits.toString();
    }

    private void add(char kind, String text) {
        terms.add(new Term(kind + text, place));
    }

    private void addChinese(String text) {
        for (int i = 0; i < text.length(); i++) {
            String next = i + 1 < text.length() ? text.substring(i + 1, i + 2) : "";
            add(CHINESE, text.substring(i, i + 1));
            Pinyin.of(text.charAt(i)).forEach(reading -> add(SYLLABLE, reading));
            if (!next.isEmpty()) {
                add(CHINESE, text.charAt(i) + next);
                for (String first : Pinyin.initials(text.charAt(i))) {
                    Pinyin.initials(next.charAt(0)).forEach(second -> add(INITIALS, first + second));
                }
            }
            place++;
        }
    }

    private void addWord(String word, boolean withDigits) {
        add(WORD, cut(word));
        List<String> stretches = stretches(word);
        if (stretches.size() > 1) {
            stretches.forEach(stretch -> add(WORD, cut(stretch)));
        }
        if (withDigits) {
            stretches.stream().filter(Terms::isDigits).forEach(this::addDigits);
        }
        place++;
    }

    private void addDigits(String digits) {
        for (int i = 0; i + DIGITS_TOGETHER <= digits.length(); i++) {
            add(DIGITS, digits.substring(i, i + DIGITS_TOGETHER));
            place++;
        }
        place++;
    }

    static String cut(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }

    /** The letters and the digits of a word, apart. */
    static List<String> stretches(String word) {
        List<String> stretches = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= word.length(); i++) {
            if (i == word.length() || isDigit(word.charAt(i)) != isDigit(word.charAt(begin))) {
                stretches.add(word.substring(begin, i));
                begin = i;
            }
        }
        return stretches;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> isDigit((char) character));
    }

    static boolean isLetters(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= 'a' && character <= 'z');
    }

    /** What a title is found by as a whole. */
    static Set<String> begins(String raw) {
        String text = joined(Folded.of(raw));
        Set<String> begins = new LinkedHashSet<>();
        begins.add(WRITTEN + text);
        if (text.chars().anyMatch(character -> Folded.isChinese((char) character))) {
            read(text, false).forEach(reading -> begins.add(READ + reading));
            read(text, true).forEach(reading -> begins.add(ABBREVIATED + reading));
        }
        return begins;
    }

    /** Letters, digits and Chinese characters only, as many as a title is looked at. */
    static String joined(Folded folded) {
        StringBuilder joined = new StringBuilder();
        folded.runs().forEach(run -> joined.append(folded.of(run)));
        return joined.length() <= LONGEST_BEGIN ? joined.toString() : joined.substring(0, LONGEST_BEGIN);
    }

    private static Set<String> read(String text, boolean initials) {
        Set<String> all = Set.of("");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            List<String> readings = initials ? Pinyin.initials(character) : Pinyin.of(character);
            Set<String> longer = new LinkedHashSet<>();
            for (String begin : all) {
                if (readings.isEmpty()) {
                    longer.add(begin + character);
                }
                for (String reading : readings) {
                    if (longer.size() < MOST_READINGS) {
                        longer.add(begin + reading);
                    }
                }
            }
            all = longer;
        }
        return all;
    }
}
