package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.record.value.Coercion;

/** Puts given values into aggregates, through their own methods, field rights first. */
final class Filling {
    private static final int LONGEST_CUSTOM_NAME = 60;

    private final Sight sight;
    private final Coercion coercion;
    private final Dialect dialect;

    Filling(Sight sight, Coercion coercion, Dialect dialect) {
        this.sight = sight;
        this.coercion = coercion;
        this.dialect = dialect;
    }

    /** Writes what is good and notes what is not. Owner and team are left to {@link Ownership}. */
    void fill(Draft draft) {
        for (Map.Entry<String, ?> entry : draft.given().entrySet()) {
            String name = entry.getKey();
            if (name.equals(EngineFields.CUSTOM)) {
                custom(draft, entry.getValue());
            } else if (mayWrite(draft, name) && !name.equals(EngineFields.OWNER) && !name.equals(EngineFields.TEAM)) {
                write(draft, sight.type().fields().get(name), entry.getValue());
            }
        }
        requireFields(draft);
        if (draft.isGood()) {
            check(draft);
        }
    }

    private boolean mayWrite(Draft draft, String name) {
        Optional<FieldSpec> field = sight.field(name);
        if (field.isEmpty()) {
            draft.problems().add(name, "field.unknown");
            return false;
        }
        if (!sight.mayEdit(name)) {
            draft.problems().add(name, "field.read-only");
            return false;
        }
        return true;
    }

    private void write(Draft draft, @Nullable Field<RecordEntity, ?> field, @Nullable Object raw) {
        if (field == null) {
            return;
        }
        List<FieldProblem> problems = new ArrayList<>();
        FieldSpec spec = field.spec();
        Object wanted = spec.kind() == FieldKind.TAGS && raw instanceof Map<?, ?> more
                ? tags(field.read(draft.record()), more, spec, problems)
                : raw;
        Object value = coercion.value(sight.type().name(), spec, wanted, spec.name(), problems);
        if (problems.isEmpty()) {
            value = fitted(spec, value, problems);
        }
        if (problems.isEmpty()) {
            try {
                field.write(draft.record(), value);
            } catch (TradewindException refusal) {
                problems.add(new FieldProblem(spec.name(), refusal.code(), refusal.arguments()));
            } catch (IllegalArgumentException | NullPointerException refusal) {
                problems.add(FieldProblem.of(spec.name(), value == null ? "field.required" : "field.refused"));
            }
        }
        problems.forEach(draft.problems()::add);
    }

    /** What there is, with some more and some less. */
    private static List<Object> tags(
            @Nullable Object present, Map<?, ?> more, FieldSpec spec, List<FieldProblem> problems) {
        Set<Object> tags = new LinkedHashSet<>(present instanceof List<?> codes ? codes : List.of());
        more.forEach((how, some) -> {
            if (how.equals("add") && some instanceof List<?> added) {
                tags.addAll(added);
            } else if (how.equals("remove") && some instanceof List<?> removed) {
                removed.forEach(tags::remove);
            } else {
                problems.add(FieldProblem.of(spec.name(), "field.not-a-list"));
            }
        });
        return new ArrayList<>(tags);
    }

    /** As the column can hold it, so that what is shown now is what is read later. */
    private @Nullable Object fitted(FieldSpec spec, @Nullable Object value, List<FieldProblem> problems) {
        Column column = sight.type().columns().get(spec.name());
        if (column == null) {
            return value;
        }
        if (value instanceof BigDecimal number && column.scale() >= 0 && column.size() > 0) {
            BigDecimal rounded = number.setScale(column.scale(), RoundingMode.HALF_EVEN);
            if (rounded.precision() - rounded.scale() > column.size() - column.scale()) {
                problems.add(FieldProblem.of(spec.name(), "field.out-of-range"));
            }
            return rounded;
        }
        boolean longer = value instanceof String text && column.size() > 0 && units(text) > column.size();
        if (longer) {
            problems.add(FieldProblem.of(spec.name(), "field.too-long", Math.max(1, column.size())));
        }
        return value;
    }

    /** Derby counts the halves of an emoji. */
    private int units(String text) {
        return dialect == Dialect.DERBY ? text.length() : text.codePointCount(0, text.length());
    }

    private void custom(Draft draft, @Nullable Object raw) {
        if (!sight.mayEdit(EngineFields.CUSTOM)) {
            draft.problems().add(EngineFields.CUSTOM, "field.read-only");
            return;
        }
        if (!(raw instanceof Map<?, ?> given)) {
            if (raw == null) {
                keepFree(draft, Map.of());
            } else {
                draft.problems().add(EngineFields.CUSTOM, "field.not-an-object");
            }
            return;
        }
        Map<String, @Nullable Object> all = sight.type().added().free(draft.record());
        given.forEach((key, value) -> customValue(draft, all, String.valueOf(key), value));
        keepFree(draft, all);
    }

    private void keepFree(Draft draft, Map<String, @Nullable Object> free) {
        try {
            sight.type().added().keepFree(draft.record(), free);
        } catch (TradewindException full) {
            draft.problems().add(new FieldProblem(EngineFields.CUSTOM, full.code(), full.arguments()));
        }
    }

    private void customValue(Draft draft, Map<String, @Nullable Object> all, String name, @Nullable Object value) {
        String path = EngineFields.CUSTOM + "." + name;
        if (name.isBlank() || name.length() > LONGEST_CUSTOM_NAME || !isClean(name)) {
            draft.problems().add(EngineFields.CUSTOM, "field.bad-characters");
        } else if (sight.type().added().isTaken(name)) {
            draft.problems().add(path, "field.unknown");
        } else if (value == null || (value instanceof String text && text.isBlank())) {
            all.remove(name);
        } else if (value instanceof String text) {
            if (isClean(text)) {
                all.put(name, text.strip());
            } else {
                draft.problems().add(path, "field.bad-characters");
            }
        } else if (value instanceof Number || value instanceof Boolean) {
            all.put(name, value);
        } else {
            draft.problems().add(path, "field.not-text");
        }
    }

    private static boolean isClean(String text) {
        return Filters.isSafe(text)
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t');
    }

    private void requireFields(Draft draft) {
        for (Field<RecordEntity, ?> field : sight.type().fields().values()) {
            FieldSpec spec = field.spec();
            boolean asked = draft.isGiven(spec.name()) || (draft.isFresh() && isAskedOfNew(spec));
            if (spec.is(Trait.REQUIRED)
                    && asked
                    && !draft.problems().has(spec.name())
                    && isUnset(field.read(draft.record()))
                    && isShown(spec, draft)) {
                draft.problems().add(spec.name(), "field.required");
            }
        }
    }

    /** What nobody sits at knows nothing of fields that people have added. */
    private boolean isAskedOfNew(FieldSpec field) {
        return !CustomField.isOne(field) || !sight.standing().user().equals(Actor.SYSTEM.id());
    }

    /** What the layout does not show need not be filled in. */
    private boolean isShown(FieldSpec spec, Draft draft) {
        return sight.type().outline().shows(spec, name -> {
            Field<RecordEntity, ?> deciding = sight.type().fields().get(name);
            return deciding == null ? null : deciding.read(draft.record());
        });
    }

    static boolean isUnset(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isEmpty())
                || (value instanceof List<?> lines && lines.isEmpty());
    }

    private void check(Draft draft) {
        for (var rule : sight.type().spec().checks()) {
            try {
                rule.apply(draft.record()).forEach(draft.problems()::add);
            } catch (TradewindException refusal) {
                draft.problems().add(new FieldProblem("", refusal.code(), refusal.arguments()));
            }
        }
    }
}
