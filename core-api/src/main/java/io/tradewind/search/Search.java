package io.tradewind.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradewind.record.RecordRef;

/**
 * Finds records of all types by words, for the current actor: only records that they may see, and only by fields that they may
 * read. Searched are titles, numbers, phones, e-mail addresses, what identifies a record (unique fields and those that warn of
 * duplicates), and the fields that their type describes as searched. What was saved is found within seconds.
 */
public interface Search {
    /** Longest text that is searched for, in characters, and the most words in it. */
    int LONGEST = 200;

    int MOST_WORDS = 10;

    /**
     * Records that have all of the words: Chinese by words or parts of them, by pinyin ({@code beijing}) or its initials
     * ({@code bj}); other words by how they begin; numbers by three or more digits in a row. Those whose title begins with the words
     * come first, then those with the words in the title, then others; each of these the latest changed first.
     *
     * @param words blank: nothing is found
     * @param types names of record types to look in; empty: all. Types that are not there or may not be seen have no hits
     * @param limit hits a type, 1 to 50
     * @throws io.tradewind.TradewindException MALFORMED {@code search.limit} if the limit is out of range, {@code search.too-much} if
     *     the text or the number of words is too long
     */
    Found find(String words, Set<String> types, int limit);

    /**
     * The text with what is wanted marked, if it has all of the words by the same rules; for menus and commands. Empty too if nothing
     * is wanted, or too much.
     */
    Optional<Marked> match(String words, String text);

    /**
     * The answer.
     *
     * @param groups best first
     * @param complete whether all was looked at; if not, the index is being built, and some types were only asked for titles and
     *     numbers that begin with the words, and for texts that contain them
     */
    record Found(List<Group> groups, boolean complete) {
        public Found {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Hits of one type, best first; never empty.
     *
     * @param more whether there are others
     */
    record Group(String type, List<Hit> hits, boolean more) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /**
     * One record.
     *
     * @param title what names it to people, the found parts marked
     * @param field name of the field that explains best why it was found; the title's if all is found there
     * @param text what that field says, long texts cut around what was found
     */
    record Hit(RecordRef ref, Marked title, String field, Marked text) {}

    /** A text with marked parts, in their order, not overlapping. */
    record Marked(String text, List<Mark> marks) {
        public Marked {
            marks = List.copyOf(marks);
        }
    }

    /** A marked part: from {@code begin} up to but not including {@code end}, in UTF-16 units. */
    record Mark(int begin, int end) {}
}
