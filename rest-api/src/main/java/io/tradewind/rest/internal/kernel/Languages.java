package io.tradewind.rest.internal.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Which of our two languages a caller wants, by {@code Accept-Language} and its weights. */
final class Languages {
    private static final int LONGEST = 500;

    private Languages() {}

    /** The wanted language; empty if the header is missing, broken, or names none of ours. */
    static Optional<Locale> wanted(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
            return ranges.stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> ours(range.getRange()))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> ours(String range) {
        if (range.equals("zh") || range.startsWith("zh-")) {
            return Optional.of(Locale.SIMPLIFIED_CHINESE);
        }
        return range.equals("en") || range.startsWith("en-") ? Optional.of(Locale.ENGLISH) : Optional.empty();
    }
}
