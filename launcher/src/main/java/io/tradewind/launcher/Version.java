package io.tradewind.launcher;

import java.util.Arrays;

/** A release number; a word such as {@code development} counts as no number. */
record Version(int[] numbers) {
    static Version of(String text) {
        return new Version(Arrays.stream(text.replaceFirst("-.*", "").split("\\."))
                .filter(part -> part.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .toArray());
    }

    boolean isNewerThan(String other) {
        int[] others = of(other).numbers;
        return others.length > 0 && Arrays.compare(numbers, others) > 0;
    }
}
