package io.tradewind.rest.internal.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out as plain maps, lists, texts, numbers; nothing of it is ever bound to a class by its name. */
public final class Json {
    /** Largest document, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MAX_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(1024 * 1024)
                            .maxDocumentLength(MAX_BYTES)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(500)
                            .maxTokenCount(1_000_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /** @param json maps, lists, texts, numbers, booleans, null */
    public static byte[] write(@Nullable Object json) {
        return MAPPER.writeValueAsBytes(json);
    }

    /**
     * Reads an object.
     *
     * @throws Refusal 400 saying where it is broken
     */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(byte[] utf8) {
        if (value(text(utf8)) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw Refusal.malformed("request.not-an-object");
    }

    /**
     * Reads any value.
     *
     * @throws Refusal 400 saying where it is broken
     */
    public static @Nullable Object value(String json) {
        try {
            Object value = MAPPER.readValue(json, Object.class);
            check(value);
            return value;
        } catch (StreamConstraintsException beyond) {
            throw Refusal.malformed("request.json-limits");
        } catch (JacksonException broken) {
            if (duplicate(broken)) {
                throw Refusal.malformed("request.duplicate-member", position(broken));
            }
            throw Refusal.malformed("request.malformed-json", position(broken));
        }
    }

    /** Decodes strictly: what is not UTF-8 is refused, never replaced. */
    static String text(byte[] utf8) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8));
            return chars.toString();
        } catch (CharacterCodingException other) {
            throw Refusal.malformed("request.not-utf8");
        }
    }

    /** Whether a text can be stored and shown: no NUL and no half of a surrogate pair. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void check(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case String text -> requireStorable(text);
            case BigDecimal number -> requireSensible(number);
            case BigInteger whole -> requireSensible(new BigDecimal(whole));
            case List<?> list -> list.forEach(Json::check);
            case Map<?, ?> map ->
                map.forEach((name, member) -> {
                    requireStorable((String) name);
                    check(member);
                });
            default -> {}
        }
    }

    private static void requireStorable(String text) {
        if (!storable(text)) {
            throw Refusal.malformed("request.character");
        }
    }

    /** {@code 1e999999999} is short to write and endless to print. */
    private static void requireSensible(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_NUMBER || number.precision() > MAX_NUMBER) {
            throw Refusal.malformed("request.json-limits");
        }
    }

    private static boolean duplicate(JacksonException broken) {
        String said = broken.getOriginalMessage();
        return said != null && said.startsWith("Duplicate");
    }

    private static String position(JacksonException broken) {
        var at = broken.getLocation();
        return at == null ? "?" : at.getLineNr() + ":" + at.getColumnNr();
    }
}
