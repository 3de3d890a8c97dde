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
