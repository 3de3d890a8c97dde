package io.tradewind.record;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * By what rows are put together, and what is told of each group.
 *
 * @param by a choice, enumeration, reference or boolean: one group a value; a date or instant: one group a month
 * @param of the number or money that is added up; null for {@link Measure#COUNT}
 */
public record Grouping(String by, Measure measure, @Nullable String of) {
    /** What is told of a group. */
    public enum Measure {
        COUNT,
        SUM,
        AVERAGE
    }

    public static Grouping counting(String by) {
        return new Grouping(by, Measure.COUNT, null);
    }

    /** The fields it names. */
    public List<String> fields() {
        return Stream.concat(Stream.of(by), of == null ? Stream.empty() : Stream.of(of))
                .toList();
    }
}
