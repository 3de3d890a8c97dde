package io.tradewind.runtime.internal.record;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;

/** Finds where records refer to records of a type: described fields in their columns, lines in the tables that the aggregate says. */
final class ReferencePlaces {
    private ReferencePlaces() {}

    static List<ReferencePlace> to(String target, Collection<LiveType> types) {
        return types.stream().flatMap(type -> of(type, target)).toList();
    }

    private static Stream<ReferencePlace> of(LiveType type, String target) {
        return type.outline().fields().stream().flatMap(field -> switch (field.kind()) {
            case REFERENCE ->
                field.refersTo(target)
                        ? Stream.of(new ReferencePlace(
                                type, field.name(), "", type.table(), "id", field.column(), prefix(field, target)))
                        : Stream.empty();
            case LINES ->
                field.lines().stream()
                        .filter(part -> part.kind() == FieldKind.REFERENCE
                                && part.target().equals(target))
                        .flatMap(part -> inLines(type, field, part).stream());
            default -> Stream.empty();
        });
    }

    private static String prefix(FieldSpec field, String target) {
        return field.target().equals(FieldSpec.ANY) ? target + "/" : "";
    }

    private static Optional<ReferencePlace> inLines(LiveType type, FieldSpec field, FieldSpec part) {
        List<Field> lists = new ArrayList<>();
        for (Class<?> each = type.entity(); each != null; each = each.getSuperclass()) {
            lists.addAll(Arrays.asList(each.getDeclaredFields()));
        }
        return lists.stream()
                .filter(list -> lineClass(list)
                        .filter(line -> hasColumn(line, part.column()))
                        .isPresent())
                .sorted((one, other) -> Boolean.compare(
                        other.getName().equals(field.name()), one.getName().equals(field.name())))
                .flatMap(list -> table(list).stream())
                .findFirst()
                .map(lines -> new ReferencePlace(
                        type, field.name(), part.name(), lines.table(), lines.idColumn(), part.column(), ""));
    }

    /** Where the lines of a list are kept. */
    private record Lines(String table, String idColumn) {}

    private static Optional<Lines> table(Field list) {
        CollectionTable values = list.getAnnotation(CollectionTable.class);
        if (values != null && values.joinColumns().length == 1) {
            return Optional.of(new Lines(values.schema() + "." + values.name(), values.joinColumns()[0].name()));
        }
        JoinColumn join = list.getAnnotation(JoinColumn.class);
        Table table =
                lineClass(list).map(line -> line.getAnnotation(Table.class)).orElse(null);
        return list.isAnnotationPresent(OneToMany.class) && join != null && table != null
                ? Optional.of(new Lines(table.schema() + "." + table.name(), join.name()))
                : Optional.empty();
    }

    private static Optional<Class<?>> lineClass(Field list) {
        boolean kept = list.isAnnotationPresent(CollectionTable.class) || list.isAnnotationPresent(OneToMany.class);
        if (kept && list.getGenericType() instanceof ParameterizedType generic) {
            Type[] parts = generic.getActualTypeArguments();
            return parts.length == 1 && parts[0] instanceof Class<?> line ? Optional.of(line) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean hasColumn(Class<?> line, String column) {
        return Arrays.stream(line.getDeclaredFields())
                .map(field -> field.getAnnotation(Column.class))
                .anyMatch(said -> said != null && said.name().equals(column));
    }
}
