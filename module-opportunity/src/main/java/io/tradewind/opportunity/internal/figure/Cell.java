package io.tradewind.opportunity.internal.figure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a figure is about.
 *
 * @param subject id of the stage or team; null: of those without a team
 * @param currency empty: without an amount
 */
record Cell(Kind kind, @Nullable String subject, String currency) {
    /** What is put together. */
    enum Kind {
        /** All that stand in the stage. */
        STAGE,
        /** All that the team won. */
        WON,
        /** As STAGE, in the company's currency as far as rates are known. */
        STAGE_BASE,
        /** As WON, likewise. */
        WON_BASE;

        /** Whether amounts are converted as far as rates are known. */
        boolean isConverted() {
            return this == STAGE_BASE || this == WON_BASE;
        }
    }

    String key() {
        return String.join("|", kind.name(), subjectOrNone(), currency);
    }

    String subjectOrNone() {
        return Objects.requireNonNullElse(subject, "");
    }
}
