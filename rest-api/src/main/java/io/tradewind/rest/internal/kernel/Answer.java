package io.tradewind.rest.internal.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a handler answers: status, headers, body.
 *
 * @param contentType empty if there is no body
 */
public record Answer(int status, Map<String, String> headers, String contentType, Body body) {
    static final String JSON = "application/json";
    private static final Body NOTHING = new Whole(new byte[0]);

    /** The bytes that follow. */
    public sealed interface Body {}

    /** A body held in memory; its length is told. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Whole(byte[] bytes) implements Body {}

    /** A body written while it is made; errors before the first 64 KB still become a problem. */
    public record Streamed(Writing writing) implements Body {}

    /** Writes a body. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Answer ok(@Nullable Object json) {
        return json(200, json);
    }

    public static Answer json(int status, @Nullable Object json) {
        return bytes(status, JSON, Json.write(json));
    }

    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(status, Map.of(), contentType, new Whole(bytes));
    }

    public static Answer streamed(String contentType, Writing writing) {
        return new Answer(200, Map.of(), contentType, new Streamed(writing));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "", NOTHING);
    }

    /** The same answer with a header set. */
    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, contentType, body);
    }

    /** The same answer with another way to write its body. */
    Answer writing(Writing other) {
        return new Answer(status, headers, contentType, new Streamed(other));
    }
}
