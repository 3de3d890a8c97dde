package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** How an opportunity ended, or until when it rests. Never changed in place. */
@Embeddable
public class Ending {
    @Column(name = "closed_on")
    private @Nullable LocalDate closedOn;

    @Column(name = "loss_reason", length = 60)
    private @Nullable String lossReason;

    @Column(name = "competitor", length = 400)
    private @Nullable String competitor;

    @Column(name = "close_note", length = 8000)
    private @Nullable String note;

    @Column(name = "ask_again_on")
    private @Nullable LocalDate askAgainOn;

    @Column(name = "hold_until")
    private @Nullable LocalDate holdUntil;

    /** None yet; for the persistence provider too. */
    protected Ending() {}

    static Ending none() {
        return new Ending();
    }

    private Ending copy() {
        Ending copy = new Ending();
        copy.closedOn = closedOn;
        copy.lossReason = lossReason;
        copy.competitor = competitor;
        copy.note = note;
        copy.askAgainOn = askAgainOn;
        copy.holdUntil = holdUntil;
        return copy;
    }

    Ending on(@Nullable LocalDate day) {
        Ending other = copy();
        other.closedOn = day;
        return other;
    }

    Ending because(@Nullable String reason) {
        Ending other = copy();
        other.lossReason = reason;
        return other;
    }

    Ending to(@Nullable String rival) {
        Ending other = copy();
        other.competitor = rival;
        return other;
    }

    Ending noting(@Nullable String words) {
        Ending other = copy();
        other.note = words;
        return other;
    }

    Ending askingAgain(@Nullable LocalDate day) {
        Ending other = copy();
        other.askAgainOn = day;
        return other;
    }

    Ending restingUntil(@Nullable LocalDate day) {
        Ending other = copy();
        other.holdUntil = day;
        return other;
    }

    @Nullable
    LocalDate closedOn() {
        return closedOn;
    }

    @Nullable
    String lossReason() {
        return lossReason;
    }

    /** Who won it instead of us. */
    @Nullable
    String competitor() {
        return competitor;
    }

    @Nullable
    String note() {
        return note;
    }

    @Nullable
    LocalDate askAgainOn() {
        return askAgainOn;
    }

    @Nullable
    LocalDate holdUntil() {
        return holdUntil;
    }
}
