package io.tradewind.opportunity.internal.figure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a figure is about.
 *
 * @param kind {@link #STAGE}, {@link #WON} or {@link #LOST}
 * @param month {@code 2026-11}
 * @param currency empty: without an amount
 */
record Cell(
        String kind,
        @Nullable String stage,
        @Nullable String month,
        @Nullable String team,
        @Nullable String owner,
        @Nullable String product,
        String currency) {
    static final String STAGE = "STAGE";
    static final String WON = "WON";
    static final String LOST = "LOST";

    String key() {
        return String.join(
                "|", kind, text(stage), text(month), text(team), text(owner), text(product), currency);
    }

    private static String text(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }
}
