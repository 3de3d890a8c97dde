package io.tradewind.rest.internal.kernel;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/** Reads the members of a small body and collects all that is wrong with them; {@link #done} throws it. */
public final class Members {
    private final Map<String, @Nullable Object> json;
    private final Set<String> known = new HashSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    public Members(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    /** A text that must be there; empty if it is not, which {@link #done} tells. */
    public String text(String name, int max) {
        String text = optionalText(name, max).orElse("");
        if (text.isEmpty()
                && problems.stream().noneMatch(problem -> problem.field().equals(name))) {
            problems.add(FieldProblem.of(name, "field.required"));
        }
        return text;
    }

    public Optional<String> optionalText(String name, int max) {
        known.add(name);
        Object value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            problems.add(FieldProblem.of(name, "field.not-text"));
            return Optional.empty();
        }
        if (text.length() > max) {
            problems.add(FieldProblem.of(name, "field.too-long", max));
        }
        return Optional.of(text);
    }

    /** Whether it is true; false if it is not there. */
    public boolean flag(String name) {
        known.add(name);
        Object value = json.get(name);
        if (value != null && !(value instanceof Boolean)) {
            problems.add(FieldProblem.of(name, "field.not-yes-or-no"));
        }
        return Boolean.TRUE.equals(value);
    }

    /** A whole number; the other one if it is not there. */
    public int number(String name, int otherwise) {
        known.add(name);
        Object value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number) {
            return number;
        }
        problems.add(FieldProblem.of(name, "field.not-an-integer"));
        return otherwise;
    }

    /** One of the names of an enumeration; the other one if it is not there. */
    public <E extends Enum<E>> E oneOf(String name, E otherwise) {
        String text = optionalText(name, 60).orElse(otherwise.name());
        try {
            return Enum.valueOf(otherwise.getDeclaringClass(), text);
        } catch (IllegalArgumentException unknown) {
            problems.add(FieldProblem.of(name, "field.unknown-value", text));
            return otherwise;
        }
    }

    /** Texts; none if it is not there. */
    public List<String> texts(String name, int most, int max) {
        known.add(name);
        Object value = json.get(name);
        List<?> list = value instanceof List<?> given ? given : List.of();
        if (value != null && !(value instanceof List<?>) || list.stream().anyMatch(each -> !(each instanceof String))) {
            problems.add(FieldProblem.of(name, "field.not-text"));
            return List.of();
        }
        List<String> texts = list.stream().map(String.class::cast).toList();
        if (texts.size() > most || texts.stream().anyMatch(text -> text.length() > max)) {
            problems.add(FieldProblem.of(name, "field.too-long", max));
            return List.of();
        }
        return texts;
    }

    /** An instant that must be there; the epoch if it is not, which {@link #done} tells. */
    public Instant instant(String name) {
        String text = text(name, 40);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException noInstant) {
            problems.add(FieldProblem.of(name, "field.not-a-time"));
            return Instant.EPOCH;
        }
    }

    /** @throws InvalidRecord with all problems, members that nobody asked for among them */
    public void done() {
        json.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(FieldProblem.of(name, "field.unknown")));
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }
}
