package io.tradewind.opportunity.internal.deal;

import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/** Who else wants the deal. Never changed in place. */
@Embeddable
public class Rival {
    /** How they stand beside us. */
    enum Standing {
        AHEAD,
        EVEN,
        BEHIND,
        UNKNOWN
    }

    @Column(name = "place")
    private int place;

    @Column(name = "name", length = 400)
    private String name = "";

    @Column(name = "standing", length = 40)
    @Enumerated(EnumType.STRING)
    private Standing standing = Standing.UNKNOWN;

    @Column(name = "note", length = 1000)
    private @Nullable String note;

    /** For the persistence provider. */
    protected Rival() {}

    static Rival of(Line line, int place) {
        Rival rival = new Rival();
        rival.place = place;
        rival.name = Objects.requireNonNullElse(line.text("rival"), "");
        rival.standing = line.constant("standing", Standing.UNKNOWN);
        rival.note = line.text("note");
        return rival;
    }

    Map<String, Object> line() {
        return Line.of("rival", name, "standing", standing.name(), "note", note);
    }
}
