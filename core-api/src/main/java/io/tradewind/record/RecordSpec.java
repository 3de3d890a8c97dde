package io.tradewind.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * The description of a record type: immutable, made step by step from {@link #of}. Its data part is {@link #outline}.
 *
 * @param <R> the aggregate
 */
public final class RecordSpec<R> {
    private final TypeSpec outline;
    private final @Nullable Opening opening;
    private final String attachment;
    private final Class<R> entity;
    private final Supplier<R> fresh;
    private final List<Field<R, ?>> fields;
    private final List<Action<R, ?>> actions;
    private final List<Function<R, List<FieldProblem>>> checks;
    private final List<Consumer<R>> removalRules;
    private final List<Predicate<R>> opennessRules;
    private final List<Consumer<R>> erasureRules;
    private final List<Function<R, Optional<? extends DomainEvent>>> onCreate;
    private final List<BiFunction<R, Map<String, Object>, Optional<? extends DomainEvent>>> onChange;

    private RecordSpec(Parts<R> parts) {
        opening = parts.opening;
        attachment = parts.attachment;
        outline = parts.outline;
        entity = parts.entity;
        fresh = parts.fresh;
        fields = List.copyOf(parts.fields);
        actions = List.copyOf(parts.actions);
        checks = List.copyOf(parts.checks);
        removalRules = List.copyOf(parts.removalRules);
        opennessRules = List.copyOf(parts.opennessRules);
        erasureRules = List.copyOf(parts.erasureRules);
        onCreate = List.copyOf(parts.onCreate);
        onChange = List.copyOf(parts.onChange);
    }

    /**
     * @param name plural resource name in the API and in addresses, kebab-case, for example {@code customers}
     * @param entity the aggregate's class; its {@code @Table} names schema and table
     * @param fresh makes an empty aggregate with a new id
     */
    public static <R> RecordSpec<R> of(String name, Class<R> entity, Supplier<R> fresh) {
        return new RecordSpec<>(new Parts<>(TypeSpec.named(name), entity, fresh));
    }

    /** The field that names a record to people; a stored text field. */
    public RecordSpec<R> title(String field) {
        return with(parts -> parts.describe(draft -> draft.titleField = field));
    }

    /** Icon (name of the icon set) and place in the side navigation: group {@code sales}, {@code trade}, {@code service}, {@code admin}, order within. */
    public RecordSpec<R> menu(String icon, String group, int order) {
        return with(parts -> parts.describe(draft -> {
            draft.icon = icon;
            draft.group = group;
            draft.order = order;
        }));
    }

    /** Records get a running number, for example {@code C-000123}, in the field {@code number}. */
    public RecordSpec<R> numbered(String prefix, int digits) {
        return with(parts -> parts.describe(draft -> {
            draft.numberPrefix = prefix;
            draft.numberDigits = digits;
        }));
    }

    /** The enumeration field that is the record's state. */
    public RecordSpec<R> state(String field) {
        return with(parts -> parts.describe(draft -> draft.stateField = field));
    }

    /** Rows of this type belong to everybody with the right: OWN, TEAM and TREE mean the same as ALL. For settings, users, lists. */
    public RecordSpec<R> shared() {
        return with(parts -> parts.describe(draft -> draft.shared = true));
    }

    /** Sort of the list until the reader chooses another; {@code -} before the name for descending. */
    public RecordSpec<R> sortedBy(String sort) {
        return with(parts -> parts.describe(draft -> draft.defaultSort = sort));
    }

    /** Two records that are one and the same thing may be made one, see {@link io.tradewind.merge.Merges}. */
    public RecordSpec<R> mergeable() {
        return with(parts -> parts.describe(draft -> draft.mergeable = true));
    }

    public RecordSpec<R> field(Field<R, ?> field) {
        return with(parts -> parts.fields.add(field));
    }

    /** Shows a field or a group only if another field's value says so. */
    public RecordSpec<R> show(ShowRule rule) {
        return with(parts -> parts.describe(draft -> {
            draft.rules = new ArrayList<>(draft.rules);
            draft.rules.add(rule);
        }));
    }

    /** The same type on form and page as the outline has it: groups, their fields, show rules. */
    public RecordSpec<R> arrangedAs(TypeSpec other) {
        return with(parts -> {
            parts.fields.replaceAll(field -> placed(field, other));
            parts.describe(draft -> {
                draft.fields = other.fields();
                draft.groups = other.groups();
                draft.rules = other.rules();
            });
        });
    }

    private static <R, V> Field<R, V> placed(Field<R, V> field, TypeSpec other) {
        return other.field(field.spec().name())
                .map(placed -> field.in(placed.group()))
                .orElse(field);
    }

    public RecordSpec<R> action(Action<R, ?> action) {
        return with(parts -> parts.actions.add(action));
    }

    /** A rule over several fields, checked before each save. */
    public RecordSpec<R> check(Function<R, List<FieldProblem>> rule) {
        return with(parts -> parts.checks.add(rule));
    }

    /** What must be so before a record goes into the recycle bin; throws a {@link io.tradewind.TradewindException} that says why it must stay. */
    public RecordSpec<R> beforeRemoval(Consumer<R> rule) {
        return with(parts -> parts.removalRules.add(rule));
    }

    /**
     * While it holds, editing and removing are offered to whoever may; afterwards to nobody. That they are refused then is up to the fields'
     * setters and to {@link #beforeRemoval}, which say why.
     */
    public RecordSpec<R> openWhile(Predicate<R> rule) {
        return with(parts -> parts.opennessRules.add(rule));
    }

    /** How a record forgets the person that it speaks of; without such a rule its personal fields are emptied one by one. */
    public RecordSpec<R> erase(Consumer<R> rule) {
        return with(parts -> parts.erasureRules.add(rule));
    }

    /** The fact to publish when a record is created. */
    public RecordSpec<R> onCreate(Function<R, Optional<? extends DomainEvent>> fact) {
        return with(parts -> parts.onCreate.add(fact));
    }

    /** The fact to publish when fields changed; gets the old values of the changed fields by name (null values are kept). */
    public RecordSpec<R> onChange(BiFunction<R, Map<String, Object>, Optional<? extends DomainEvent>> fact) {
        return with(parts -> parts.onChange.add(fact));
    }

    /**
     * Records are open for reading to the circle whose id stands in the reference field, or is their own {@code id}, see {@link io.tradewind.access.Circles};
     * members may start these actions on them as far as their roles grant them.
     */
    public RecordSpec<R> openTo(String field, String... actionNames) {
        return with(parts -> parts.opening = new Opening(field, Set.of(actionNames)));
    }

    /**
     * Each record belongs to the one that stands in this reference to any record: whoever may see all of that one, and records of this type at
     * all, sees it, and nobody else, whoever owns it. Changes and actions are for those whom their roles grant them on it.
     */
    public RecordSpec<R> attachedTo(String field) {
        return with(parts -> parts.attachment = field);
    }

    /** See {@link #openTo}. */
    public record Opening(String field, Set<String> actions) {}

    /** To whom records are open besides those whom roles and shares let in. */
    public Optional<Opening> opening() {
        return Optional.ofNullable(opening);
    }

    /** See {@link #attachedTo}. */
    public Optional<String> attachment() {
        return attachment.isEmpty() ? Optional.empty() : Optional.of(attachment);
    }

    /** The description as pure data, fields and actions included. */
    public TypeSpec outline() {
        return TypeDraft.of(outline, draft -> {
            draft.fields = fields.stream().<FieldSpec>map(Field::spec).toList();
            draft.actions = actions.stream().map(ActionSpec::of).toList();
        });
    }

    public String name() {
        return outline.name();
    }

    public Class<R> entity() {
        return entity;
    }

    public R fresh() {
        return fresh.get();
    }

    public List<Field<R, ?>> fields() {
        return fields;
    }

    public List<Action<R, ?>> actions() {
        return actions;
    }

    public List<Function<R, List<FieldProblem>>> checks() {
        return checks;
    }

    public List<Consumer<R>> removalRules() {
        return removalRules;
    }

    public List<Consumer<R>> erasureRules() {
        return erasureRules;
    }

    /** Whether it may still be edited and removed by those who may. */
    public boolean isOpen(R record) {
        return opennessRules.stream().allMatch(rule -> rule.test(record));
    }

    public List<Function<R, Optional<? extends DomainEvent>>> creationFacts() {
        return onCreate;
    }

    public List<BiFunction<R, Map<String, Object>, Optional<? extends DomainEvent>>> changeFacts() {
        return onChange;
    }

    private RecordSpec<R> with(java.util.function.Consumer<Parts<R>> step) {
        Parts<R> parts = new Parts<>(outline, entity, fresh);
        parts.fields.addAll(fields);
        parts.actions.addAll(actions);
        parts.checks.addAll(checks);
        parts.removalRules.addAll(removalRules);
        parts.opennessRules.addAll(opennessRules);
        parts.erasureRules.addAll(erasureRules);
        parts.onCreate.addAll(onCreate);
        parts.onChange.addAll(onChange);
        parts.opening = opening;
        parts.attachment = attachment;
        step.accept(parts);
        return new RecordSpec<>(parts);
    }

    private static final class Parts<R> {
        private TypeSpec outline;
        private @Nullable Opening opening;
        private String attachment = "";
        private final Class<R> entity;
        private final Supplier<R> fresh;
        private final List<Field<R, ?>> fields = new ArrayList<>();
        private final List<Action<R, ?>> actions = new ArrayList<>();
        private final List<Function<R, List<FieldProblem>>> checks = new ArrayList<>();
        private final List<Consumer<R>> removalRules = new ArrayList<>();
        private final List<Predicate<R>> opennessRules = new ArrayList<>();
        private final List<Consumer<R>> erasureRules = new ArrayList<>();
        private final List<Function<R, Optional<? extends DomainEvent>>> onCreate = new ArrayList<>();
        private final List<BiFunction<R, Map<String, Object>, Optional<? extends DomainEvent>>> onChange =
                new ArrayList<>();

        Parts(TypeSpec outline, Class<R> entity, Supplier<R> fresh) {
            this.outline = outline;
            this.entity = entity;
            this.fresh = fresh;
        }

        void describe(Consumer<TypeDraft> change) {
            outline = TypeDraft.of(outline, change);
        }
    }
}
