package io.tradewind.runtime.internal.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts Chinese text into words, so that words that stand apart in a record are found by a question without blanks. */
final class Segments {
    private static final int SHORTEST = 4;

    private Segments() {}

    /** Words in their order; single characters that follow each other stay together, they are mostly one unknown word. */
    static List<String> of(String chinese) {
        if (chinese.length() < SHORTEST) {
            return List.of(chinese);
        }
        List<String> words = new ArrayList<>();
        StringBuilder singles = new StringBuilder();
        for (String word : cut(chinese)) {
            if (word.length() == 1) {
                singles.append(word);
            } else {
                take(singles, words);
                words.add(word);
            }
        }
        take(singles, words);
        return words;
    }

    private static void take(StringBuilder singles, List<String> words) {
        if (!singles.isEmpty()) {
            words.add(singles.toString());
            singles.setLength(0);
        }
    }

    private static List<String> cut(String chinese) {
        List<String> words = new ArrayList<>();
        try (Tokenizer tokenizer = new HMMChineseTokenizer()) {
            CharTermAttribute word = tokenizer.addAttribute(CharTermAttribute.class);
            tokenizer.setReader(new StringReader(chinese));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                words.add(word.toString());
            }
            tokenizer.end();
            return words;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
