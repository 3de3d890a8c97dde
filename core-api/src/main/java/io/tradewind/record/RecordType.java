package io.tradewind.record;

/**
 * A kind of record, described once; everything generic is derived while this service is registered: list, page, form, HTTP,
 * import, export, access, trace, search.
 *
 * @param <R> the aggregate, a JPA entity that extends {@code io.tradewind.entity.RecordEntity}
 */
public interface RecordType<R> {
    /** The description; the same at every call. */
    RecordSpec<R> spec();
}
