package io.tradewind.runtime.internal.record.value;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.text.Texts;

/**
 * Turns what somebody gave into what a field holds, or says precisely why not. Texts are trimmed and composed, an empty one is
 * no value. Doors are taken at their word; files may write numbers, days and yes/no as people do, and choices by their texts.
 * References stay ids: whether the record exists is for the engine to see.
 */
public final class Coercion {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
                    + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()\\-./ #*xXextEXT转分机]{3,40}");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "真", "on", "对", "有", "√", "✓", "t");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "假", "off", "错", "无", "×", "✗", "f");
    private static final int MOST_LINES = 1_000;
    private static final int MOST_TAGS = 30;
    private static final int LONGEST_ID = 36;

    private final ValueLists lists;
    private final Texts texts;
    private final ZoneId zone;
    private final boolean lenient;
    private final @Nullable String currency;

    private Coercion(ValueLists lists, Texts texts, ZoneId zone, boolean lenient, @Nullable String currency) {
        this.lists = lists;
        this.texts = texts;
        this.zone = zone;
        this.lenient = lenient;
        this.currency = currency;
    }

    /** For doors: JSON and typed values. */
    public static Coercion strict(ValueLists lists, Texts texts, ZoneId zone) {
        return new Coercion(lists, texts, zone, false, null);
    }

    /**
     * For files.
     *
     * @param zone of times written without one
     * @param currency of amounts written without one; null: they are refused
     */
    public static Coercion lenient(ValueLists lists, Texts texts, ZoneId zone, @Nullable String currency) {
        return new Coercion(lists, texts, zone, true, currency);
    }

    /**
     * The value as the field's kind holds it; null if it is unset, or refused: then there is a problem more.
     *
     * @param type record type, for the texts of enumerations
     * @param path name of the field for problems
     */
    public @Nullable Object value(
            String type, FieldSpec field, @Nullable Object raw, String path, List<FieldProblem> problems) {
        if (raw == null) {
            return null;
        }
        try {
            return switch (field.kind()) {
                case TEXT -> text(field, raw, false);
                case LONG_TEXT -> text(field, raw, true);
                case EMAIL -> email(field, raw);
                case PHONE -> phone(field, raw);
                case URL -> url(field, raw);
                case INTEGER -> isBlank(raw) ? null : integer(field, raw);
                case DECIMAL -> isBlank(raw) ? null : inRange(field, Numerals.decimal(raw, lenient));
                case MONEY -> isBlank(raw) ? null : money(field, raw);
                case BOOLEAN -> isBlank(raw) ? null : bool(raw);
                case DATE -> isBlank(raw) ? null : Times.day(raw, lenient);
                case INSTANT -> isBlank(raw) ? null : Times.instant(raw, zone, lenient);
                case CHOICE -> choice(field, raw);
                case TAGS -> tags(field, raw);
                case ENUMERATION -> enumeration(type, field, raw);
                case REFERENCE -> reference(field, raw);
                case LINES -> lines(type, field, raw, path, problems);
            };
        } catch (Refusal refusal) {
            problems.add(refusal.at(path));
            return null;
        }
    }

    private static boolean isBlank(Object raw) {
        return raw instanceof String text && text.isBlank();
    }

    private String words(Object raw, boolean severalLines) {
        String text = lenient ? said(raw) : raw instanceof String given ? given : refuseText();
        return severalLines ? Wording.lines(text) : Wording.line(text, lenient);
    }

    private static String said(Object raw) {
        return switch (raw) {
            case String given -> given;
            case Number number -> Numerals.decimal(number, true).toPlainString();
            case Boolean flag -> flag.toString();
            default -> refuseText();
        };
    }

    private static String refuseText() {
        throw new Refusal("field.not-text");
    }

    private @Nullable String text(FieldSpec field, Object raw, boolean severalLines) {
        String text = words(raw, severalLines);
        if (field.maxLength() > 0 && text.codePointCount(0, text.length()) > field.maxLength()) {
            throw new Refusal("field.too-long", field.maxLength());
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable String email(FieldSpec field, Object raw) {
        String text = text(field, raw, false);
        if (text == null) {
            return null;
        }
        String address = text.toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(address).matches()) {
            throw new Refusal("field.not-an-email");
        }
        return address;
    }

    private @Nullable String phone(FieldSpec field, Object raw) {
        String text = text(field, raw, false);
        if (text == null) {
            return null;
        }
        boolean hasDigits = text.chars().filter(Character::isDigit).count() >= 3;
        String half = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
        if (!hasDigits || !PHONE.matcher(half).matches()) {
            throw new Refusal("field.not-a-phone");
        }
        return text;
    }

    private @Nullable String url(FieldSpec field, Object raw) {
        String text = text(field, raw, false);
        if (text == null) {
            return null;
        }
        String address = text.matches("(?i)[a-z][a-z0-9+.-]*:(?!\\d+(/|$)).*") ? text : "https://" + text;
        try {
            URI uri = new URI(escaped(address));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getRawAuthority() == null || uri.getRawUserInfo() != null) {
                throw new Refusal("field.not-a-url");
            }
        } catch (URISyntaxException wrong) {
            throw new Refusal("field.not-a-url");
        }
        if (address.codePointCount(0, address.length()) > field.maxLength()) {
            throw new Refusal("field.too-long", field.maxLength());
        }
        return address;
    }

    /** People paste addresses with letters of their language; these are fine. */
    private static String escaped(String address) {
        StringBuilder ascii = new StringBuilder();
        address.codePoints().forEach(point -> {
            if (point < 128) {
                ascii.appendCodePoint(point);
            } else {
                ascii.append('x');
            }
        });
        return ascii.toString();
    }

    private Long integer(FieldSpec field, Object raw) {
        long number = Numerals.integer(raw, lenient);
        inRange(field, BigDecimal.valueOf(number));
        return number;
    }

    private Money money(FieldSpec field, Object raw) {
        Money money = Amounts.money(raw, currency, lenient);
        inRange(field, money.amount());
        return money;
    }

    private static BigDecimal inRange(FieldSpec field, BigDecimal number) {
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        boolean low = min != null && number.compareTo(min) < 0;
        if (low || (max != null && number.compareTo(max) > 0)) {
            throw min != null && max != null
                    ? new Refusal("field.out-of-range-of", min, max)
                    : new Refusal("field.out-of-range");
        }
        return number;
    }

    private Boolean bool(Object raw) {
        if (raw instanceof Boolean flag) {
            return flag;
        }
        if (raw instanceof String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (lenient ? YES.contains(word) : word.equals("true")) {
                return true;
            }
            if (lenient ? NO.contains(word) : word.equals("false")) {
                return false;
            }
        }
        throw new Refusal("field.not-yes-or-no");
    }

    private @Nullable String choice(FieldSpec field, Object raw) {
        String given = words(raw, false);
        if (given.isEmpty()) {
            return null;
        }
        return lists.find(field.target(), given)
                .map(ValueLists.Entry::code)
                .orElseThrow(() -> new Refusal("field.unknown-choice", given));
    }

    /** In the order of the list, none of them twice. */
    private @Nullable List<String> tags(FieldSpec field, Object raw) {
        List<?> given =
                raw instanceof List<?> list ? list : lenient ? List.of(said(raw).split("[;；,，、|]")) : refuseTags();
        if (given.size() > MOST_TAGS) {
            throw new Refusal("field.too-many-tags", MOST_TAGS);
        }
        Set<String> codes = new java.util.HashSet<>();
        for (Object one : given) {
            String code = choice(field, one);
            if (code != null) {
                codes.add(code);
            }
        }
        List<String> ordered = lists.entries(field.target()).stream()
                .map(ValueLists.Entry::code)
                .filter(codes::contains)
                .toList();
        return ordered.isEmpty() ? null : ordered;
    }

    private static List<?> refuseTags() {
        throw new Refusal("field.not-a-list");
    }

    private @Nullable String enumeration(String type, FieldSpec field, Object raw) {
        String given = words(raw, false);
        if (given.isEmpty()) {
            return null;
        }
        for (String value : field.values()) {
            if (value.equals(given) || (lenient && isNamed(type, field, value, given))) {
                return value;
            }
        }
        throw new Refusal("field.unknown-value", given);
    }

    private boolean isNamed(String type, FieldSpec field, String value, String given) {
        String key = type + "." + field.name() + "." + value;
        return value.equalsIgnoreCase(given)
                || texts.find(Locale.ENGLISH, key)
                        .filter(given::equalsIgnoreCase)
                        .isPresent()
                || texts.find(Locale.CHINESE, key)
                        .filter(given::equalsIgnoreCase)
                        .isPresent();
    }

    private static @Nullable String reference(FieldSpec field, Object raw) {
        boolean any = field.target().equals(FieldSpec.ANY);
        Object id = switch (raw) {
            case Reference reference -> reference.id();
            case RecordRef ref -> any ? ref.toString() : ref.id();
            case Map<?, ?> parts ->
                any && parts.get("type") instanceof String type ? type + "/" + parts.get("id") : parts.get("id");
            default -> raw;
        };
        if (!(id instanceof String text)) {
            throw new Refusal("field.no-such-record");
        }
        String given = text.strip();
        boolean known = any ? given.isEmpty() || RecordRef.parse(given).isPresent() : given.length() <= LONGEST_ID;
        if (!known || !Wording.isClean(given)) {
            throw new Refusal("field.no-such-record");
        }
        return given.isEmpty() ? null : given;
    }

    private List<Map<String, Object>> lines(
            String type, FieldSpec field, Object raw, String path, List<FieldProblem> problems) {
        if (!(raw instanceof List<?> given)) {
            throw new Refusal("field.not-lines");
        }
        if (given.size() > MOST_LINES) {
            throw new Refusal("field.too-many-lines", MOST_LINES);
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            String at = path + "[" + index + "]";
            if (given.get(index) instanceof Map<?, ?> parts) {
                lines.add(line(type, field, parts, at, problems));
            } else {
                problems.add(FieldProblem.of(at, "field.not-lines"));
            }
        }
        return lines;
    }

    private Map<String, Object> line(
            String type, FieldSpec field, Map<?, ?> parts, String at, List<FieldProblem> problems) {
        Map<String, Object> line = new LinkedHashMap<>();
        if (parts.get("id") instanceof String id && id.length() <= LONGEST_ID && Wording.isClean(id)) {
            line.put("id", id);
        }
        for (FieldSpec part : field.lines()) {
            if (part.is(Trait.READ_ONLY)) {
                continue;
            }
            int before = problems.size();
            String path = at + "." + part.name();
            Object value = value(type, part, parts.get(part.name()), path, problems);
            if (value != null) {
                line.put(part.name(), value);
            } else if (part.is(Trait.REQUIRED) && problems.size() == before) {
                problems.add(FieldProblem.of(path, "field.required"));
            }
        }
        Set<String> known = new java.util.HashSet<>(Set.of("id"));
        field.lines().forEach(part -> known.add(part.name()));
        for (Object key : parts.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problems.add(FieldProblem.of(at + "." + key, "field.unknown"));
            }
        }
        return line;
    }
}
