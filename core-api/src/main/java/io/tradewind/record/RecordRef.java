package io.tradewind.record;

/** A record by type and id. Text form {@code customers/0198…}. */
public record RecordRef(String type, String id) {
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
