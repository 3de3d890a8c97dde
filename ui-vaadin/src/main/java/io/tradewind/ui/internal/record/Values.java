package io.tradewind.ui.internal.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Values of fields in the reader's words, and as the small parts that show them. */
public final class Values {
    private static final int GRADE_LENGTH = 3;
    private static final int WIDEST_LINE = 4;
    private static final Set<String> GRADES = Set.of("level", "grade", "priority");

    private final ValueLists lists;
    private final Reader reader;

    public Values(ValueLists lists, Reader reader) {
        this.lists = lists;
        this.reader = reader;
    }

    /** As plain text; empty if it is not set. */
    public String text(String type, FieldSpec field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (field.kind()) {
            case CHOICE -> choice(field.target(), value.toString());
            case TAGS -> tags(field.target(), value);
            case ENUMERATION -> reader.value(type, field.name(), value.toString());
            case INTEGER -> isYear(field) ? value.toString() : reader.show(value);
            case INSTANT, DATE, MONEY, BOOLEAN, DECIMAL, REFERENCE -> reader.show(value);
            case LINES -> value instanceof List<?> lines ? lines(lines) : "";
            case TEXT -> field.name().equals("list") ? listName(value.toString()) : value.toString();
            case LONG_TEXT, EMAIL, PHONE, URL -> value.toString();
        };
    }

    private String tags(String list, Object value) {
        String between = reader.chinese() ? "、" : ", ";
        if (value instanceof List<?> codes) {
            return codes.stream().map(code -> choice(list, code.toString())).collect(Collectors.joining(between));
        }
        // as a trace or a filter has it: a code, or codes as a list in JSON
        return Stream.of(value.toString().replaceAll("[\\[\\]\"]", "").split(","))
                .map(code -> choice(list, code.strip()))
                .collect(Collectors.joining(between));
    }

    /** A tag's words and the colour of its chip. */
    public record Chip(String words, Tone tone) {}

    /** Chips of the tags, in their order. */
    public List<Chip> chips(FieldSpec field, @Nullable Object value) {
        return value instanceof List<?> codes
                ? codes.stream()
                        .map(code -> chip(field.target(), code.toString()))
                        .toList()
                : List.of();
    }

    private Chip chip(String list, String code) {
        return lists.entries(list).stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .map(entry -> new Chip(
                        entry.text(reader.locale()), Tone.valueOf(entry.color().name())))
                .orElse(new Chip(code, Tone.GRAY));
    }

    /** Lines that each name one record are those names; others are counted. */
    private String lines(List<?> lines) {
        List<String> names = lines.stream()
                .flatMap(line ->
                        line instanceof Map<?, ?> cells && cells.size() == 1 ? cells.values().stream() : Stream.empty())
                .flatMap(cell -> cell instanceof Reference reference
                        ? Stream.of(Objects.requireNonNullElse(reference.name(), reader.text("ui.hidden")))
                        : Stream.empty())
                .toList();
        return names.isEmpty() || names.size() < lines.size()
                ? reader.number(lines.size())
                : String.join(reader.chinese() ? "、" : ", ", names);
    }

    /** What people call a value list; its key if its module is away. */
    private String listName(String key) {
        return reader.find("list." + key + ".title").orElse(key);
    }

    /** Years are counted, too, but nobody writes them with a thousands separator. */
    static boolean isYear(FieldSpec field) {
        return field.kind() == FieldKind.INTEGER
                && field.name().toLowerCase(Locale.ROOT).endsWith("year");
    }

    private String choice(String list, String code) {
        return lists.entries(list).stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .map(entry -> entry.text(reader.locale()))
                .orElse(code);
    }

    /** Whether the value is a state or a grade, shown as a pill. */
    public boolean isPill(FieldSpec field) {
        return field.kind() == FieldKind.ENUMERATION || isGrade(field);
    }

    private boolean isGrade(FieldSpec field) {
        List<ValueLists.Entry> entries = field.kind() == FieldKind.CHOICE ? lists.entries(field.target()) : List.of();
        return !entries.isEmpty()
                && (GRADES.contains(field.name())
                        || entries.stream()
                                .allMatch(entry ->
                                        Math.max(entry.zh().length(), entry.en().length()) <= GRADE_LENGTH));
    }

    /** The colour that a state or grade has by its meaning. */
    public Tone tone(FieldSpec field, String value) {
        if (field.kind() == FieldKind.CHOICE) {
            return isGrade(field) ? gradeTone(field, value) : Tone.GRAY;
        }
        if (field.name().equals("color") && field.values().contains(value)) {
            return Tone.valueOf(value);
        }
        return switch (value) {
            case "WON",
                    "DONE",
                    "ACTIVE",
                    "ACCEPTED",
                    "CONVERTED",
                    "APPROVED",
                    "CONFIRMED",
                    "DELIVERED",
                    "FULFILLED",
                    "PAID",
                    "MET" -> Tone.GREEN;
            case "OWNED", "RUNNING", "OPEN", "WORKING", "IN_PROGRESS", "QUALIFIED" -> Tone.ACCENT;
            case "SENT", "SUBMITTED", "ASSIGNED", "PLANNED" -> Tone.BLUE;
            case "IN_REVIEW", "ANSWERED", "WAITING", "ON_HOLD", "PENDING" -> Tone.VIOLET;
            case "POOL", "PARTIAL", "SUSPENDED", "OVERDUE", "EXPIRED" -> Tone.AMBER;
            case "LOST", "LOCKED", "REJECTED", "CANCELLED", "FAILED", "DECLINED", "BREACHED", "INVALID" -> Tone.RED;
            default -> Tone.GRAY;
        };
    }

    private Tone gradeTone(FieldSpec field, String code) {
        List<ValueLists.Entry> entries = lists.entries(field.target());
        boolean best = !entries.isEmpty() && entries.getFirst().code().equals(code);
        return best ? Tone.ACCENT : Tone.GRAY;
    }

    /** As it looks on a page: a pill, a link, a person, or text; a quiet dash if it is not set. */
    public Component shown(String type, FieldSpec field, @Nullable Object value) {
        String words = text(type, field, value);
        if (value == null || words.isEmpty()) {
            return KeyValues.textOrDash("");
        }
        if (isPill(field)) {
            return new Pill(words, tone(field, value.toString()));
        }
        return switch (field.kind()) {
            case REFERENCE -> reference(field, (Reference) value);
            case EMAIL -> link("mailto:" + words, words);
            case PHONE -> link("tel:" + words.replaceAll("[^+0-9]", ""), words);
            case URL -> web(words);
            case LONG_TEXT -> styled(words, "tw-long-text");
            case INTEGER, DECIMAL, MONEY -> styled(words, "tw-number");
            case LINES -> lines(type, field, (List<?>) value, words);
            case TAGS -> tags(field, value);
            case TEXT, BOOLEAN, DATE, INSTANT, CHOICE, ENUMERATION -> new Span(words);
        };
    }

    /** Whether a line is mostly words, as an address is. */
    private static boolean isWords(FieldSpec field) {
        long words = field.lines().stream()
                .filter(part -> part.kind() == FieldKind.TEXT)
                .count();
        return words * 2 > field.lines().size();
    }

    private Component tags(FieldSpec field, Object value) {
        Div chips = new Div();
        chips.addClassName("tw-tags");
        chips(field, value).forEach(chip -> chips.add(new Pill(chip.words(), chip.tone())));
        return chips;
    }

    /** Lines are read one under the other; wide ones by what they are called, with the rest below; those without a name are counted. */
    private Component lines(String type, FieldSpec field, List<?> lines, String words) {
        boolean wide = field.lines().size() > WIDEST_LINE && !isWords(field);
        if (field.lines().size() < 2 || (wide && field.lines().getFirst().kind() != FieldKind.TEXT)) {
            return new Span(words);
        }
        Div rows = new Div();
        rows.addClassName("tw-line-rows");
        for (Object line : lines) {
            if (wide && line instanceof Map<?, ?> cells) {
                rows.add(named(type, field, cells));
            } else if (line instanceof Map<?, ?> cells) {
                rows.add(new Div(field.lines().stream()
                        .map(part -> part.kind() == FieldKind.BOOLEAN
                                ? Boolean.TRUE.equals(cells.get(part.name())) ? reader.field(type, part.name()) : ""
                                : text(type, part, cells.get(part.name())))
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(" · "))));
            }
        }
        return rows;
    }

    private Component named(String type, FieldSpec field, Map<?, ?> cells) {
        FieldSpec name = field.lines().getFirst();
        Div title = new Div(text(type, name, cells.get(name.name())));
        Div rest = new Div(field.lines().stream()
                .skip(1)
                .filter(part -> cells.get(part.name()) != null)
                .map(part -> reader.field(type, part.name()) + " " + text(type, part, cells.get(part.name())))
                .collect(Collectors.joining(" · ")));
        rest.addClassName("tw-line-rest");
        Div row = new Div(title, rest);
        row.addClassName("tw-line-named");
        return row;
    }

    private static Span styled(String words, String style) {
        Span span = new Span(words);
        span.addClassName(style);
        return span;
    }

    private Component reference(FieldSpec field, Reference reference) {
        RecordRef ref = field.refOf(reference.id());
        return reference(ref.type(), new Reference(ref.id(), reference.name()));
    }

    /** Another record: people with their sign, others as a link; what the reader may not see as a word. */
    public Component reference(String type, Reference reference) {
        if (reference.name() == null) {
            return styled(reader.text("ui.hidden"), "tw-quiet");
        }
        if (type.equals("users")) {
            Span person = new Span(Logo.person(reference.name()), new Span(reference.name()));
            person.addClassName("tw-person");
            return person;
        }
        return link(type + "/" + reference.id(), Objects.requireNonNull(reference.name()));
    }

    private static Anchor link(String address, String words) {
        Anchor link = new Anchor(address, words);
        link.addClassName("tw-link");
        return link;
    }

    private static Anchor web(String address) {
        boolean schemed = address.startsWith("http://") || address.startsWith("https://");
        Anchor link = link(schemed ? address : "https://" + address, address.replaceFirst("^https?://", ""));
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }
}
