package io.tradewind.runtime.internal.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.tradewind.layout.PageLayout;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.TypeSpec;

/** Looks at a layout before it is kept; says all that is wrong with it, by the part's name. */
final class LayoutReview {
    /** The group of what every record has, such as its owner: always last on the page. */
    private static final String SYSTEM = "system";

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9.-]{0,59}");

    private final Arrangement type;
    private final Predicate<String> wasThere;
    private final Predicate<String> hasWords;
    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @param wasThere whether what is kept names the field already: it may have gone since
     * @param hasWords whether a group of the key has a heading without being given one
     */
    LayoutReview(Arrangement type, Predicate<String> wasThere, Predicate<String> hasWords) {
        this.type = type;
        this.wasThere = wasThere;
        this.hasWords = hasWords;
    }

    /** @throws InvalidRecord with all that is wrong */
    void throwIfBad(PageLayout layout) {
        if (layout.groups().size() > PageLayout.MOST_GROUPS) {
            add("groups", "design.too-many", PageLayout.MOST_GROUPS);
        }
        Set<String> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < layout.groups().size(); i++) {
            group(layout.groups().get(i), "groups[" + i + "]", keys, names);
        }
        TypeSpec placed = type.delivered().arranged(layout.groups(), List.of());
        Map<String, String> groupOf = new HashMap<>();
        placed.fields().forEach(field -> groupOf.put(field.name(), field.group()));
        placed.groups().forEach(group -> keys.add(group.key()));
        problems.addAll(new RuleReview(groupOf, keys, placed.titleField(), type.needed())
                .review(layout.rules(), PageLayout.MOST_RULES));
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    private void add(String part, String code, Object... arguments) {
        problems.add(FieldProblem.of(part, code, arguments));
    }

    private void group(FieldGroup group, String part, Set<String> keys, Set<String> names) {
        if (!KEY.matcher(group.key()).matches() || group.key().equals(SYSTEM)) {
            add(part + ".key", "layout.key");
        } else if (!keys.add(group.key())) {
            add(part + ".key", "design.twice", group.key());
        }
        if (group.zh().isEmpty() && group.en().isEmpty() && !hasWords.test(group.key())) {
            add(part + ".label", "field.required");
        }
        if (Math.max(group.zh().length(), group.en().length()) > PageLayout.LONGEST_LABEL) {
            add(part + ".label", "field.too-long", PageLayout.LONGEST_LABEL);
        }
        for (int i = 0; i < group.places().size(); i++) {
            place(group.places().get(i), part + ".fields[" + i + "]", names);
        }
    }

    private void place(FieldPlace place, String part, Set<String> names) {
        Optional<FieldSpec> field = type.delivered().field(place.field());
        if (field.isEmpty() && !wasThere.test(place.field())) {
            add(part + ".field", "layout.field", place.field());
        } else if (!names.add(place.field())) {
            add(part + ".field", "design.twice", place.field());
        }
        if (place.hidden() && field.filter(one -> !type.mayHide(one)).isPresent()) {
            boolean title = place.field().equals(type.delivered().titleField());
            add(part + ".hidden", title ? "layout.title" : "layout.required");
        }
    }
}
