package io.tradewind.record;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldSpec.Trait;

/** A field's description while one thing of it becomes another. */
final class FieldDraft {
    String column;
    int maxLength;

    @Nullable
    BigDecimal min;

    @Nullable
    BigDecimal max;

    String group;
    String origin;
    final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    private FieldDraft(FieldSpec former) {
        column = former.column();
        maxLength = former.maxLength();
        min = former.min();
        max = former.max();
        group = former.group();
        origin = former.origin();
        traits.addAll(former.traits());
    }

    /** The same field but for what the change does. */
    static FieldSpec of(FieldSpec former, Consumer<FieldDraft> change) {
        FieldDraft draft = new FieldDraft(former);
        change.accept(draft);
        return new FieldSpec(
                former.name(),
                former.kind(),
                draft.column,
                draft.maxLength,
                draft.min,
                draft.max,
                former.target(),
                former.values(),
                former.lines(),
                draft.group,
                draft.traits,
                former.formula(),
                draft.origin);
    }
}
