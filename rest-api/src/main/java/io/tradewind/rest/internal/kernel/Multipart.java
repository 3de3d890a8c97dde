package io.tradewind.rest.internal.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

/** The parts of a {@code multipart/form-data} body: short texts and files. */
public final class Multipart {
    /** Largest file, in bytes. */
    public static final long MAX_FILE = 50L * 1024 * 1024;

    static final long MAX_REQUEST = MAX_FILE + 1024 * 1024;
    static final int IN_MEMORY = 256 * 1024;

    private static final int MAX_TEXT = 256 * 1024;
    private static final int MAX_PARTS = 50;

    private final Map<String, Part> parts;

    private Multipart(Map<String, Part> parts) {
        this.parts = parts;
    }

    /** @throws Refusal 413 if it is too large, 400 if it is broken or has a name twice */
    static Multipart of(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_REQUEST) {
            throw tooLarge();
        }
        try {
            Map<String, Part> parts = new LinkedHashMap<>();
            for (Part part : request.getParts()) {
                if (part.getName() == null || parts.put(part.getName(), part) != null || parts.size() > MAX_PARTS) {
                    throw Refusal.malformed("request.multipart");
                }
                if (part.getSize() > MAX_FILE) {
                    throw tooLarge();
                }
            }
            return new Multipart(parts);
        } catch (IOException | ServletException | IllegalStateException broken) {
            throw speaksOfSize(broken) ? tooLarge() : Refusal.malformed("request.multipart");
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(413, "request.too-large", MAX_FILE / 1024 / 1024).header("Connection", "close");
    }

    /** Servers tell a limit by different exceptions; all of them name it. */
    private static boolean speaksOfSize(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            String said = String.valueOf(cause.getMessage());
            if (name.contains("Size")
                    || name.contains("Limit")
                    || said.contains("exceed")
                    || said.contains("max length")) {
                return true;
            }
        }
        return false;
    }

    public Set<String> names() {
        return parts.keySet();
    }

    /** A short text in UTF-8. */
    public Optional<String> text(String name) {
        Part part = parts.get(name);
        if (part == null) {
            return Optional.empty();
        }
        if (part.getSize() > MAX_TEXT) {
            throw Refusal.of(413, "request.part-too-large", name);
        }
        try (InputStream in = part.getInputStream()) {
            return Optional.of(Json.text(in.readAllBytes()).strip()).filter(text -> !text.isEmpty());
        } catch (IOException broken) {
            throw Refusal.malformed("request.multipart");
        }
    }

    /** The name a file came with, without its folders. */
    public String fileName(String name) {
        String given = require(name).getSubmittedFileName();
        if (given == null || given.isBlank()) {
            throw Refusal.malformed("request.part-missing", name);
        }
        String leaf = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        return leaf.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The bytes of a file; the caller closes it. */
    public InputStream file(String name) {
        try {
            return require(name).getInputStream();
        } catch (IOException broken) {
            throw Refusal.malformed("request.multipart");
        }
    }

    private Part require(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw Refusal.malformed("request.part-missing", name);
        }
        return part;
    }

    /** Adds names and bytes of all parts, in the order of their names. */
    void into(MessageDigest hash) {
        for (String name : new TreeSet<>(parts.keySet())) {
            hash.update(name.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            try (InputStream in = file(name);
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), hash)) {
                in.transferTo(out);
            } catch (IOException broken) {
                throw Refusal.malformed("request.multipart");
            }
        }
    }

    /** Frees what the server kept on disk. */
    void delete() {
        for (Part part : parts.values()) {
            try {
                part.delete();
            } catch (IOException gone) {
                // the server sweeps its folder itself
            }
        }
    }
}
