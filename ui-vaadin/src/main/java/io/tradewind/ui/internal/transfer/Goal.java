package io.tradewind.ui.internal.transfer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradewind.custom.CustomField;
import io.tradewind.record.FieldSpec;
import io.tradewind.transfer.Imports.Target;
import io.tradewind.ui.kit.Reader;

/** Where a column may go: out, into a field, or into a value of its own. */
sealed interface Goal {
    /** Not imported. */
    record Out() implements Goal {}

    /** Into a field of the record. */
    record Into(FieldSpec field) implements Goal {}

    /** Kept beside the fields, under the column's name. */
    record Own(String name) implements Goal {}

    static List<Goal> of(Wizard wizard, String column) {
        return Stream.<Goal>concat(
                        Stream.of(new Out(), new Own(column)),
                        wizard.fields().stream().map(Into::new))
                .toList();
    }

    static Goal present(Wizard wizard, String column) {
        return wizard.target(column)
                .<Goal>map(target -> wizard.field(column)
                        .<Goal>map(Into::new)
                        .orElseGet(() -> CustomField.isOne(target.field()) ? new Own(column) : new Out()))
                .orElseGet(Out::new);
    }

    default Optional<Target> target() {
        return switch (this) {
            case Out out -> Optional.empty();
            case Into into -> Optional.of(Target.field(into.field().name()));
            case Own own -> Optional.of(Target.field("custom." + own.name()));
        };
    }

    default String words(Reader reader, String type) {
        return switch (this) {
            case Out out -> reader.text("ui.import.leave-out");
            case Into into -> reader.field(type, into.field().name());
            case Own own -> reader.text("ui.import.own-value");
        };
    }
}
