package io.tradewind.record;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;

/** Somebody else saved in between. */
public final class StaleRecord extends TradewindException {
    private static final long serialVersionUID = 1L;

    /** A field that both changed, or would have. */
    public record Clash(
            String field, @Nullable Object theirs, @Nullable Object yours) {}

    private final long currentVersion;
    private final transient List<Clash> clashes;

    public StaleRecord(long currentVersion, List<Clash> clashes) {
        super(Kind.STALE, "record.stale");
        this.currentVersion = currentVersion;
        this.clashes = List.copyOf(clashes);
    }

    public long currentVersion() {
        return currentVersion;
    }

    public List<Clash> clashes() {
        return clashes;
    }
}
