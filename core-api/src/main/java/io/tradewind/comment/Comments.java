package io.tradewind.comment;

import java.util.List;

import io.tradewind.record.RecordRef;

/**
 * Comments on records of every type. Whoever may see a record, and all of it, reads and writes them; each changes and deletes their own.
 * Who is mentioned is told, if they may see the record.
 *
 * <p>All methods throw TradewindException NOT_FOUND {@code record.not-found} or {@code comments.not-found} for what is absent or not
 * visible, INVALID {@code comments.empty} or {@code comments.too-long} with the most characters.
 */
public interface Comments {
    /** Most characters of a comment. */
    int LONGEST = 4000;

    /** Newest first, at most 500. */
    List<Comment> of(RecordRef record);

    Comment write(RecordRef record, String text);

    /** @throws io.tradewind.TradewindException FORBIDDEN {@code comments.not-own} */
    Comment edit(String id, String text);

    /** @throws io.tradewind.TradewindException FORBIDDEN {@code comments.not-own} */
    void delete(String id);

    /**
     * Somebody who could be mentioned.
     *
     * @param sees whether they may see the record; who may not is not told
     */
    record Person(String login, String name, boolean sees) {}

    /** People whose name or log-in name begins with or contains the words, at most 8. */
    List<Person> people(RecordRef record, String words);
}
