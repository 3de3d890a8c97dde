package io.tradewind.ui.internal.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a record, in words. */
final class TraceWords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TypeSpec type;
    private final Values values;
    private final Reader reader;

    TraceWords(TypeSpec type, Values values, Reader reader) {
        this.type = type;
        this.values = values;
        this.reader = reader;
    }

    /** What was done, without who did it: "changed", "Transfer". */
    String verb(Trace entry) {
        return switch (entry.kind()) {
            case "CREATED",
                    "REMOVED",
                    "RESTORED",
                    "CHANGED",
                    "SHARED",
                    "SHARED_EDIT",
                    "UNSHARED",
                    "MERGED",
                    "MERGED_INTO",
                    "UNMERGED",
                    "FILE_ADDED",
                    "FILE_REMOVED",
                    "FILE_RESTORED",
                    "COMMENTED",
                    "COMMENT_EDITED",
                    "COMMENT_REMOVED",
                    "TOLD_PERSON",
                    "ERASED" -> reader.text("ui.trace." + entry.kind());
            default -> reader.find(type.name() + ".action." + entry.kind()).orElse(entry.kind());
        };
    }

    /** To what: the names of the changed fields. */
    String object(Trace entry) {
        if (isBeside(entry)) {
            return entry.changes().stream()
                    .map(change -> Objects.requireNonNullElse(change.to(), change.from()))
                    .collect(Collectors.joining());
        }
        if (!entry.kind().equals("CHANGED")) {
            return "";
        }
        return told(entry).stream().map(this::field).collect(Collectors.joining(reader.chinese() ? "、" : ", "));
    }

    String icon(Trace entry) {
        return switch (entry.kind()) {
            case "CREATED" -> "plus";
            case "CHANGED" -> "pencil";
            case "REMOVED" -> "trash-2";
            case "RESTORED", "UNMERGED" -> "undo-2";
            case "SHARED", "SHARED_EDIT", "UNSHARED" -> "share-2";
            case "MERGED", "MERGED_INTO" -> "git-merge";
            case "FILE_ADDED", "FILE_REMOVED", "FILE_RESTORED" -> "paperclip";
            case "COMMENTED", "COMMENT_EDITED", "COMMENT_REMOVED" -> "message-square";
            case "TOLD_PERSON" -> "file-down";
            case "ERASED" -> "eye-off";
            default -> "arrow-right";
        };
    }

    /** Whether the values before and after are worth a line each. */
    List<FieldChange> changes(Trace entry) {
        return entry.kind().equals("CREATED") || isBeside(entry) ? List.of() : told(entry);
    }

    /** Without lines that a record keeps by itself, if something else tells why: a move, not the history of moves once more. */
    private List<FieldChange> told(Trace entry) {
        List<FieldChange> told = entry.changes().stream()
                .filter(change -> !isKeptByItself(change.field()))
                .toList();
        return told.isEmpty() ? entry.changes() : told;
    }

    private boolean isKeptByItself(String name) {
        return TypeFields.find(type, name)
                .filter(field -> field.kind() == FieldKind.LINES && field.is(Trait.READ_ONLY))
                .isPresent();
    }

    /** Whether the sentence itself says all: with whom it was shared, which file came, why something was erased. */
    private static boolean isBeside(Trace entry) {
        return List.of("SHARED", "SHARED_EDIT", "UNSHARED", "FILE_ADDED", "FILE_REMOVED", "FILE_RESTORED", "ERASED")
                .contains(entry.kind());
    }

    String field(FieldChange change) {
        return reader.field(type.name(), change.field());
    }

    String from(FieldChange change) {
        return value(change.field(), change.from());
    }

    String to(FieldChange change) {
        return value(change.field(), change.to());
    }

    private String value(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "—";
        }
        return TypeFields.find(type, name).map(field -> readable(field, text)).orElse(text);
    }

    private String readable(FieldSpec field, String text) {
        try {
            return switch (field.kind()) {
                case CHOICE, TAGS, ENUMERATION -> values.text(type.name(), field, text);
                case INSTANT -> reader.moment(Instant.parse(text));
                case DATE -> reader.day(LocalDate.parse(text));
                case BOOLEAN -> reader.show(Boolean.valueOf(text));
                case INTEGER, DECIMAL -> reader.number(new BigDecimal(text));
                case MONEY -> money(text);
                case LINES -> lines(field, text);
                case TEXT, LONG_TEXT, EMAIL, PHONE, URL, REFERENCE -> Objects.requireNonNull(text);
            };
        } catch (java.time.DateTimeException | IllegalArgumentException | JacksonException written) {
            return text;
        }
    }

    /** Lines stand in the trace as JSON. */
    private String lines(FieldSpec field, String json) {
        JsonNode all = JSON.readTree(json);
        if (!all.isArray()) {
            return json;
        }
        String words = all.valueStream()
                .map(line -> field.lines().stream()
                        .map(part -> cell(part, line.path(part.name())))
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(" · ")))
                .collect(Collectors.joining(reader.chinese() ? "；" : "; "));
        return words.isEmpty() ? "—" : words;
    }

    private String cell(FieldSpec part, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isObject()) {
            return value.has("currency")
                    ? reader.money(Money.of(
                            value.path("amount").asString(),
                            value.path("currency").asString()))
                    : value.path("name").asString("");
        }
        return readable(part, value.asString());
    }

    private String money(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != 2) {
            return text;
        }
        boolean codeFirst = parts[0].matches("[A-Z]{3}");
        return reader.money(Money.of(codeFirst ? parts[1] : parts[0], codeFirst ? parts[0] : parts[1]));
    }
}
