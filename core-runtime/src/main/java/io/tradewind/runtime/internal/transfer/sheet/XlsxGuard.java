package io.tradewind.runtime.internal.transfer.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/**
 * Looks into an xlsx before anything parses it: unpacks every part once, counting, and refuses what is too large, far larger
 * than packed, in too many parts, or declares a document type.
 */
final class XlsxGuard {
    /** Small parts may shrink as much as they like. */
    private static final long RATIO_FROM = 10L * 1024 * 1024;

    private static final byte[][] DECLARATIONS = {
        "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII), "<!DOCTYPE".getBytes(StandardCharsets.UTF_16LE)
    };

    private XlsxGuard() {}

    static void check(Path file) throws IOException {
        long packed = Files.size(file);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            var entries = Collections.list(zip.getEntries());
            if (entries.size() > Limits.ENTRIES) {
                throw tooLarge();
            }
            long unpacked = 0;
            byte[] buffer = new byte[1 << 16];
            for (ZipArchiveEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    unpacked = count(in, unpacked, packed, buffer);
                }
            }
        } catch (IOException broken) {
            throw new TradewindException(Kind.INVALID, "import.not-xlsx");
        }
    }

    private static long count(InputStream in, long before, long packed, byte[] buffer) throws IOException {
        long unpacked = before;
        int[] matched = new int[DECLARATIONS.length];
        int read;
        while ((read = in.read(buffer)) > 0) {
            unpacked += read;
            if (unpacked > Limits.UNPACKED_BYTES || (unpacked > RATIO_FROM && unpacked > packed * Limits.RATIO)) {
                throw tooLarge();
            }
            for (int i = 0; i < read; i++) {
                watch(buffer[i], matched);
            }
        }
        return unpacked;
    }

    /** Follows each declaration byte by byte; its first byte occurs nowhere else in it, so falling back is simple. */
    private static void watch(byte next, int[] matched) {
        for (int d = 0; d < DECLARATIONS.length; d++) {
            byte[] declaration = DECLARATIONS[d];
            if (next == declaration[matched[d]]) {
                matched[d]++;
                if (matched[d] == declaration.length) {
                    throw new TradewindException(Kind.INVALID, "import.xml-declarations");
                }
            } else {
                matched[d] = next == declaration[0] ? 1 : 0;
            }
        }
    }

    private static TradewindException tooLarge() {
        return new TradewindException(
                Kind.TOO_LARGE, "import.unpacks-too-large", Limits.UNPACKED_BYTES / 1024 / 1024, Limits.RATIO);
    }
}
