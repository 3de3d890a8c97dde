package io.tradewind.record;

import java.util.Optional;
import java.util.regex.Pattern;

/** A record by type and id. Text form {@code customers/0198…}. */
public record RecordRef(String type, String id) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[^/\\s]{1,36}");

    /** Reads {@link #toString}; empty if it is no such text. */
    public static Optional<RecordRef> parse(String text) {
        int slash = text.indexOf('/');
        return FORM.matcher(text).matches()
                ? Optional.of(new RecordRef(text.substring(0, slash), text.substring(slash + 1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
