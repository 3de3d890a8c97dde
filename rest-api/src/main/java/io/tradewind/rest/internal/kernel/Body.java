package io.tradewind.rest.internal.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

/** Reads a request's body within limits of size, time and kind. */
record Body(HttpServletRequest request) {
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final int CHUNK = 16 * 1024;
    private static final long MAX_DISCARDED = 64L * 1024 * 1024;
    private static final long DISCARD_NANOS = 10_000_000_000L;

    static Body of(HttpServletRequest request) {
        return new Body(request);
    }

    static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal 415 if it is of another type, another character set, or compressed */
    void requireType(String... types) {
        String type = mediaType(request);
        if (!List.of(types).contains(type)) {
            throw Refusal.of(415, "request.content-type", types[0], type).header("Accept", String.join(", ", types));
        }
        requireIdentity();
        String charset = request.getCharacterEncoding();
        if (charset != null && !charset.equalsIgnoreCase("UTF-8")) {
            throw Refusal.of(415, "request.charset", charset);
        }
    }

    private void requireIdentity() {
        String coding = request.getHeader("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw Refusal.of(415, "request.content-encoding", coding).header("Accept-Encoding", "identity");
        }
    }

    /** @throws Refusal 413 if it is too large, 408 if it comes too slowly, 400 if it breaks off */
    byte[] read() {
        requireIdentity();
        if (request.getContentLengthLong() > Json.MAX_BYTES) {
            throw tooLarge();
        }
        long start = System.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = request.getInputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes.write(chunk, 0, n);
                if (bytes.size() > Json.MAX_BYTES) {
                    throw tooLarge();
                }
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw Refusal.of(408, "request.too-slow").header("Connection", "close");
                }
            }
            return bytes.toByteArray();
        } catch (IOException | IllegalStateException broken) {
            throw Refusal.malformed("request.body-broken").header("Connection", "close");
        }
    }

    /**
     * Takes in and forgets what a refused caller still sends, within limits: a connection that is closed on unread bytes is reset, and
     * the caller would lose the refusal. Who asked first whether to send at all ({@code Expect}) is answered at once.
     */
    void discard() {
        if (request.getHeader("Expect") != null) {
            return;
        }
        long start = System.nanoTime();
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = request.getInputStream();
            long left = MAX_DISCARDED;
            for (int n = in.read(chunk);
                    n >= 0 && left > 0 && System.nanoTime() - start < DISCARD_NANOS;
                    n = in.read(chunk)) {
                left -= n;
            }
        } catch (IOException | IllegalStateException gone) {
            // nobody is left to be spared
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(413, "request.too-large", Json.MAX_BYTES / 1024 / 1024)
                .header("Connection", "close");
    }
}
