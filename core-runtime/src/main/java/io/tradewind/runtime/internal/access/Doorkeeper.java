package io.tradewind.runtime.internal.access;

import java.time.Instant;
import java.util.Optional;

/** Knows the tokens of one kind, by their hashes. */
interface Doorkeeper {
    /** What the database says of a token that may still be used, by a user who still may. */
    Optional<Visit> find(String hash);

    /** Notes that it was used. */
    void seen(String hash, Instant at);
}
