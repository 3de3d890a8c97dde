package io.tradewind.runtime.internal.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;

/** Bytes of mail as text, whatever they say they are: wrong names are usual, above all for Chinese. */
final class Decoding {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Set<String> FORMER =
            Set.of("gb2312", "gbk", "x-gbk", "cp936", "ms936", "gb_2312-80", "euc-cn");
    private static final Pattern FORMER_WORD = Pattern.compile("(?i)=\\?(gb2312|gbk|x-gbk|cp936)\\?");

    private Decoding() {}

    /** @param declared the charset that the message says, or null */
    static String text(byte[] bytes, @Nullable String declared) {
        Optional<Charset> said = declared == null ? Optional.empty() : charset(declared);
        return said.map(charset -> new String(bytes, charset)).orElseGet(() -> guessed(bytes));
    }

    private static Optional<Charset> charset(String declared) {
        String name = declared.replaceAll("[\"'\\s]", "").toLowerCase(Locale.ROOT);
        if (FORMER.contains(name)) {
            return Optional.of(CHINESE);
        }
        if (name.isEmpty() || name.equals("us-ascii") || name.equals("ascii")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static String guessed(byte[] bytes) {
        return strictly(bytes, UTF_8).or(() -> strictly(bytes, CHINESE)).orElseGet(() -> new String(bytes, ISO_8859_1));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** One line of a head. */
    static String head(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        String line = MimeUtility.unfold(raw);
        if (line.chars().anyMatch(c -> c >= 0x80) && line.chars().allMatch(c -> c <= 0xFF)) {
            line = guessed(line.getBytes(ISO_8859_1));
        }
        try {
            line = MimeUtility.decodeText(FORMER_WORD.matcher(line).replaceAll("=?GB18030?"));
        } catch (UnsupportedEncodingException unknown) {
            // as it stands
        }
        return clean(line).replaceAll("\\s+", " ").strip();
    }

    /** Without what no database and no screen wants: control characters, halves of characters. */
    static String clean(String text) {
        String whole = new String(text.getBytes(UTF_8), UTF_8);
        return whole.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
