package io.tradewind.entity;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Codes of tags in one column, {@code |KEY|VIP|}: each between bars, so that a part of one is never taken for another. For entities
 * with a field of {@code Field.tags}.
 */
public final class Tags {
    private static final String BAR = "|";

    private Tags() {}

    /** @return null if there is none */
    public static @Nullable String kept(@Nullable List<String> codes) {
        return codes == null || codes.isEmpty() ? null : BAR + String.join(BAR, codes) + BAR;
    }

    public static List<String> of(@Nullable String kept) {
        return kept == null
                ? List.of()
                : Arrays.stream(kept.split("\\|"))
                        .filter(code -> !code.isEmpty())
                        .toList();
    }

    /** The code as it stands in the column. */
    public static String within(String code) {
        return BAR + code + BAR;
    }
}
