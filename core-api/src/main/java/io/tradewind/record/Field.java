package io.tradewind.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.FieldSpec.Trait;

/**
 * A field of a record type: its data ({@link FieldSpec}) bound to the aggregate's own methods. Fields without a writer are
 * read-only. Writers get {@code null} when the value is cleared and may throw a {@link io.tradewind.TradewindException}.
 *
 * @param <R> the aggregate
 * @param <V> the value's Java type, see {@link FieldKind}; references are ids here
 */
public final class Field<R, V> {
    private final Function<R, @Nullable V> read;
    private final @Nullable BiConsumer<R, @Nullable V> write;
    private final FieldSpec spec;

    private Field(FieldSpec spec, Function<R, @Nullable V> read, @Nullable BiConsumer<R, @Nullable V> write) {
        this.spec = spec;
        this.read = read;
        this.write = write;
    }

    /** A field whose description comes from elsewhere; read-only without a writer. */
    public static <R, V> Field<R, V> of(
            FieldSpec spec, Function<R, @Nullable V> read, @Nullable BiConsumer<R, @Nullable V> write) {
        return new Field<>(spec, read, write);
    }

    private static <R, V> Field<R, V> make(
            String name,
            FieldKind kind,
            int maxLength,
            String target,
            List<String> values,
            List<FieldSpec> lines,
            Function<R, @Nullable V> read,
            @Nullable BiConsumer<R, @Nullable V> write) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (kind != FieldKind.LONG_TEXT && kind != FieldKind.LINES) {
            traits.add(Trait.FILTERABLE);
        }
        if (write == null) {
            traits.add(Trait.READ_ONLY);
        }
        String column = kind == FieldKind.LINES ? "" : columnOf(name, kind);
        return new Field<>(
                new FieldSpec(name, kind, column, maxLength, null, null, target, values, lines, "main", traits),
                read,
                write);
    }

    private static String columnOf(String name, FieldKind kind) {
        String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
        return kind == FieldKind.REFERENCE ? snake + "_id" : snake;
    }

    /** One line of text, at most 200 characters unless {@link #max} says otherwise. Column {@code snake_case(name)}. */
    public static <R> Field<R, String> text(
            String name, Function<R, @Nullable String> read, @Nullable BiConsumer<R, @Nullable String> write) {
        return make(name, FieldKind.TEXT, 200, "", List.of(), List.of(), read, write);
    }

    /** Several lines of text, at most 4,000 characters. */
    public static <R> Field<R, String> longText(
            String name, Function<R, @Nullable String> read, @Nullable BiConsumer<R, @Nullable String> write) {
        return make(name, FieldKind.LONG_TEXT, 4000, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, String> email(
            String name, Function<R, @Nullable String> read, @Nullable BiConsumer<R, @Nullable String> write) {
        return make(name, FieldKind.EMAIL, 254, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, String> phone(
            String name, Function<R, @Nullable String> read, @Nullable BiConsumer<R, @Nullable String> write) {
        return make(name, FieldKind.PHONE, 40, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, String> url(
            String name, Function<R, @Nullable String> read, @Nullable BiConsumer<R, @Nullable String> write) {
        return make(name, FieldKind.URL, 500, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, Long> integer(
            String name, Function<R, @Nullable Long> read, @Nullable BiConsumer<R, @Nullable Long> write) {
        return make(name, FieldKind.INTEGER, 0, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, BigDecimal> decimal(
            String name, Function<R, @Nullable BigDecimal> read, @Nullable BiConsumer<R, @Nullable BigDecimal> write) {
        return make(name, FieldKind.DECIMAL, 0, "", List.of(), List.of(), read, write);
    }

    /** Columns {@code <column>} and {@code <column>_currency}. */
    public static <R> Field<R, Money> money(
            String name, Function<R, @Nullable Money> read, @Nullable BiConsumer<R, @Nullable Money> write) {
        return make(name, FieldKind.MONEY, 0, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, Boolean> bool(
            String name, Function<R, @Nullable Boolean> read, @Nullable BiConsumer<R, @Nullable Boolean> write) {
        return make(name, FieldKind.BOOLEAN, 0, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, LocalDate> date(
            String name, Function<R, @Nullable LocalDate> read, @Nullable BiConsumer<R, @Nullable LocalDate> write) {
        return make(name, FieldKind.DATE, 0, "", List.of(), List.of(), read, write);
    }

    public static <R> Field<R, Instant> instant(
            String name, Function<R, @Nullable Instant> read, @Nullable BiConsumer<R, @Nullable Instant> write) {
        return make(name, FieldKind.INSTANT, 0, "", List.of(), List.of(), read, write);
    }

    /** A code of the value list {@code list}. */
    public static <R> Field<R, String> choice(
            String name,
            Function<R, @Nullable String> read,
            @Nullable BiConsumer<R, @Nullable String> write,
            String list) {
        return make(name, FieldKind.CHOICE, 60, list, List.of(), List.of(), read, write);
    }

    /**
     * Any number of codes of the value list {@code list}, shown as chips. Column: a text of 2,000; see {@code io.tradewind.entity.Tags}.
     * Besides a list of codes writers of values may give {@code {"add": [...], "remove": [...]}}.
     */
    public static <R> Field<R, List<String>> tags(
            String name,
            Function<R, @Nullable List<String>> read,
            @Nullable BiConsumer<R, @Nullable List<String>> write,
            String list) {
        return make(name, FieldKind.TAGS, 0, list, List.of(), List.of(), read, write);
    }

    /** One of an enum's constants. */
    public static <R, E extends Enum<E>> Field<R, String> enumeration(
            String name, Class<E> type, Function<R, @Nullable E> read, @Nullable BiConsumer<R, @Nullable E> write) {
        List<String> values =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        Function<R, @Nullable String> readName = record -> {
            E value = read.apply(record);
            return value == null ? null : value.name();
        };
        BiConsumer<R, @Nullable String> writeName = write == null
                ? null
                : (record, value) -> write.accept(record, value == null ? null : Enum.valueOf(type, value));
        return make(name, FieldKind.ENUMERATION, 40, "", values, List.of(), readName, writeName);
    }

    /** Another record, by id. Column {@code <snake_case(name)>_id}. The engine checks that the writer may see the target. */
    public static <R> Field<R, String> reference(
            String name,
            String type,
            Function<R, @Nullable String> read,
            @Nullable BiConsumer<R, @Nullable String> write) {
        return make(name, FieldKind.REFERENCE, 36, type, List.of(), List.of(), read, write);
    }

    /**
     * Another record of whatever type, as {@link RecordRef#toString} has it. Column {@code <snake_case(name)>_ref ${ref}}. The engine
     * checks that the writer may see all of the target.
     */
    public static <R> Field<R, String> anyReference(
            String name, Function<R, @Nullable String> read, @Nullable BiConsumer<R, @Nullable String> write) {
        Field<R, String> field = make(name, FieldKind.REFERENCE, 100, FieldSpec.ANY, List.of(), List.of(), read, write);
        return field.column(columnOf(name, FieldKind.TEXT) + "_ref");
    }

    /** Child lines, replaced as a whole; each line is a map from the line fields' names to values. */
    public static <R> Field<R, List<Map<String, Object>>> lines(
            String name,
            Function<R, @Nullable List<Map<String, Object>>> read,
            @Nullable BiConsumer<R, @Nullable List<Map<String, Object>>> write,
            List<Field<?, ?>> lineFields) {
        List<FieldSpec> specs = lineFields.stream().<FieldSpec>map(Field::spec).toList();
        return make(name, FieldKind.LINES, 0, "", List.of(), specs, read, write);
    }

    public Field<R, V> required() {
        return with(Trait.REQUIRED);
    }

    public Field<R, V> unique() {
        return with(Trait.UNIQUE);
    }

    /** Texts need a generated column {@code <column>_lc}; see the migrator's {@code ${lower(column)}}. */
    public Field<R, V> searched() {
        return with(Trait.SEARCHED);
    }

    public Field<R, V> warnsOfDuplicates() {
        return with(Trait.WARNS_OF_DUPLICATES);
    }

    /** Texts need a generated column {@code <column>_lc}. */
    public Field<R, V> sortable() {
        return with(Trait.SORTABLE);
    }

    public Field<R, V> listed() {
        return with(Trait.LISTED);
    }

    public Field<R, V> sensitive() {
        return with(Trait.SENSITIVE);
    }

    /** Of a living person; a required one must be a text, since it is written over when it is erased. */
    public Field<R, V> personal() {
        return with(Trait.PERSONAL);
    }

    /** Tells what the other field tells: who may not read that one may not read this one. */
    public Field<R, V> tellsOf(String field) {
        return described(draft -> draft.origin = field);
    }

    /** Longest text allowed, in characters. */
    public Field<R, V> max(int characters) {
        return described(draft -> draft.maxLength = characters);
    }

    /** Numbers allowed, both inclusive. */
    public Field<R, V> between(long min, long max) {
        return described(draft -> {
            draft.min = BigDecimal.valueOf(min);
            draft.max = BigDecimal.valueOf(max);
        });
    }

    /** The group it is shown in; {@code main} if not said. */
    public Field<R, V> in(String group) {
        return described(draft -> draft.group = group);
    }

    /** Another column than the name suggests. */
    public Field<R, V> column(String column) {
        return described(draft -> draft.column = column);
    }

    /** Computed by the record, in no column: shown on the page, not in lists. */
    public Field<R, V> computed() {
        FieldSpec computed = FieldDraft.of(spec, draft -> {
            draft.column = "";
            draft.traits.remove(Trait.FILTERABLE);
            draft.traits.add(Trait.READ_ONLY);
        });
        return new Field<>(computed, read, null);
    }

    private Field<R, V> with(Trait trait) {
        return described(draft -> draft.traits.add(trait));
    }

    private Field<R, V> described(Consumer<FieldDraft> change) {
        return new Field<>(FieldDraft.of(spec, change), read, write);
    }

    public FieldSpec spec() {
        return spec;
    }

    /** The value in the record. */
    public @Nullable V read(R record) {
        return read.apply(record);
    }

    /**
     * Sets the value through the aggregate's method.
     *
     * @param value of the kind's Java type (references: the id), or null to clear
     * @throws IllegalStateException if the field is read-only
     */
    @SuppressWarnings("unchecked")
    public void write(R record, @Nullable Object value) {
        if (write == null) {
            throw new IllegalStateException("read-only: " + spec.name());
        }
        write.accept(record, (V) value);
    }
}
