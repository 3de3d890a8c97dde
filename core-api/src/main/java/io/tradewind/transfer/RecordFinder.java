package io.tradewind.transfer;

import java.util.Map;
import java.util.Set;

/**
 * How the records of a type are called in files, where titles alone do not tell them apart; registered as a service by the stage that
 * knows. Asked as the one who imports, before titles are looked at.
 */
public interface RecordFinder {
    /** Name of the record type that is referred to. */
    String type();

    /**
     * @param words cells as they stand
     * @return ids by words; words that say nothing to it are missing
     */
    Map<String, String> find(Set<String> words);
}
