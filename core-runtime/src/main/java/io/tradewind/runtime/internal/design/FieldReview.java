package io.tradewind.runtime.internal.design;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.design.TypeDesign;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.formula.FormulaInputs;
import io.tradewind.runtime.internal.formula.FormulaReview;
import io.tradewind.runtime.internal.record.LiveRecordTypes;

/** Looks at the fields of a design. */
final class FieldReview {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern LIST = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_-]{1,60}");
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_HELP = 200;
    private static final int MOST_OPTIONS = 200;
    private static final Set<FieldKind> FOR_MODULES = EnumSet.of(FieldKind.ENUMERATION, FieldKind.LINES);
    private static final Set<FieldKind> LINES_OF_TEXT =
            EnumSet.of(FieldKind.TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL);
    private static final Set<FieldKind> UNORDERED =
            EnumSet.of(FieldKind.LONG_TEXT, FieldKind.REFERENCE, FieldKind.TAGS);

    private final TypeDesign design;
    private final @Nullable TypeDesign live;
    private final Predicate<String> isType;
    private final List<FieldProblem> problems;
    private final Set<String> names = new HashSet<>();
    private final Set<String> columns = new HashSet<>();

    /** @param problems gets what is wrong */
    FieldReview(TypeDesign design, @Nullable TypeDesign live, Predicate<String> isType, List<FieldProblem> problems) {
        this.design = design;
        this.live = live;
        this.isType = isType;
        this.problems = problems;
    }

    void review() {
        List<FieldDefinition> fields = design.fields();
        if (design.shownFields().isEmpty()) {
            add("fields", "design.no-fields");
        }
        if (fields.size() > TypeDesign.MOST_FIELDS) {
            add("fields", "design.too-many", TypeDesign.MOST_FIELDS);
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            String part = "fields[" + i + "]";
            name(fields.get(i), part);
            if (FOR_MODULES.contains(fields.get(i).kind())) {
                add(part + ".kind", "field.unknown-value", fields.get(i).kind().name());
            } else {
                words(fields.get(i), part);
                limits(fields.get(i), part);
                target(fields.get(i), part);
                traits(fields.get(i), part);
            }
            former(fields.get(i).name()).ifPresent(new Kept(fields.get(i), part)::check);
        }
        stays();
        if (problems.isEmpty()) {
            formulas();
        }
    }

    /** Once all fields are good: formulas read one another. */
    private void formulas() {
        List<FieldSpec> specs =
                design.shownFields().stream().map(DesignedSpec::spec).toList();
        FormulaReview formulas =
                new FormulaReview(FormulaInputs.of(specs, !design.prefix().isEmpty()));
        for (FieldSpec spec : specs) {
            if (spec.hasFormula()) {
                String part = "fields[" + place(spec.name()) + "].formula";
                formulas.problem(spec, part).ifPresent(problems::add);
            }
        }
    }

    private int place(String name) {
        return design.fields().stream().map(FieldDefinition::name).toList().indexOf(name);
    }

    private void add(String part, String code, Object... arguments) {
        problems.add(FieldProblem.of(part, code, arguments));
    }

    private void name(FieldDefinition field, String part) {
        String name = field.name();
        if (name.isEmpty()) {
            add(part + ".name", "field.required");
        } else if (!NAME.matcher(name).matches()) {
            add(part + ".name", "design.field-name");
        } else if (LiveRecordTypes.isReserved(name)) {
            add(part + ".name", "design.field-reserved", name);
        } else if (!names.add(name)) {
            add(part + ".name", "design.twice", name);
        } else if (!FOR_MODULES.contains(field.kind())
                && !Names.columns(field)
                        .filter(column -> !columns.add(column))
                        .toList()
                        .isEmpty()) {
            add(part + ".name", "design.field-like-another", name);
        }
    }

    private void words(FieldDefinition field, String part) {
        if (field.label().isEmpty()) {
            add(part + ".label", "field.required");
        }
        if (Math.max(field.label().zh().length(), field.label().en().length()) > LONGEST_LABEL) {
            add(part + ".label", "field.too-long", LONGEST_LABEL);
        }
        if (Math.max(field.help().zh().length(), field.help().en().length()) > LONGEST_HELP) {
            add(part + ".help", "field.too-long", LONGEST_HELP);
        }
        if (design.groups().stream().noneMatch(group -> group.key().equals(field.group()))) {
            add(part + ".group", "design.group", field.group());
        }
    }

    private void limits(FieldDefinition field, String part) {
        int most = switch (field.kind()) {
            case TEXT, URL -> TableScripts.LONGEST_TEXT;
            case LONG_TEXT -> TableScripts.LONGEST_LONG_TEXT;
            case EMAIL -> 254;
            case PHONE -> 40;
            default -> 0;
        };
        if (most > 0 && (field.maxLength() < 0 || field.maxLength() > most)) {
            add(part + ".maxLength", "field.out-of-range-of", 1, most);
        }
        boolean number = field.kind() == FieldKind.INTEGER
                || field.kind() == FieldKind.DECIMAL
                || field.kind() == FieldKind.MONEY;
        if (field.isComputed() && (field.min() != null || field.max() != null)) {
            add(part + ".min", "formula.not-of-computed");
        } else if (!number && (field.min() != null || field.max() != null)) {
            add(part + ".min", "design.only-numbers");
        } else if (field.min() != null && field.max() != null && field.min().compareTo(field.max()) > 0) {
            add(part + ".max", "design.min-over-max");
        }
    }

    private void target(FieldDefinition field, String part) {
        switch (field.kind()) {
            case REFERENCE -> {
                if (field.target().isEmpty()) {
                    add(part + ".target", "field.required");
                } else if (!field.target().equals(design.name()) && !isType.test(field.target())) {
                    add(part + ".target", "design.target", field.target());
                }
            }
            case CHOICE, TAGS -> {
                if (field.target().isEmpty()) {
                    add(part + ".options", "field.required");
                } else if (!LIST.matcher(field.target()).matches()) {
                    add(part + ".target", "list.name");
                }
                options(field, part);
            }
            default -> {
                if (!field.target().isEmpty()) {
                    add(part + ".target", "design.no-target");
                }
            }
        }
    }

    private void options(FieldDefinition field, String part) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < field.options().size(); i++) {
            var option = field.options().get(i);
            if (!CODE.matcher(option.code()).matches()) {
                add(part + ".options[" + i + "].code", "list.code");
            } else if (!codes.add(option.code())) {
                add(part + ".options[" + i + "].code", "list.code-twice");
            }
            if (option.label().isEmpty()) {
                add(part + ".options[" + i + "].label", "field.required");
            }
        }
        if (field.options().size() > MOST_OPTIONS) {
            add(part + ".options", "design.too-many", MOST_OPTIONS);
        }
    }

    private void traits(FieldDefinition field, String part) {
        Set<Trait> traits = field.traits();
        if (traits.contains(Trait.SORTABLE) && UNORDERED.contains(field.kind())) {
            add(part + ".traits", "design.not-sortable");
        }
        boolean text = LINES_OF_TEXT.contains(field.kind());
        if (traits.contains(Trait.UNIQUE) && !text && field.kind() != FieldKind.INTEGER) {
            add(part + ".traits", "design.not-unique");
        }
        if ((traits.contains(Trait.SEARCHED) || traits.contains(Trait.WARNS_OF_DUPLICATES)) && !text) {
            add(part + ".traits", "design.not-searched");
        }
        boolean asked = traits.contains(Trait.REQUIRED)
                || traits.contains(Trait.UNIQUE)
                || traits.contains(Trait.WARNS_OF_DUPLICATES);
        if (field.isComputed() && asked) {
            add(part + ".traits", "formula.not-of-computed");
        }
    }

    private Optional<FieldDefinition> former(String name) {
        return live == null
                ? Optional.empty()
                : live.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst();
    }

    /** A published field has values: it is archived, not left out. */
    private void stays() {
        if (live == null) {
            return;
        }
        live.fields().stream()
                .map(FieldDefinition::name)
                .filter(name -> !names.contains(name))
                .forEach(name -> add("fields", "design.field-gone", name));
    }

    /** What stays of a published field. */
    private final class Kept {
        private final FieldDefinition field;
        private final String part;

        Kept(FieldDefinition field, String part) {
            this.field = field;
            this.part = part;
        }

        void check(FieldDefinition former) {
            if (former.kind() != field.kind()) {
                add(part + ".kind", "design.kind-stays");
            } else if (!former.target().equals(field.target())) {
                add(part + ".target", "design.target-stays");
            }
            if (field.isComputed() && !former.isComputed()) {
                add(part + ".formula", "formula.later");
            }
            if (field.traits().contains(Trait.UNIQUE) && !former.traits().contains(Trait.UNIQUE)) {
                add(part + ".traits", "design.unique-later");
            }
        }
    }
}
