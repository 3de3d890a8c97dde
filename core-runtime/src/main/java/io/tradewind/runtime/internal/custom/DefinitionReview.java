package io.tradewind.runtime.internal.custom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.formula.FormulaInputs;
import io.tradewind.runtime.internal.formula.FormulaReview;

/** Looks at a definition before it is kept; says all that is wrong with it, by the part's name. */
final class DefinitionReview {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_-]{1,60}");
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_HELP = 300;
    private static final int LONGEST_OPTION = 100;
    private static final int MOST_OPTIONS = 300;
    private static final Set<FieldKind> NUMBERS = EnumSet.of(FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY);
    static final Set<FieldKind> CHOICES = EnumSet.of(FieldKind.CHOICE, FieldKind.TAGS);
    private static final Set<FieldKind> TEXTS =
            EnumSet.of(FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL);
    private static final Map<Trait, Set<FieldKind>> TRAITS = Map.of(
            Trait.REQUIRED,
            EnumSet.allOf(FieldKind.class),
            Trait.LISTED,
            EnumSet.complementOf(EnumSet.of(FieldKind.LONG_TEXT)),
            Trait.SENSITIVE,
            EnumSet.allOf(FieldKind.class),
            Trait.SEARCHED,
            TEXTS,
            Trait.UNIQUE,
            EnumSet.of(FieldKind.TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL, FieldKind.INTEGER));

    private final TypeSpec type;
    private final List<CustomField> others;
    private final Predicate<String> isType;
    private final Predicate<String> isList;
    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @param others fields that the type has already, without the one that is looked at
     * @param isType whether there is a record type of the name
     * @param isList whether there is a value list of the name
     */
    DefinitionReview(TypeSpec type, List<CustomField> others, Predicate<String> isType, Predicate<String> isList) {
        this.type = type;
        this.others = others;
        this.isType = isType;
        this.isList = isList;
    }

    /** @param before as it was; null if it is to be added */
    List<FieldProblem> review(FieldDefinition field, @Nullable FieldDefinition before) {
        if (before == null) {
            reviewName(field);
            reviewKind(field);
        } else {
            reviewWhatStays(field, before);
        }
        reviewWords(field, before);
        reviewLimits(field);
        reviewTraits(field);
        reviewOptions(field, before);
        reviewFormula(field, before);
        return problems;
    }

    private void problem(String part, String code, Object... arguments) {
        problems.add(FieldProblem.of(part, code, arguments));
    }

    private void reviewName(FieldDefinition field) {
        String column = FieldColumns.column(field);
        if (!NAME.matcher(field.name()).matches() || column.length() > FieldColumns.LONGEST_NAME) {
            problem("name", "custom.name");
        } else if (others.stream()
                .anyMatch(other -> FieldColumns.column(other.definition()).equals(column))) {
            problem("name", "custom.name-taken");
        } else if (others.size() >= CustomFields.MOST) {
            problem("name", "custom.too-many", CustomFields.MOST);
        }
    }

    private void reviewKind(FieldDefinition field) {
        if (field.kind() == FieldKind.LINES || field.kind() == FieldKind.ENUMERATION) {
            problem("kind", "custom.kind");
        }
        if (field.kind() == FieldKind.REFERENCE && !isType.test(field.target())) {
            problem("target", "custom.target-type");
        } else if (CHOICES.contains(field.kind()) && !field.target().isEmpty() && !isList.test(field.target())) {
            problem("target", "custom.target-list");
        } else if (field.kind() != FieldKind.REFERENCE
                && !CHOICES.contains(field.kind())
                && !field.target().isEmpty()) {
            problem("target", "custom.not-of-kind");
        }
    }

    private void reviewWhatStays(FieldDefinition field, FieldDefinition before) {
        if (!field.name().equals(before.name())) {
            problem("name", "custom.fixed");
        }
        if (field.kind() != before.kind()) {
            problem("kind", "custom.fixed");
        }
        if (!field.target().isEmpty() && !field.target().equals(before.target())) {
            problem("target", "custom.fixed");
        }
        if (field.isComputed() && !before.isComputed()) {
            problem("formula", "formula.later");
        }
    }

    private void reviewWords(FieldDefinition field, @Nullable FieldDefinition before) {
        if (field.label().isEmpty()) {
            problem("label", "field.required");
        }
        reviewLabel("label", field.label(), LONGEST_LABEL);
        reviewLabel("help", field.help(), LONGEST_HELP);
        boolean known = field.group().equals(FieldDefinition.GROUP)
                || (before != null && field.group().equals(before.group()))
                || type.groups().stream().anyMatch(one -> one.key().equals(field.group()));
        if (!known) {
            problem("group", "custom.group");
        }
    }

    private void reviewLabel(String part, Label label, int longest) {
        for (String text : List.of(label.zh(), label.en())) {
            if (text.length() > longest) {
                problem(part, "field.too-long", longest);
            } else if (text.chars().anyMatch(Character::isISOControl)) {
                problem(part, "field.bad-characters");
            }
        }
    }

    private void reviewLimits(FieldDefinition field) {
        int longest = FieldColumns.LONGEST.getOrDefault(field.kind(), 0);
        if (field.maxLength() < 0 || (field.maxLength() > longest && longest > 0)) {
            problem("maxLength", "field.out-of-range-of", 1, longest);
        } else if (field.maxLength() > 0 && longest == 0) {
            problem("maxLength", "custom.not-of-kind");
        }
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if (!NUMBERS.contains(field.kind()) && (min != null || max != null)) {
            problem(min != null ? "min" : "max", "custom.not-of-kind");
        } else if (min != null && max != null && min.compareTo(max) > 0) {
            problem("max", "custom.max-below-min");
        }
    }

    private void reviewTraits(FieldDefinition field) {
        for (Trait trait : field.traits()) {
            if (!TRAITS.getOrDefault(trait, Set.of()).contains(field.kind())) {
                problem(part(trait), "custom.not-of-kind");
            }
        }
    }

    /** As REST names it. */
    static String part(Trait trait) {
        return trait.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void reviewOptions(FieldDefinition field, @Nullable FieldDefinition before) {
        if (!CHOICES.contains(field.kind())) {
            if (!field.options().isEmpty()) {
                problem("options", "custom.not-of-kind");
            }
            return;
        }
        if (before == null && field.target().isEmpty() && field.options().isEmpty()) {
            problem("options", "custom.no-options");
        }
        if (field.options().size() > MOST_OPTIONS) {
            problem("options", "custom.too-many-options", MOST_OPTIONS);
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < field.options().size(); i++) {
            Option option = field.options().get(i);
            if (option.label().isEmpty()) {
                problem("options[" + i + "].label", "field.required");
            }
            reviewLabel("options[" + i + "].label", option.label(), LONGEST_OPTION);
            if (!option.code().isEmpty() && !CODE.matcher(option.code()).matches()) {
                problem("options[" + i + "].code", "list.code");
            } else if (!option.code().isEmpty() && !codes.add(option.code())) {
                problem("options[" + i + "].code", "list.code-twice");
            }
        }
    }

    private void reviewFormula(FieldDefinition field, @Nullable FieldDefinition before) {
        Map<String, FieldSpec> fields = FormulaInputs.of(type.fields(), type.numbered());
        FieldSpec spec = field.spec(CustomField.PREFIX + field.name(), FieldColumns.column(field));
        fields.put(spec.name(), spec);
        FormulaReview formulas = new FormulaReview(fields);
        if (before != null && field.traits().contains(Trait.SENSITIVE)) {
            formulas.openReader(spec.name()).ifPresent(reader -> problem("sensitive", "formula.read-openly", reader));
        }
        if (!field.isComputed()) {
            return;
        }
        for (Trait trait : List.of(Trait.REQUIRED, Trait.UNIQUE)) {
            if (field.traits().contains(trait)) {
                problem(part(trait), "formula.not-of-computed");
            }
        }
        if (field.min() != null || field.max() != null) {
            problem(field.min() != null ? "min" : "max", "formula.not-of-computed");
        }
        if (problems.isEmpty()) {
            formulas.problem(spec, "formula").ifPresent(problems::add);
        }
    }
}
