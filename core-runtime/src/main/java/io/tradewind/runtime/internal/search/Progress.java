package io.tradewind.runtime.internal.search;

import java.util.Optional;

/**
 * How far the records of a type are indexed.
 *
 * @param signature of the description they are indexed by
 * @param place in the event log up to which changes are in the index
 * @param isWhole whether all records are
 * @param after id of the last record that is, if not all are
 */
record Progress(String signature, long place, boolean isWhole, String after) {
    private static final String WHOLE = "*";

    static Progress begun(String signature, long place) {
        return new Progress(signature, place, false, "");
    }

    Progress followed(long upTo) {
        return new Progress(signature, Math.max(place, upTo), isWhole, after);
    }

    Progress read(String last) {
        return new Progress(signature, place, false, last);
    }

    Progress finished() {
        return new Progress(signature, place, true, "");
    }

    /** As it is kept with the index. */
    String kept() {
        return place + "\n" + (isWhole ? WHOLE : after) + "\n" + signature;
    }

    static Optional<Progress> of(String kept) {
        String[] parts = kept.split("\n", 3);
        return parts.length < 3
                ? Optional.empty()
                : Optional.of(new Progress(
                        parts[2],
                        Long.parseLong(parts[0]),
                        parts[1].equals(WHOLE),
                        parts[1].equals(WHOLE) ? "" : parts[1]));
    }
}
