package io.tradewind.runtime.internal.file;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** What a file is, by its first bytes. The name only tells apart what begins alike: the many formats that are zip archives. */
final class Sniffed {
    /** Bytes that are looked at. */
    static final int HEAD = 8 * 1024;

    private static final String ANYTHING = "application/octet-stream";

    /** Begin in hexadecimal, and the type. */
    private static final List<Map.Entry<String, String>> BEGINS = List.of(
            entry("255044462d", "application/pdf"),
            entry("89504e470d0a1a0a", "image/png"),
            entry("ffd8ff", "image/jpeg"),
            entry("474946383761", "image/gif"),
            entry("474946383961", "image/gif"),
            entry("49492a00", "image/tiff"),
            entry("4d4d002a", "image/tiff"),
            entry("424d", "image/bmp"),
            entry("526172211a07", "application/vnd.rar"),
            entry("377abcaf271c", "application/x-7z-compressed"),
            entry("1f8b08", "application/gzip"),
            entry("7b5c727466", "application/rtf"),
            entry("494433", "audio/mpeg"),
            entry("4f676753", "audio/ogg"));

    private static final Set<String> READABLE = Set.of("application/pdf", "application/rtf");
    private static final String SCRIPT = "2321";
    private static final String ZIP = "504b0304";
    private static final String EMPTY_ZIP = "504b0506";
    private static final String OLE = "d0cf11e0a1b11ae1";
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, String> ZIPPED = Map.of(
            "docx",
            OPEN_XML + "wordprocessingml.document",
            "xlsx",
            OPEN_XML + "spreadsheetml.sheet",
            "pptx",
            OPEN_XML + "presentationml.presentation",
            "odt",
            "application/vnd.oasis.opendocument.text",
            "ods",
            "application/vnd.oasis.opendocument.spreadsheet",
            "odp",
            "application/vnd.oasis.opendocument.presentation");
    private static final Map<String, String> OLE_KINDS = Map.of(
            "doc", "application/msword",
            "xls", "application/vnd.ms-excel",
            "ppt", "application/vnd.ms-powerpoint",
            "msg", "application/vnd.ms-outlook");

    /** Programs of Windows, Linux, macOS, Java and Android; links; scripts; installers. */
    private static final List<String> PROGRAMS = List.of(
            "4d5a",
            "7f454c46",
            "cafebabe",
            "feedface",
            "feedfacf",
            "cefaedfe",
            "cffaedfe",
            "4c0000000114020",
            "6465780a",
            "4d534346",
            "213c617263683e",
            "0061736d");

    /** Systems start these by their names, whatever is in them. */
    private static final Set<String> STARTED = Set.of(
            "exe", "dll", "com", "scr", "pif", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh",
            "hta", "msi", "msp", "jar", "apk", "lnk", "reg", "cpl", "sh", "app", "dmg", "deb", "rpm", "chm", "scf",
            "url", "iso", "img");

    private static final Set<String> PAGES =
            Set.of("html", "htm", "xhtml", "shtml", "svg", "svgz", "mht", "mhtml", "xslt", "swf");

    private static final Pattern PAGE = Pattern.compile(
            "<\\s*(?:!doctype\\s+(?:html|svg)|html|body|script|iframe|svg|svg:svg|\\?xml-stylesheet)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MAIL = Pattern.compile("[A-Za-z][A-Za-z-]{1,40}: ");

    private Sniffed() {}

    /** @throws TradewindException UNSUPPORTED for what may not be attached */
    static String type(byte[] head, String name) {
        String extension = SafeName.extension(name);
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 32));
        boolean readable = isText(head);
        if (STARTED.contains(extension) || isProgram(hex, readable)) {
            throw new TradewindException(Kind.UNSUPPORTED, "files.program", name);
        }
        for (var begin : BEGINS) {
            if (hex.startsWith(begin.getKey()) && (!readable || READABLE.contains(begin.getValue()))) {
                return begin.getValue();
            }
        }
        if (hex.startsWith(ZIP) || hex.startsWith(EMPTY_ZIP)) {
            return zipped(head, name, extension);
        }
        if (hex.startsWith(OLE)) {
            return OLE_KINDS.getOrDefault(extension, ANYTHING);
        }
        if (hex.startsWith("52494646") && hex.length() >= 24) {
            return riff(hex.substring(16, 24));
        }
        if (hex.startsWith("66747970", 8)) {
            return hex.startsWith("68656963", 16) ? "image/heic" : "video/mp4";
        }
        return text(head, name, extension);
    }

    /** Words can begin with the letters that a program begins with. */
    private static boolean isProgram(String hex, boolean readable) {
        return hex.startsWith(SCRIPT) || (!readable && PROGRAMS.stream().anyMatch(hex::startsWith));
    }

    private static String riff(String kind) {
        return switch (kind) {
            case "57454250" -> "image/webp";
            case "57415645" -> "audio/wav";
            default -> ANYTHING;
        };
    }

    /** The first entry's name stands behind 30 bytes. */
    private static String zipped(byte[] head, String name, String extension) {
        String begin = new String(head, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("META-INF/", 30) || begin.startsWith("AndroidManifest", 30)) {
            throw new TradewindException(Kind.UNSUPPORTED, "files.program", name);
        }
        return ZIPPED.getOrDefault(extension, "application/zip");
    }

    private static String text(byte[] head, String name, String extension) {
        String loose = new String(head, unicode(head)).replace("\0", "");
        if (extension.equals("eml") && MAIL.matcher(loose).lookingAt()) {
            return "message/rfc822";
        }
        if (PAGES.contains(extension) || PAGE.matcher(loose).find()) {
            throw new TradewindException(Kind.UNSUPPORTED, "files.active", name);
        }
        if (loose.stripLeading().toLowerCase(Locale.ROOT).startsWith("<?php")) {
            throw new TradewindException(Kind.UNSUPPORTED, "files.program", name);
        }
        if (!isText(head)) {
            return ANYTHING;
        }
        return extension.equals("csv") ? "text/csv" : "text/plain";
    }

    private static Charset unicode(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean isText(byte[] head) {
        Charset unicode = unicode(head);
        if (unicode != StandardCharsets.ISO_8859_1) {
            return true;
        }
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f' && one != 0x1b) {
                return false;
            }
        }
        return decodes(head, StandardCharsets.UTF_8) || decodes(head, Charset.forName("GB18030"));
    }

    /** A character may be cut at the end of what is looked at. */
    private static boolean decodes(byte[] head, Charset charset) {
        for (int cut = 0; cut < 4 && cut <= head.length; cut++) {
            try {
                charset.newDecoder().decode(ByteBuffer.wrap(Arrays.copyOf(head, head.length - cut)));
                return true;
            } catch (CharacterCodingException other) {
                if (head.length < HEAD) {
                    return false;
                }
            }
        }
        return false;
    }
}
