package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.record.Order.Key;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last row of a page: where the next one begins. Its text is opaque and good only for the same type and order. A forged one
 * does no harm: it is a place in the order, and what is read from there is still only what the reader may see.
 *
 * @param values of the sort keys, as compared
 */
record Cursor(List<@Nullable Object> values, String id) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 8_000;

    String encode(LiveType type, Order order) {
        List<@Nullable String> parts = new ArrayList<>();
        values.forEach(value -> parts.add(value == null ? null : value.toString()));
        parts.add(id);
        parts.add(checksum(type, order, parts));
        byte[] json = JSON.writeValueAsBytes(parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** @throws io.tradewind.TradewindException MALFORMED if it is no cursor of this order */
    static Cursor decode(String text, LiveType type, Order order) {
        List<@Nullable String> parts = parts(text);
        int keys = order.keys().size();
        if (parts.size() != keys + 2) {
            throw Malformed.cursor();
        }
        String sum = parts.removeLast();
        String id = parts.getLast();
        if (id == null || !checksum(type, order, parts).equals(sum)) {
            throw Malformed.cursor();
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(value(order.keys().get(i), parts.get(i)));
        }
        return new Cursor(values, id);
    }

    private static List<@Nullable String> parts(String text) {
        if (text.length() > LONGEST) {
            throw Malformed.cursor();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            List<@Nullable String> parts = JSON.readValue(json, new TypeReference<ArrayList<@Nullable String>>() {});
            if (parts == null) {
                throw Malformed.cursor();
            }
            return parts;
        } catch (IllegalArgumentException | JacksonException wrong) {
            throw Malformed.cursor();
        }
    }

    private static @Nullable Object value(Key key, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (key.column().kind()) {
                case INTEGER -> Long.valueOf(text);
                case DECIMAL, MONEY -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case INSTANT -> Instant.parse(text);
                default -> text;
            };
        } catch (RuntimeException wrong) {
            throw Malformed.cursor();
        }
    }

    private static String checksum(LiveType type, Order order, List<@Nullable String> parts) {
        StringBuilder all = new StringBuilder(type.name());
        order.keys()
                .forEach(key -> all.append('|').append(key.column().fieldName()).append(key.direction()));
        parts.forEach(part -> all.append('|').append(part));
        CRC32 sum = new CRC32();
        sum.update(all.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
