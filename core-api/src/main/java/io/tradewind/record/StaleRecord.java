package io.tradewind.record;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;

/** Somebody else saved in between. */
public final class StaleRecord extends TradewindException {
    private static final long serialVersionUID = 1L;

    /** A field that both changed, or would have. */
    public record Clash(
            String field, @Nullable Object theirs, @Nullable Object yours) {}

    private final transient @Nullable RecordRef record;
    private final long currentVersion;
    private final transient List<Clash> clashes;

    public StaleRecord(long currentVersion, List<Clash> clashes) {
        this(null, currentVersion, clashes);
    }

    /** @param record what was saved in between, if it is one record */
    public StaleRecord(@Nullable RecordRef record, long currentVersion, List<Clash> clashes) {
        super(Kind.STALE, "record.stale");
        this.record = record;
        this.currentVersion = currentVersion;
        this.clashes = List.copyOf(clashes);
    }

    /** What was saved in between, if it is one record and known. */
    public Optional<RecordRef> record() {
        return Optional.ofNullable(record);
    }

    public long currentVersion() {
        return currentVersion;
    }

    public List<Clash> clashes() {
        return clashes;
    }
}
