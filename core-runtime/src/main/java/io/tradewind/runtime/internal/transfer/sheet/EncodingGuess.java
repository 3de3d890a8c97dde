package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** Finds a text file's encoding: by its mark, by its zero bytes, or by what can be decoded. */
final class EncodingGuess {
    private static final int LOOKED_AT = 8 * 1024 * 1024;

    private final byte[] start;
    private final boolean whole;

    private EncodingGuess(byte[] start, boolean whole) {
        this.start = start;
        this.whole = whole;
    }

    /** @throws TradewindException INVALID {@code import.not-text} if the file is no text */
    static Encoding of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LOOKED_AT);
            return new EncodingGuess(start, start.length < LOOKED_AT).guess();
        }
    }

    private Encoding guess() {
        for (Encoding encoding : Encoding.values()) {
            if (encoding.marks(start)) {
                return encoding;
            }
        }
        long zeros = zeros(0) + zeros(1);
        if (zeros > 0) {
            return wide(zeros);
        }
        Decoded utf8 = decode(Encoding.UTF_8);
        if (utf8.errors == 0) {
            return Encoding.UTF_8;
        }
        // A Chinese text in UTF-8 with a few broken bytes still has far more good characters than bad ones.
        return utf8.errors * 10 < utf8.foreign ? Encoding.UTF_8 : Encoding.GB18030;
    }

    private Encoding wide(long zeros) {
        long even = zeros(0);
        if (zeros * 100 < start.length || (even * 10 > zeros && even * 10 < zeros * 9)) {
            throw new TradewindException(Kind.INVALID, "import.not-text");
        }
        return even * 2 > zeros ? Encoding.UTF_16BE : Encoding.UTF_16LE;
    }

    private long zeros(int parity) {
        long count = 0;
        for (int i = parity; i < start.length; i += 2) {
            if (start[i] == 0) {
                count++;
            }
        }
        return count;
    }

    /** What came out: bytes that are no text, and characters beyond ASCII. */
    private record Decoded(long errors, long foreign) {}

    private Decoded decode(Encoding encoding) {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(start);
        CharBuffer out = CharBuffer.allocate(1 << 16);
        long errors = 0;
        long foreign = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, whole);
            foreign += out.flip().chars().filter(c -> c > 0x7F).count();
            out.clear();
            if (result.isUnderflow()) {
                return new Decoded(errors, foreign);
            }
            if (result.isError()) {
                errors++;
                in.position(in.position() + result.length());
            }
        }
    }
}
