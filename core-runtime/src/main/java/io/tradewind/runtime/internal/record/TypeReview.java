package io.tradewind.runtime.internal.record;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordEntity;
import io.tradewind.layout.PageLayout;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.layout.Arrangement;

/** Looks once at what a stage describes: names that are none, columns that are not there. Says all that is wrong, in plain words. */
final class TypeReview {
    /** What people have made of the type. */
    record Changes(List<CustomField> fields, Optional<PageLayout> layout) {}

    private static final Pattern TYPE_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,59}");
    private static final Pattern SQL_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int LONGEST_TYPE_NAME = 60;

    private final RecordSpec<RecordEntity> spec;
    private final TypeSpec outline;
    private final Supplier<List<LiveType>> neighbours;
    private final List<String> problems = new ArrayList<>();

    TypeReview(RecordSpec<RecordEntity> spec, Supplier<List<LiveType>> neighbours) {
        this.spec = spec;
        this.neighbours = neighbours;
        this.outline = spec.outline();
    }

    /** All that is wrong; empty if the type is good. */
    List<String> problems() {
        return problems;
    }

    /** The type, ready to run; empty if there are {@link #problems}. */
    Optional<LiveType> review(String module, Connection connection, Dialect dialect, Changes changes) {
        reviewNames();
        Table table = spec.entity().getAnnotation(Table.class);
        if (!RecordEntity.class.isAssignableFrom(spec.entity())) {
            problems.add(spec.entity().getSimpleName() + " does not extend RecordEntity");
        }
        if (table == null || !isSqlName(table.schema()) || !isSqlName(table.name())) {
            problems.add(spec.entity().getSimpleName() + " needs @Table with schema and name, in small letters");
        }
        if (table == null || !problems.isEmpty()) {
            return Optional.empty();
        }
        TableCatalogue catalogue = TableCatalogue.of(connection, dialect, table.schema(), table.name());
        if (!catalogue.exists()) {
            problems.add("there is no table " + table.schema() + "." + table.name());
            return Optional.empty();
        }
        Map<String, Column> columns = columns(outline.fields(), catalogue);
        AddedFields added =
                new AddedFields(changes.fields(), catalogue.columns().keySet());
        added.open().values().forEach(field -> columns.put(field.name(), added(field, catalogue)));
        columns.putAll(columns(EngineFields.of(outline), catalogue));
        Map<String, Column> bin = columns(EngineFields.ofTheBin(), catalogue);
        reviewTitleAndSorts(columns);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        RecordSpec<RecordEntity> all = with(added);
        Set<String> preset = preset(all);
        Set<String> needed = required(all)
                .map(field -> field.spec().name())
                .filter(name -> !preset.contains(name) && isNotNull(columns.get(name)))
                .collect(Collectors.toSet());
        Arrangement arrangement =
                new Arrangement(all.outline(), preset, needed, changes.layout().orElse(null));
        return Optional.of(new LiveType(
                all, module, table.schema() + "." + table.name(), columns, bin, added, arrangement, neighbours));
    }

    private static Stream<Field<RecordEntity, ?>> required(RecordSpec<RecordEntity> spec) {
        return spec.fields().stream()
                .filter(field ->
                        field.spec().is(Trait.REQUIRED) && !field.spec().is(Trait.READ_ONLY));
    }

    private static boolean isSet(Field<RecordEntity, ?> field, RecordEntity fresh) {
        try {
            return !Filling.isUnset(field.read(fresh));
        } catch (RuntimeException empty) { // it is never read before it is filled
            return false;
        }
    }

    private static boolean isNotNull(@Nullable Column column) {
        return column != null && !column.nullable();
    }

    /** Required fields that a new record has without being given them. */
    private static Set<String> preset(RecordSpec<RecordEntity> spec) {
        RecordEntity fresh = spec.fresh();
        return required(spec)
                .filter(field -> isSet(field, fresh))
                .map(field -> field.spec().name())
                .collect(Collectors.toSet());
    }

    private RecordSpec<RecordEntity> with(AddedFields added) {
        RecordSpec<RecordEntity> all = spec;
        for (Field<RecordEntity, ?> field : added.fields()) {
            all = all.field(field);
        }
        return all;
    }

    /** The engine made it: there is nothing to complain of. */
    private static Column added(FieldSpec field, TableCatalogue catalogue) {
        TableCatalogue.Stored stored =
                Objects.requireNonNull(catalogue.columns().get(field.column()));
        String lower = field.column() + "_lc";
        return new Column(
                field,
                field.column(),
                catalogue.columns().containsKey(lower) ? lower : null,
                true,
                stored.size(),
                stored.scale());
    }

    private static boolean isSqlName(String name) {
        return SQL_NAME.matcher(name).matches();
    }

    private void reviewNames() {
        if (!TYPE_NAME.matcher(outline.name()).matches() || outline.name().length() > LONGEST_TYPE_NAME) {
            problems.add("a type is named like sales-orders, not: " + outline.name());
        }
        Set<String> seen = new HashSet<>();
        for (FieldSpec field : outline.fields()) {
            if (!FIELD_NAME.matcher(field.name()).matches() || EngineFields.RESERVED.contains(field.name())) {
                problems.add("no field can be named " + field.name());
            }
            if (!seen.add(field.name())) {
                problems.add("two fields are named " + field.name());
            }
        }
        Set<String> actions = new HashSet<>(Set.of("edit", "delete", StoredSharing.SHARE, StoredSharing.UNSHARE));
        outline.actions().stream()
                .filter(action -> !actions.add(action.name())
                        || !FIELD_NAME.matcher(action.name()).matches())
                .forEach(action -> problems.add("no action can be named " + action.name()));
    }

    private Map<String, Column> columns(List<FieldSpec> fields, TableCatalogue catalogue) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (FieldSpec field : fields) {
            if (field.stored()) {
                Column column = column(field, catalogue);
                if (column != null) {
                    columns.put(field.name(), column);
                }
            } else if (field.is(Trait.SORTABLE) || field.is(Trait.SEARCHED) || field.is(Trait.UNIQUE)) {
                problems.add("field " + field.name() + " is in no column and cannot be searched, sorted by or unique");
            }
        }
        return columns;
    }

    private @Nullable Column column(FieldSpec field, TableCatalogue catalogue) {
        TableCatalogue.Stored stored = catalogue.columns().get(field.column());
        if (!isSqlName(field.column()) || stored == null) {
            problems.add("field " + field.name() + ": there is no column " + field.column());
            return null;
        }
        if (field.kind() == FieldKind.MONEY && !catalogue.columns().containsKey(field.column() + "_currency")) {
            problems.add("field " + field.name() + ": there is no column " + field.column() + "_currency");
        }
        boolean copied = catalogue.columns().containsKey(field.column() + "_lc");
        Column column = new Column(
                field,
                field.column(),
                copied ? field.column() + "_lc" : null,
                stored.nullable(),
                stored.size(),
                stored.scale());
        boolean wantsCopy = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.URL;
        boolean orders = field.is(Trait.SORTABLE) || field.is(Trait.SEARCHED);
        if (wantsCopy && orders && !copied && !EngineFields.RESERVED.contains(field.name())) {
            problems.add("field " + field.name() + " is sorted by or searched: there is no column " + field.column()
                    + "_lc ${lower(" + field.column() + ")}");
        }
        boolean ordered = field.kind() != FieldKind.LONG_TEXT
                && field.kind() != FieldKind.REFERENCE
                && field.kind() != FieldKind.TAGS;
        if (field.is(Trait.SORTABLE) && !ordered) {
            problems.add("field " + field.name() + " cannot be sorted by: it is a " + field.kind());
        }
        return column;
    }

    private void reviewTitleAndSorts(Map<String, Column> columns) {
        Column title = columns.get(outline.titleField());
        if (title == null || title.kind() != FieldKind.TEXT) {
            problems.add("the title " + outline.titleField() + " is no stored field of one line");
        } else if (title.lower() == null && !outline.titleField().equals(EngineFields.NUMBER)) {
            problems.add("the title needs a column " + title.name() + "_lc ${lower(" + title.name() + ")}");
        }
        for (Sort sort : Sort.parse(outline.defaultSort())) {
            Column column = columns.get(sort.field());
            if (column == null || !(column.is(Trait.SORTABLE) || column == title)) {
                problems.add("it is sorted by " + sort.field() + ", which is not sortable");
            }
        }
        spec.attachment().ifPresent(field -> reviewAttachment(field, columns));
        if (!outline.stateField().isEmpty()
                && outline.field(outline.stateField()).isEmpty()) {
            problems.add("there is no field " + outline.stateField() + " for its state");
        }
    }

    private void reviewAttachment(String field, Map<String, Column> columns) {
        Column column = columns.get(field);
        if (column == null
                || column.kind() != FieldKind.REFERENCE
                || !column.field().target().equals(FieldSpec.ANY)) {
            problems.add("it is attached to " + field + ", which is no reference to any record");
        }
        boolean tells =
                columns.values().stream().anyMatch(one -> one.is(Trait.UNIQUE) || one.is(Trait.WARNS_OF_DUPLICATES));
        if (outline.shared() || outline.mergeable() || spec.opening().isPresent() || tells) {
            problems.add("what is attached to other records is seen with them alone: "
                    + "it cannot be shared, merged, open to a circle or compared with others");
        }
    }
}
