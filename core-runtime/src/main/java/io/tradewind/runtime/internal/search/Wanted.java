package io.tradewind.runtime.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.runtime.internal.search.Folded.Run;
import io.tradewind.search.Search;

/**
 * What somebody looks for.
 *
 * @param parts all of them must be found
 * @param begin all together without blanks, for titles that begin so
 */
record Wanted(List<Part> parts, String begin) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern NUMBER = Pattern.compile("[+(\\d][\\d()./+-]*");

    /** A part of the question. */
    sealed interface Part {
        /** What was typed, folded. */
        String text();
    }

    /** @param words found apart from each other too */
    record Chinese(String text, List<String> words) implements Part {}

    /** Letters, digits or both: the begin of a word, digits within one, or pinyin. */
    record Word(String text) implements Part {}

    /**
     * A number with the signs that people put between digits.
     *
     * @param text its digits
     * @param words its parts
     */
    record Number(String text, List<String> words) implements Part {}

    static Wanted of(String words) {
        String[] all = BLANKS.split(words.strip());
        if (words.length() > Search.LONGEST || all.length > Search.MOST_WORDS) {
            throw new TradewindException(Kind.MALFORMED, "search.too-much", Search.LONGEST, Search.MOST_WORDS);
        }
        List<Part> parts = new ArrayList<>();
        for (String word : all) {
            add(Folded.of(word), parts);
        }
        return new Wanted(List.copyOf(parts), Terms.joined(Folded.of(words)));
    }

    private static void add(Folded word, List<Part> parts) {
        List<String> runs = word.runs().stream().map(word::of).toList();
        String digits = Terms.digits(word.text());
        if (runs.size() > 1
                && digits.length() >= Terms.DIGITS_TOGETHER
                && NUMBER.matcher(word.text()).matches()) {
            parts.add(new Number(digits, runs));
            return;
        }
        for (Run run : word.runs()) {
            String text = word.of(run);
            parts.add(run.isChinese() ? new Chinese(text, Segments.of(text)) : new Word(Terms.cut(text)));
        }
    }

    boolean isNothing() {
        return parts.isEmpty();
    }
}
