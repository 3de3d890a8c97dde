package io.tradewind.customer.internal.territory;

import org.jspecify.annotations.Nullable;

/** Codes of regions: {@code CN-ZJ} lies within {@code CN}. */
final class Regions {
    private Regions() {}

    static boolean isWithin(@Nullable String code, String region) {
        return code != null && (code.equals(region) || code.startsWith(region + "-"));
    }
}
