package io.tradewind.runtime.internal.search;

import java.util.ArrayList;
import java.util.List;

import io.tradewind.runtime.internal.record.SearchedRecords.Role;
import io.tradewind.runtime.internal.search.Folded.Run;
import io.tradewind.runtime.internal.search.Wanted.Chinese;
import io.tradewind.runtime.internal.search.Wanted.Number;
import io.tradewind.runtime.internal.search.Wanted.Part;
import io.tradewind.runtime.internal.search.Wanted.Word;
import io.tradewind.search.Search.Mark;

/** Where a text has what is wanted: the same rules as {@link Terms} and {@link Questions} together, with places to mark. */
final class Matcher {
    private final Folded text;
    private final Role role;
    private final List<Run> runs;

    Matcher(String raw, Role role) {
        this.text = Folded.of(raw);
        this.role = role;
        this.runs = text.runs();
    }

    /** Places in the raw text; empty if the part is not there. */
    List<Mark> find(Part part) {
        return switch (part) {
            case Chinese chinese -> chinese(chinese);
            case Word word -> word(word.text());
            case Number number -> {
                List<Mark> digits = digits(number.text());
                yield digits.isEmpty() ? words(number.words()) : digits;
            }
        };
    }

    private List<Mark> chinese(Chinese part) {
        int at = text.text().indexOf(part.text());
        if (at >= 0) {
            return List.of(mark(at, at + part.text().length()));
        }
        List<Mark> marks = new ArrayList<>();
        for (String word : part.words()) {
            int begin = text.text().indexOf(word);
            if (begin < 0) {
                return List.of();
            }
            marks.add(mark(begin, begin + word.length()));
        }
        return marks;
    }

    private List<Mark> word(String word) {
        List<Mark> written = written(word);
        if (!written.isEmpty()) {
            return written;
        }
        List<String> stretches = Terms.stretches(word);
        if (stretches.size() > 1) {
            return words(stretches);
        }
        if (Terms.isDigits(word) && word.length() >= Terms.DIGITS_TOGETHER) {
            return digits(word);
        }
        return Terms.isLetters(word) && role != Role.PHONE && role != Role.ADDRESS ? read(word) : List.of();
    }

    /** All of the words. */
    private List<Mark> words(List<String> words) {
        List<Mark> marks = new ArrayList<>();
        for (String word : words) {
            List<Mark> one = written(word);
            if (one.isEmpty()) {
                return List.of();
            }
            marks.addAll(one);
        }
        return marks;
    }

    /** As the begin of a word, or of its letters or digits. */
    private List<Mark> written(String word) {
        for (Run run : runs) {
            if (!run.isChinese()) {
                int begin = run.begin();
                for (String stretch : Terms.stretches(text.of(run))) {
                    if (text.text().startsWith(word, begin) && begin + word.length() <= run.end()) {
                        return List.of(mark(begin, begin + word.length()));
                    }
                    begin += stretch.length();
                }
            }
        }
        return List.of();
    }

    private List<Mark> digits(String digits) {
        if (role == Role.PHONE) {
            int at = Terms.digits(text.text()).indexOf(digits);
            return at < 0 ? List.of() : List.of(mark(digit(at), digit(at + digits.length() - 1) + 1));
        }
        int at = text.text().indexOf(digits);
        return at < 0 ? List.of() : List.of(mark(at, at + digits.length()));
    }

    /** Where a digit stands among the other signs. */
    private int digit(int number) {
        int left = number;
        for (int at = 0; ; at++) {
            if (Terms.isDigits(text.text().substring(at, at + 1)) && left-- == 0) {
                return at;
            }
        }
    }

    private List<Mark> read(String letters) {
        for (Run run : runs) {
            for (int at = run.begin(); run.isChinese() && at < run.end(); at++) {
                int end = Math.max(syllables(letters, 0, at, run.end()), initials(letters, at, run.end()));
                if (end > at) {
                    return List.of(mark(at, end));
                }
            }
        }
        return List.of();
    }

    /** Behind the characters that are read so, of which the last may be read in part; 0 if they are not. */
    private int syllables(String letters, int from, int at, int end) {
        if (at == end) {
            return 0;
        }
        String rest = letters.substring(from);
        for (String reading : Pinyin.of(text.text().charAt(at))) {
            if (reading.startsWith(rest)) {
                return at + 1;
            }
            if (rest.startsWith(reading)) {
                int behind = syllables(letters, from + reading.length(), at + 1, end);
                if (behind > 0) {
                    return behind;
                }
            }
        }
        return 0;
    }

    private int initials(String letters, int at, int end) {
        if (letters.length() < 2 || at + letters.length() > end) {
            return 0;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (!Pinyin.initials(text.text().charAt(at + i)).contains(letters.substring(i, i + 1))) {
                return 0;
            }
        }
        return at + letters.length();
    }

    private Mark mark(int begin, int end) {
        return new Mark(text.place(begin), text.placeBehind(end - 1));
    }
}
