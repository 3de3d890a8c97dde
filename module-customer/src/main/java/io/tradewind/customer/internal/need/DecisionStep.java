package io.tradewind.customer.internal.need;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/** One person on the way to the decision: who, in which part, for or against. Never changed in place. */
@Embeddable
public class DecisionStep {
    /** The part somebody plays when something is bought. */
    enum Role {
        DECIDER,
        INFLUENCER,
        BUYER,
        USER
    }

    /** What somebody thinks of it. */
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

    @Column(name = "decision_role", length = 40)
    @Enumerated(EnumType.STRING)
    private Role role = Role.DECIDER;

    @Column(name = "stance", length = 40)
    @Enumerated(EnumType.STRING)
    private Stance stance = Stance.UNKNOWN;

    /** For the persistence provider. */
    protected DecisionStep() {}

    /** A line as a form or a request gives it. */
    static DecisionStep of(Map<String, ?> line, int place) {
        DecisionStep step = new DecisionStep();
        step.place = place;
        step.contact = text(line, "contact");
        step.who = text(line, "who");
        step.role = Role.valueOf(Objects.requireNonNullElse(text(line, "role"), Role.DECIDER.name()));
        step.stance = Stance.valueOf(Objects.requireNonNullElse(text(line, "stance"), Stance.UNKNOWN.name()));
        return step;
    }

    private static @Nullable String text(Map<String, ?> line, String part) {
        return line.get(part) instanceof String text && !text.isBlank() ? text : null;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        if (contact != null) {
            line.put("contact", contact);
        }
        if (who != null) {
            line.put("who", who);
        }
        line.put("role", role.name());
        line.put("stance", stance.name());
        return line;
    }

    /** Whether it names somebody, as a contact or in words. */
    boolean names() {
        return contact != null || who != null;
    }
}
