package io.tradewind.runtime.internal.work;

import java.time.ZoneId;
import java.util.Locale;

import io.tradewind.access.Actor;

/** An actor as text, for work that goes on after a crash as whoever started it. */
public record KeptActor(String id, String login, String name, String locale, String zone) {
    public KeptActor(Actor actor) {
        this(
                actor.id(),
                actor.login(),
                actor.name(),
                actor.locale().toLanguageTag(),
                actor.zone().getId());
    }

    public Actor actor() {
        return new Actor(id, login, name, Locale.forLanguageTag(locale), ZoneId.of(zone));
    }
}
