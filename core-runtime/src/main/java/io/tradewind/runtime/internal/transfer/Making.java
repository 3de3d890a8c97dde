package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.transfer.Imports.Target;

/**
 * Records that a plan makes on the way: those which a column names and which are not there yet.
 *
 * @param path field that refers to them; behind a dot, field of a record that is made on the way itself
 * @param type what they are, as the actor may use it
 * @param columns what they get, the title first, then in the type's order
 * @param inner what their own references make in turn, by field
 */
record Making(String path, TypeView type, List<Column> columns, Map<String, Making> inner) {
    /** Whether the actor may make records of the type that have nothing but a title to begin with. */
    static boolean mayMake(TypeView type) {
        return type.may(Verb.CREATE) && title(type).isPresent();
    }

    private static Optional<FieldSpec> title(TypeView type) {
        return ImportFields.find(type, type.type().titleField()).filter(field -> field.kind() == FieldKind.TEXT);
    }

    /**
     * What the plan makes for columns of its rows.
     *
     * @throws TradewindException INVALID naming a reference, field or column that is not there; FORBIDDEN
     */
    static List<Making> of(Draft draft, Plan plan, List<Column> columns, RecordTypes types) {
        Reading reading =
                new Reading(draft, plan, types, new HashSet<>(plan.newRecords().keySet()));
        List<Making> makings = columns.stream()
                .filter(Column::isReference)
                .filter(column -> reading.open().remove(column.spec().name()))
                .map(column -> reading.making(column.spec().name(), column))
                .toList();
        reading.open().stream().sorted().findFirst().ifPresent(path -> {
            throw new TradewindException(Kind.INVALID, "import.unknown-field", path);
        });
        return makings;
    }

    /** @param open paths that nothing refers to so far */
    private record Reading(Draft draft, Plan plan, RecordTypes types, Set<String> open) {
        Making making(String path, Column from) {
            TypeView type = types.require(from.spec().target());
            if (!mayMake(type)) {
                throw new TradewindException(Kind.FORBIDDEN, "record.not-allowed");
            }
            Map<String, String> wanted = new LinkedHashMap<>(plan.newRecords().getOrDefault(path, Map.of()));
            FieldSpec title = title(type).orElseThrow();
            wanted.remove(title.name());
            List<Column> columns = new ArrayList<>();
            columns.add(new Column(from.index(), from.header(), Target.field(title.name()), title, from.fixed()));
            Map<String, Making> inner = new LinkedHashMap<>();
            for (FieldSpec field : ImportFields.of(type)) {
                String header = wanted.remove(field.name());
                if (header != null) {
                    Column column = column(header, field);
                    columns.add(column);
                    String below = path + "." + field.name();
                    if (column.isReference() && open.remove(below)) {
                        inner.put(field.name(), making(below, column));
                    }
                }
            }
            wanted.keySet().stream().findFirst().ifPresent(field -> {
                throw new TradewindException(Kind.INVALID, "import.unknown-field", path + "." + field);
            });
            return new Making(path, type, List.copyOf(columns), inner);
        }

        private Column column(String header, FieldSpec field) {
            int index = draft.columns().indexOf(header);
            if (index < 0) {
                throw new TradewindException(Kind.INVALID, "import.unknown-column", header);
            }
            return new Column(index, header, Target.field(field.name()), field);
        }
    }

    /** Whether not the rows but other records made on the way refer to them. */
    boolean isInner() {
        return path.indexOf('.') >= 0;
    }

    /** The cell that names one of them. */
    Column title() {
        return columns.getFirst();
    }

    Stream<Making> withInner() {
        return Stream.concat(Stream.of(this), inner.values().stream().flatMap(Making::withInner));
    }
}
