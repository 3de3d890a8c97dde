package io.tradewind.runtime.internal.search;

/** Names of the index's fields. Each field of each record type has its own, so that only those are asked that may be read. */
final class IndexFields {
    static final String KEY = "key";
    static final String TYPE = "type";
    static final String ID = "id";
    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String UPDATED = "updated";

    private IndexFields() {}

    static String words(String type, String field) {
        return type + "." + field;
    }

    static String begin(String type, String field) {
        return type + "." + field + "^";
    }

    static String key(String type, String id) {
        return type + "/" + id;
    }
}
