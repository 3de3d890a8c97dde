package io.tradewind.runtime.internal.record;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.layout.Arrangement;

/** A record type that is running: its description, and where its values are kept. Goes when the stage goes. */
final class LiveType {
    private static final int MOST_SIGHTS = 5_000;

    private final RecordSpec<RecordEntity> spec;
    private final TypeSpec outline;
    private final String module;
    private final String table;
    private final Map<String, Column> columns;
    private final Map<String, Column> binColumns;
    private final AddedFields added;
    private final Arrangement arrangement;
    private final Supplier<List<LiveType>> neighbours;
    private final Map<String, Field<RecordEntity, ?>> fields = new LinkedHashMap<>();
    private final Map<String, Action<RecordEntity, ?>> actions = new LinkedHashMap<>();
    private final Map<String, Sight> sights = new ConcurrentHashMap<>();
    private final ListIndexes indexes = new ListIndexes();
    private final TypeTexts texts;
    private final ComputedFields computed;

    /**
     * @param spec added fields among the others
     * @param arrangement what its form and page look like
     * @param neighbours all types that run
     * @param columns of all stored fields and of those that every record has, by field
     */
    LiveType(
            RecordSpec<RecordEntity> spec,
            String module,
            String table,
            Map<String, Column> columns,
            Map<String, Column> binColumns,
            AddedFields added,
            Arrangement arrangement,
            Supplier<List<LiveType>> neighbours) {
        this.spec = spec.arrangedAs(arrangement.outline());
        this.outline = arrangement.outline();
        this.module = module;
        this.table = table;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        this.binColumns = Map.copyOf(binColumns);
        this.added = added;
        this.arrangement = arrangement;
        this.neighbours = neighbours;
        this.spec.fields().forEach(field -> fields.put(field.spec().name(), field));
        spec.actions().forEach(action -> actions.put(action.name(), action));
        texts = new TypeTexts(table, this::text);
        computed = ComputedFields.of(outline, fields);
    }

    private @Nullable Object text(Column column, RecordEntity record) {
        Field<RecordEntity, ?> field = fields.get(column.fieldName());
        if (field != null) {
            return field.read(record);
        }
        return column.fieldName().equals(EngineFields.NUMBER) ? record.number() : null;
    }

    String name() {
        return outline.name();
    }

    String module() {
        return module;
    }

    /** With its schema. */
    String table() {
        return table;
    }

    RecordSpec<RecordEntity> spec() {
        return spec;
    }

    TypeSpec outline() {
        return outline;
    }

    Class<RecordEntity> entity() {
        return spec.entity();
    }

    Map<String, Column> columns() {
        return columns;
    }

    Map<String, Column> binColumns() {
        return binColumns;
    }

    /** What people have added to it. */
    AddedFields added() {
        return added;
    }

    /** Fields that follow from others. */
    ComputedFields computed() {
        return computed;
    }

    /** How it came, and what was made of its form and page. */
    Arrangement arrangement() {
        return arrangement;
    }

    /** What its lists may be read by. */
    ListIndexes indexes() {
        return indexes;
    }

    /** Its searched texts in memory, on Derby. */
    TypeTexts texts() {
        return texts;
    }

    /** All types that run now, in the order of their names. */
    List<LiveType> neighbours() {
        return neighbours.get().stream()
                .sorted(Comparator.comparing(LiveType::name))
                .toList();
    }

    /** The column of the record that each belongs to, if the type attaches its records so. */
    Optional<String> attachment() {
        return spec.attachment()
                .map(field -> Objects.requireNonNull(columns.get(field)).name());
    }

    /** The column of the circle to which a record is open, if the type opens records so. */
    Optional<String> opening() {
        return spec.opening()
                .flatMap(opening -> opening.field().equals("id")
                        ? Optional.of("id")
                        : Optional.ofNullable(columns.get(opening.field())).map(Column::name));
    }

    /** The circle to which the record is open. */
    Optional<String> circleOf(RecordEntity record) {
        return spec.opening()
                .flatMap(opening -> opening.field().equals("id")
                        ? Optional.of(record.id())
                        : Optional.ofNullable(fields.get(opening.field()))
                                .map(field -> field.read(record))
                                .map(Object::toString));
    }

    Column title() {
        Column title = columns.get(outline.titleField());
        if (title == null) {
            throw new IllegalStateException("no title in " + name());
        }
        return title;
    }

    /** The type's own fields in their order. */
    Map<String, Field<RecordEntity, ?>> fields() {
        return fields;
    }

    Optional<Action<RecordEntity, ?>> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    Map<String, Action<RecordEntity, ?>> actions() {
        return actions;
    }

    /** The title of a record; its number or id if it has none. */
    String titleOf(RecordEntity record) {
        Field<RecordEntity, ?> field = fields.get(outline.titleField());
        Object value = field == null ? null : field.read(record);
        return titled(value, record.number(), record.id());
    }

    static String titled(@Nullable Object value, @Nullable String number, String id) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        return number == null ? id : number;
    }

    /** Own fields that refer to records of this same type, as a tree does. */
    List<FieldSpec> selfReferences() {
        return outline.fields().stream()
                .filter(field -> field.kind() == io.tradewind.record.FieldKind.REFERENCE
                        && field.target().equals(name())
                        && field.stored())
                .toList();
    }

    /** The type as somebody may see it, kept until their standing changes. */
    Sight sight(Viewer viewer) {
        Sight kept = sights.get(viewer.user());
        if (kept != null && kept.isOf(viewer)) {
            return kept;
        }
        Sight fresh = Sight.of(this, viewer);
        if (sights.size() >= MOST_SIGHTS) {
            sights.clear();
        }
        sights.put(viewer.user(), fresh);
        return fresh;
    }
}
