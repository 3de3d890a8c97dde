package io.tradewind.ui.internal.transfer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeView;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.transfer.Imports.Target;
import io.tradewind.ui.internal.record.TypeFields;

/** What the reader has decided so far about an import. */
final class Wizard {
    private final TypeView type;
    private Draft draft;
    private final Map<String, Target> mapping = new LinkedHashMap<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private Mode mode = Mode.CREATE;
    private String matchBy;
    private final Set<String> closedLists = new LinkedHashSet<>();
    private boolean readsAlike = true;
    private final Map<String, String> fixed = new LinkedHashMap<>();
    private final NewRecords newRecords;

    Wizard(TypeView type, Draft draft) {
        this.type = type;
        this.draft = draft;
        this.matchBy = type.type().titleField();
        this.newRecords = new NewRecords(draft.newRecords());
        mapping.putAll(draft.guess());
    }

    TypeView type() {
        return type;
    }

    Draft draft() {
        return draft;
    }

    /** The same file read with another encoding: the mapping starts from the new guess. */
    void reread(Draft again) {
        draft = again;
        mapping.clear();
        mapping.putAll(again.guess());
        newRecords.begin(again.newRecords());
    }

    Optional<Target> target(String column) {
        return Optional.ofNullable(mapping.get(column));
    }

    void map(String column, Optional<Target> target) {
        target.ifPresentOrElse(to -> mapping.put(column, to), () -> mapping.remove(column));
    }

    /** Records that rows refer to and that are made on the way. */
    NewRecords newRecords() {
        return newRecords;
    }

    /** What is the same in every row, by field. */
    Map<String, String> fixed() {
        return Map.copyOf(fixed);
    }

    void fix(String field, String value) {
        if (value.isBlank()) {
            fixed.remove(field);
        } else {
            fixed.put(field, value.strip());
        }
    }

    /** Fields that no column fills and that may be the same in several records, those that are needed first. */
    List<FieldSpec> fixable() {
        return fields().stream()
                .filter(field -> !field.is(Trait.UNIQUE) && field.kind() != FieldKind.LINES && !isMapped(field))
                .sorted(Comparator.comparing(field -> !missing().contains(field)))
                .toList();
    }

    private boolean isMapped(FieldSpec field) {
        return mapping.values().stream().anyMatch(to -> to.field().equals(field.name()));
    }

    /** Mapped references, each with its column. */
    Map<String, FieldSpec> references() {
        Map<String, FieldSpec> references = new LinkedHashMap<>();
        draft.columns()
                .forEach(column -> field(column)
                        .filter(field -> field.kind() == FieldKind.REFERENCE)
                        .filter(field -> !field.target().equals(FieldSpec.ANY))
                        .ifPresent(field -> references.put(column, field)));
        return references;
    }

    /** Mapped fields that may be empty in a record, but perhaps not in a row. */
    List<FieldSpec> optionalFields() {
        return fields().stream()
                .filter(field -> !field.is(Trait.REQUIRED))
                .filter(field ->
                        mapping.values().stream().anyMatch(to -> to.field().equals(field.name())))
                .toList();
    }

    Set<String> needed() {
        return Set.copyOf(needed);
    }

    void needed(Set<String> fields) {
        needed.clear();
        needed.addAll(fields);
    }

    /** Fields that a column may go to: what the reader may change, and the owner. */
    List<FieldSpec> fields() {
        Stream<FieldSpec> own = type.fields().stream()
                .filter(field -> TypeFields.editable(type, field) && field.kind() != FieldKind.LINES);
        Stream<FieldSpec> owner = TypeFields.find(type.type(), "owner").stream();
        return Stream.concat(own, owner).toList();
    }

    /** The field a column goes to. */
    Optional<FieldSpec> field(String column) {
        return target(column).flatMap(target -> TypeFields.find(type.type(), target.field()));
    }

    /** Required fields that no column fills. */
    List<FieldSpec> missing() {
        return fields().stream()
                .filter(field -> field.is(Trait.REQUIRED) && type.type().alwaysShows(field))
                .filter(field -> !isMapped(field) && !fixed.containsKey(field.name()))
                .toList();
    }

    /** Fields that more than one column goes to. */
    List<FieldSpec> twice() {
        return fields().stream()
                .filter(field -> mapping.values().stream()
                                .filter(to -> to.field().equals(field.name()))
                                .count()
                        > 1)
                .toList();
    }

    boolean nothingMapped() {
        return mapping.isEmpty();
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode wanted) {
        mode = wanted;
    }

    String matchBy() {
        return matchBy;
    }

    void matchBy(String field) {
        matchBy = field;
    }

    /** Mapped fields by which an existing record can be found. */
    List<String> matchFields() {
        return mapping.values().stream()
                .flatMap(to -> TypeFields.find(type.type(), to.field()).stream())
                .filter(field -> field.is(Trait.UNIQUE)
                        || field.is(Trait.SEARCHED)
                        || field.name().equals(type.type().titleField()))
                .map(FieldSpec::name)
                .distinct()
                .toList();
    }

    /** Mapped fields whose values come from a list. */
    List<FieldSpec> listFields() {
        return mapping.values().stream()
                .flatMap(to -> TypeFields.find(type.type(), to.field()).stream())
                .filter(field -> field.kind() == FieldKind.CHOICE)
                .distinct()
                .toList();
    }

    /** Whether unknown values of the field become new list entries. */
    boolean extendsList(String field) {
        return !closedLists.contains(field);
    }

    void extendsList(String field, boolean wanted) {
        if (wanted) {
            closedLists.remove(field);
        } else {
            closedLists.add(field);
        }
    }

    /** Whether list values that are only spelled otherwise are read as the entry. */
    boolean readsAlike() {
        return readsAlike;
    }

    void readsAlike(boolean wanted) {
        readsAlike = wanted;
    }

    Plan plan(boolean dryRun) {
        Set<String> growing = new LinkedHashSet<>();
        listFields().stream().map(FieldSpec::name).filter(this::extendsList).forEach(growing::add);
        String encoding = draft.encoding().isEmpty() ? null : draft.encoding();
        return new Plan(
                Map.copyOf(mapping),
                mode,
                mode == Mode.CREATE ? null : matchBy,
                dryRun,
                growing,
                encoding,
                needed.stream()
                        .filter(field -> mapping.values().stream()
                                .anyMatch(to -> to.field().equals(field)))
                        .collect(java.util.stream.Collectors.toSet()),
                newRecords.of(references().values().stream()
                        .map(FieldSpec::name)
                        .collect(java.util.stream.Collectors.toSet())),
                fixed.entrySet().stream()
                        .filter(value -> mapping.values().stream()
                                .noneMatch(to -> to.field().equals(value.getKey())))
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                readsAlike
                        ? Set.of()
                        : listFields().stream().map(FieldSpec::name).collect(java.util.stream.Collectors.toSet()));
    }
}
