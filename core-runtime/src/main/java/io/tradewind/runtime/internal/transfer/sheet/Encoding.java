package io.tradewind.runtime.internal.transfer.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The encodings that spreadsheets write here. */
public enum Encoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    GB18030("GB18030", Charset.forName("GB18030"), 0x84, 0x31, 0x95, 0x33),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF);

    /** Stands in a decoded text where bytes could not be read; no text has it by itself. */
    public static final char UNREADABLE = '\uFFFF';

    private final String label;
    private final Charset charset;
    private final byte[] mark;

    Encoding(String label, Charset charset, int... mark) {
        this.label = label;
        this.charset = charset;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** As people and the contract call it. */
    public String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    public static Optional<Encoding> named(String label) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.label.equalsIgnoreCase(label.strip()))
                .findFirst();
    }

    /** Whether the bytes begin with this encoding's byte-order mark. */
    boolean marks(byte[] start) {
        return start.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(start, mark.length));
    }

    /** The file's text without a byte-order mark; bytes that are none of this encoding become {@link #UNREADABLE}. */
    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(mark.length);
        if (!marks(in.readNBytes(mark.length))) {
            in.reset();
        }
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNREADABLE));
        return new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
    }
}
