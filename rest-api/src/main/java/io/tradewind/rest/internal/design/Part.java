package io.tradewind.rest.internal.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.Label;
import io.tradewind.record.FieldProblem;

/** One object within the body of a design: reads its members and notes at which place something is wrong. */
final class Part {
    private final String path;
    private final Map<String, @Nullable Object> members;
    private final List<FieldProblem> problems;
    private final Set<String> known = new HashSet<>();

    /** @param path of the object within the body, with a dot behind; empty for the body */
    Part(String path, Map<String, @Nullable Object> members, List<FieldProblem> problems) {
        this.path = path;
        this.members = members;
        this.problems = problems;
    }

    private void refuse(String name, String code) {
        problems.add(FieldProblem.of(path + name, code));
    }

    private @Nullable Object take(String name) {
        known.add(name);
        return members.get(name);
    }

    String text(String name, String otherwise) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        refuse(name, "field.not-text");
        return otherwise;
    }

    int integer(String name, int otherwise) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number) {
            return number;
        }
        refuse(name, "field.not-an-integer");
        return otherwise;
    }

    @Nullable
    BigDecimal number(String name) {
        Object value = take(name);
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException none) {
            refuse(name, "field.not-a-number");
            return null;
        }
    }

    boolean flag(String name, boolean otherwise) {
        Object value = take(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        refuse(name, "field.not-yes-or-no");
        return otherwise;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
        String text = text(name, otherwise.name());
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException none) {
            problems.add(FieldProblem.of(path + name, "field.unknown-value", text));
            return otherwise;
        }
    }

    /** {@code {"zh": …, "en": …}}, or one text for both. */
    Label label(String name) {
        Object value = take(name);
        if (value instanceof String both) {
            return new Label(both, both);
        }
        if (value == null) {
            return Label.NONE;
        }
        Part label = object(name, value);
        Label read = new Label(label.text("zh", ""), label.text("en", ""));
        label.done();
        return read;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object each : list(name)) {
            if (each instanceof String text) {
                texts.add(text);
            } else {
                refuse(name, "field.not-text");
            }
        }
        return texts;
    }

    <T> List<T> objects(String name, BiFunction<Part, Integer, T> read) {
        List<T> all = new ArrayList<>();
        List<?> given = list(name);
        for (int i = 0; i < given.size(); i++) {
            Part each = object(name + "[" + i + "]", given.get(i));
            all.add(read.apply(each, i));
            each.done();
        }
        return all;
    }

    private List<?> list(String name) {
        Object value = take(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        refuse(name, "field.not-lines");
        return List.of();
    }

    private Part object(String name, @Nullable Object value) {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> inner.put(String.valueOf(key), each));
        } else {
            refuse(name, "field.not-an-object");
        }
        return new Part(path + name + ".", inner, problems);
    }

    /** Notes members that nobody asked for. */
    void done() {
        members.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> refuse(name, "field.unknown"));
    }
}
