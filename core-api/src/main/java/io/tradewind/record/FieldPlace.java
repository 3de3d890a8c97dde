package io.tradewind.record;

/**
 * Where a field stands within its group.
 *
 * @param field its name
 * @param wide whether it takes the whole width of a form, not half of it
 * @param hidden whether form and page leave it out; lists, interfaces and rights do not change by it
 */
public record FieldPlace(String field, boolean wide, boolean hidden) {
    public static FieldPlace of(String field) {
        return new FieldPlace(field, false, false);
    }
}
