package io.tradewind.runtime.internal.record.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.tradewind.record.FieldKind;

/**
 * Keys by which values are compared: {@link #exact} for uniqueness (case, width and blanks do not matter), {@link #loose} for
 * the duplicate warning (nor do punctuation and the legal form of a company, nor the way a phone number is written).
 */
public final class Likeness {
    private static final int LONGEST = 200;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> CHINESE_FORMS = List.of(
            "集团股份有限公司",
            "股份有限公司",
            "有限责任公司",
            "集团有限公司",
            "控股有限公司",
            "有限公司",
            "总公司",
            "分公司",
            "集团公司",
            "公司",
            "股份",
            "集团",
            "控股",
            "厂");
    private static final Pattern LATIN_FORM = Pattern.compile(
            "(?<=\\s)(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|lp|plc|gmbh|ag|kg|ohg|ug|mbh|se|sa|sas"
                    + "|sarl|sl|srl|spa|bv|nv|oy|ab|as|aps|kk|pte|pty|pvt|group|holding|holdings|und|and|the)$");

    private Likeness() {}

    /** The key that no two records may share; empty text: no key. */
    public static String exact(String value) {
        String plain = BLANKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return shortened(plain);
    }

    /** The key by which records look alike; empty if the value says too little. */
    public static Optional<String> loose(FieldKind kind, String value) {
        String key = switch (kind) {
            case PHONE -> digits(value);
            case EMAIL, URL -> exact(value);
            default -> name(value);
        };
        return key.isEmpty() ? Optional.empty() : Optional.of(shortened(key));
    }

    /** Digits without country code 86 and leading zeros, so that +86 21 5555 1234 is 021-55551234. */
    public static String digits(String value) {
        String digits = NO_DIGIT.matcher(Normalizer.normalize(value, Normalizer.Form.NFKC))
                .replaceAll("");
        String plain = digits.replaceFirst("^0+", "");
        boolean chinese = plain.length() > 10 && plain.startsWith("86");
        return chinese ? plain.substring(2).replaceFirst("^0+", "") : plain;
    }

    static String name(String value) {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = NO_WORD.matcher(plain.replace(".", "")).replaceAll(" ").strip();
        String joined = withoutLatinForms(words).replace(" ", "");
        String key = withoutChineseForms(joined);
        return key.isEmpty() ? words.replace(" ", "") : key;
    }

    private static String withoutLatinForms(String words) {
        String rest = words;
        while (true) {
            String shorter = LATIN_FORM.matcher(rest).replaceFirst("").strip();
            if (shorter.equals(rest) || shorter.isEmpty()) {
                return rest;
            }
            rest = shorter;
        }
    }

    private static String withoutChineseForms(String name) {
        for (String form : CHINESE_FORMS) {
            if (name.endsWith(form) && name.length() > form.length() + 1) {
                return withoutChineseForms(name.substring(0, name.length() - form.length()));
            }
        }
        return name;
    }

    private static String shortened(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        int end = LONGEST - 64;
        int whole = Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end;
        return key.substring(0, whole) + hash(key);
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
