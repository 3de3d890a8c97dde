package io.tradewind.opportunity.internal.deal;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** Somebody at the customer who has a say. Never changed in place. */
@Embeddable
public class Person {
    /** The part somebody plays when something is bought. */
    enum Part {
        DECIDER,
        INFLUENCER,
        BUYER,
        USER,
        GATEKEEPER
    }

    /** What somebody thinks of us. */
    enum Stance {
        FOR,
        NEUTRAL,
        AGAINST,
        UNKNOWN
    }

    @Column(name = "place")
    private int place;

    @Column(name = "contact_id", length = 36)
    private @Nullable String contact;

    @Column(name = "who", length = 200)
    private @Nullable String who;

    @Column(name = "part", length = 40)
    @Enumerated(EnumType.STRING)
    private Part part = Part.DECIDER;

    @Column(name = "stance", length = 40)
    @Enumerated(EnumType.STRING)
    private Stance stance = Stance.UNKNOWN;

    /** For the persistence provider. */
    protected Person() {}

    static Person of(Line line, int place) {
        Person person = new Person();
        person.place = place;
        person.contact = line.text("contact");
        person.who = line.text("who");
        person.part = line.constant("part", Part.DECIDER);
        person.stance = line.constant("stance", Stance.UNKNOWN);
        return person;
    }

    /** @throws TradewindException INVALID if a line names nobody */
    static List<Person> all(@Nullable List<Map<String, Object>> lines) {
        List<Person> people = Line.all(lines, Person::of);
        for (int place = 0; place < people.size(); place++) {
            if (!people.get(place).isNamed()) {
                throw new TradewindException(Kind.INVALID, "opportunities.person-unnamed", place + 1);
            }
        }
        return people;
    }

    /** Whether it names somebody, as a contact or in words. */
    boolean isNamed() {
        return contact != null || who != null;
    }

    Map<String, Object> line() {
        return Line.of("contact", contact, "who", who, "part", part.name(), "stance", stance.name());
    }
}
