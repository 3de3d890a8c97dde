package io.tradewind.runtime.internal.access;

import io.tradewind.access.Actor;

/** Looks up where actors stand, from memory; follows changes of users, roles and teams at once. */
public interface Standings {
    /** Of a user who is gone or locked: no team, no rights. */
    Standing of(Actor actor);
}
