package io.tradewind.rest.internal.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark, decoded strictly as UTF-8, in their order; no name twice. */
public final class Query {
    private static final int MAX_PARAMETERS = 100;

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** @throws Refusal 400 naming what is broken or given twice */
    static Query parse(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values);
        }
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            if (values.put(name, value) != null) {
                throw Refusal.malformed("request.repeated-parameter", name);
            }
            if (values.size() > MAX_PARAMETERS) {
                throw Refusal.malformed("request.too-many-parameters", MAX_PARAMETERS);
            }
        }
        return new Query(values);
    }

    /** Decodes percent signs; in queries {@code +} is a blank. */
    static String decode(String raw, boolean plusIsBlank) {
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                out.write(hex(in, i + 1) << 4 | hex(in, i + 2));
                i += 2;
            } else {
                out.write(in[i] == '+' && plusIsBlank ? ' ' : in[i]);
            }
        }
        String text = Json.text(out.toByteArray());
        if (!Json.storable(text)) {
            throw Refusal.malformed("request.character");
        }
        return text;
    }

    private static int hex(byte[] raw, int at) {
        int digit = at < raw.length ? Character.digit(raw[at], 16) : -1;
        if (digit < 0) {
            throw Refusal.malformed("request.bad-encoding");
        }
        return digit;
    }

    public Set<String> names() {
        return values.keySet();
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws Refusal 400 if it is no whole number of the range */
    public int number(String name, int otherwise, int min, int max) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw Refusal.malformed("request.number-parameter", name, min, max);
    }

    /** @throws Refusal 400 if it is neither {@code true} nor {@code false} */
    public boolean flag(String name) {
        String value = values.getOrDefault(name, "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed("request.flag-parameter", name);
        };
    }

    /** The parts of a comma list; empty if not given. */
    public List<String> list(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : values.getOrDefault(name, "").split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** @throws Refusal 400 naming a parameter that is not one of these */
    public void only(String... known) {
        Set<String> names = Set.of(known);
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw Refusal.malformed("request.unknown-parameter", name);
            }
        }
    }
}
