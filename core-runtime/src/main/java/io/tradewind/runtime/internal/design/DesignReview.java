package io.tradewind.runtime.internal.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.Label;
import io.tradewind.design.TypeDesign;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.layout.RuleReview;

/** Looks at a design before it is kept: what the engine would refuse is told here, at the part that is wrong. */
final class DesignReview {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern ICON = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\p{N}._/-]{0,10}");
    private static final Set<String> MENUS = Set.of("sales", "deals", "service", "insight", "admin");
    private static final Set<String> ENGINE_SORTS = Set.of("createdAt", "updatedAt", "number");
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_GROUPS = 20;
    private static final int MOST_RULES = 100;
    private static final int LAST_PLACE = 1_000;

    private final TypeDesign design;
    private final @Nullable TypeDesign live;
    private final Predicate<String> isType;
    private final Set<String> roles;
    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @param live as it is published; null before
     * @param isType whether there is a record type of the name that a field may refer to
     * @param roles codes of all roles
     */
    DesignReview(TypeDesign design, @Nullable TypeDesign live, Predicate<String> isType, Set<String> roles) {
        this.design = design;
        this.live = live;
        this.isType = isType;
        this.roles = roles;
    }

    /** @throws InvalidRecord with all that is wrong */
    void throwIfBad() {
        names();
        groups();
        new FieldReview(design, live, isType, problems).review();
        titleAndSort();
        rules();
        access();
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    private void add(String part, String code, Object... arguments) {
        problems.add(FieldProblem.of(part, code, arguments));
    }

    private void names() {
        String name = design.name();
        if (name.isEmpty()) {
            add("name", "field.required");
        } else if (name.length() > TypeDesign.LONGEST_NAME
                || !NAME.matcher(name).matches()) {
            add("name", "design.name", TypeDesign.LONGEST_NAME);
        }
        label("title", design.title());
        length("one", design.one());
        if (!ICON.matcher(design.icon()).matches()) {
            add("icon", "design.icon");
        }
        if (!MENUS.contains(design.menu())) {
            add("menu", "field.unknown-value", design.menu());
        }
        if (design.order() < 0 || design.order() > LAST_PLACE) {
            add("order", "field.out-of-range-of", 0, LAST_PLACE);
        }
        if (!PREFIX.matcher(design.prefix()).matches()) {
            add("prefix", "design.prefix");
        } else if (live != null && design.prefix().isEmpty() && !live.prefix().isEmpty()) {
            add("prefix", "design.prefix-stays");
        }
    }

    private void label(String part, Label label) {
        if (label.isEmpty()) {
            add(part, "field.required");
        }
        length(part, label);
    }

    private void length(String part, Label label) {
        if (label.zh().length() > LONGEST_LABEL || label.en().length() > LONGEST_LABEL) {
            add(part, "field.too-long", LONGEST_LABEL);
        }
    }

    private void groups() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < design.groups().size(); i++) {
            var group = design.groups().get(i);
            if (!KEY.matcher(group.key()).matches()) {
                add("groups[" + i + "].key", "design.key");
            } else if (!keys.add(group.key())) {
                add("groups[" + i + "].key", "design.twice", group.key());
            }
            label("groups[" + i + "].label", group.label());
        }
        if (design.groups().size() > MOST_GROUPS) {
            add("groups", "design.too-many", MOST_GROUPS);
        }
    }

    private void titleAndSort() {
        boolean good = design.shownFields().stream()
                .anyMatch(field -> field.name().equals(design.titleField()) && field.kind() == FieldKind.TEXT);
        if (!good) {
            add("titleField", design.titleField().isEmpty() ? "field.required" : "design.title-field");
        }
        for (Sort sort : Sort.parse(design.sort())) {
            boolean own = design.shownFields().stream()
                    .anyMatch(field ->
                            field.name().equals(sort.field()) && field.traits().contains(Trait.SORTABLE));
            boolean engine = ENGINE_SORTS.contains(sort.field())
                    && !(sort.field().equals("number") && design.prefix().isEmpty());
            if (!own && !engine) {
                add("sort", "design.sort", sort.field());
            }
        }
    }

    private void rules() {
        Map<String, String> groupOf = new LinkedHashMap<>();
        design.shownFields().forEach(field -> groupOf.putIfAbsent(field.name(), field.group()));
        Set<String> keys = design.groups().stream().map(TypeDesign.Group::key).collect(Collectors.toSet());
        problems.addAll(
                new RuleReview(groupOf, keys, design.titleField(), Set.of()).review(design.rules(), MOST_RULES));
    }

    private void access() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < design.access().size(); i++) {
            String role = design.access().get(i).role();
            if (!roles.contains(role)) {
                add("access[" + i + "].role", "access.network-role", role);
            } else if (!seen.add(role)) {
                add("access[" + i + "].role", "design.twice", role);
            }
        }
    }
}
