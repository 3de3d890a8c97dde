package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Imports.Target;

/**
 * Guesses what a file tells of records that its rows only refer to: of a list of salespeople with manager and office, that the team which the
 * manager leads stands below the office.
 */
final class MakingGuess {
    private final Texts texts;
    private final RecordTypes types;

    MakingGuess(Texts texts, RecordTypes types) {
        this.texts = texts;
        this.types = types;
    }

    /** As in a plan; only where a column tells more than a title that has no place in the rows themselves. */
    Map<String, Map<String, String>> of(TypeView type, List<String> columns, Map<String, Target> mapping) {
        Map<String, Map<String, String>> guess = new LinkedHashMap<>();
        List<String> left =
                columns.stream().filter(column -> !mapping.containsKey(column)).toList();
        if (left.isEmpty()) {
            return guess;
        }
        mapping.forEach((column, target) -> ImportFields.find(type, target.field())
                .filter(field ->
                        field.kind() == FieldKind.REFERENCE && !field.target().equals(type.name()))
                .flatMap(this::makeable)
                .ifPresent(made -> {
                    Map<String, String> fields = fields(made, column, left);
                    if (fields.values().stream().anyMatch(left::contains)) {
                        guess.put(target.field(), fields);
                        inner(target.field(), made, fields, left, guess);
                    }
                }));
        return guess;
    }

    private void inner(
            String path,
            TypeView made,
            Map<String, String> fields,
            List<String> left,
            Map<String, Map<String, String>> guess) {
        fields.forEach((name, column) -> made.field(name)
                .filter(field -> field.kind() == FieldKind.REFERENCE)
                .flatMap(this::makeable)
                .ifPresent(target ->
                        guess.put(path + "." + name, left.contains(column) ? Map.of() : fields(target, column, left))));
    }

    private Optional<TypeView> makeable(FieldSpec field) {
        return types.all().stream()
                .filter(view -> view.name().equals(field.target()))
                .filter(view -> view.may(Verb.CREATE) && Making.mayMake(view))
                .findFirst();
    }

    /** The column that names the record may name somebody of the same name, too, but is its title in any case. */
    private Map<String, String> fields(TypeView made, String title, List<String> left) {
        List<String> columns = new ArrayList<>(left);
        columns.add(title);
        Map<String, String> fields = new LinkedHashMap<>();
        new MappingGuess(texts, made).of(columns).forEach((column, target) -> {
            boolean isTitle = target.field().equals(made.type().titleField());
            boolean ownOnly = column.equals(title)
                    && made.field(target.field())
                            .filter(field -> field.kind() == FieldKind.REFERENCE)
                            .isEmpty();
            if (!isTitle && !ownOnly && !ImportFields.onlyFinds(target.field())) {
                fields.put(target.field(), column);
            }
        });
        return fields;
    }
}
