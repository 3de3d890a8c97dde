package io.tradewind.followup.internal;

import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A colleague who is to know of a follow-up. Never changed in place. */
@Embeddable
public class Companion {
    /** Name of the line's part. */
    static final String USER = "user";

    @Column(name = "place")
    private int place;

    @Column(name = "user_id", length = 36)
    private String user = "";

    /** For the persistence provider. */
    protected Companion() {}

    static Companion of(String user, int place) {
        Companion companion = new Companion();
        companion.user = user;
        companion.place = place;
        return companion;
    }

    String user() {
        return user;
    }

    int place() {
        return place;
    }

    Map<String, Object> line() {
        return Map.of(USER, user);
    }
}
