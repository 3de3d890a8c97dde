package io.tradewind.ui.internal.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.UI;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Stats;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.Figure;

/** The strip under a record's head: what other stages count, and the record's own amounts and times. */
final class KeyFigures {
    private static final int MOST = 6;
    private static final int FEWEST = 2;

    private KeyFigures() {}

    static Optional<Stats> of(Reader reader, TypeSpec type, RecordView record, List<Figure> figures) {
        List<FieldSpec> own = type.fields().stream()
                .filter(field -> record.value(field.name()) != null && counts(field) && !Values.isYear(field))
                .filter(field -> !type.hides(field.name()))
                .limit(Math.max(0, MOST - figures.size()))
                .toList();
        if (figures.size() + own.size() < FEWEST) {
            return Optional.empty();
        }
        Stats strip = Stats.edge();
        figures.stream().limit(MOST).forEach(figure -> add(strip, figure));
        own.forEach(field -> strip.with(
                reader.field(type.name(), field.name()), words(reader, record.value(field.name())), "", Tone.GRAY));
        return Optional.of(strip);
    }

    private static boolean counts(FieldSpec field) {
        return field.kind() == FieldKind.MONEY
                || field.kind() == FieldKind.INTEGER
                || field.kind() == FieldKind.DECIMAL
                || field.kind() == FieldKind.INSTANT
                || field.kind() == FieldKind.DATE;
    }

    private static String words(Reader reader, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case io.tradewind.Money money -> reader.shortMoney(money);
            case Instant at -> reader.ago(at);
            default -> reader.show(value);
        };
    }

    private static void add(Stats strip, Figure figure) {
        if (figure.path().isEmpty()) {
            strip.with(figure.label(), figure.figure(), figure.context(), figure.tone());
        } else {
            strip.with(
                    figure.label(),
                    figure.figure(),
                    figure.context(),
                    figure.tone(),
                    () -> UI.getCurrent().navigate(figure.path()));
        }
    }
}
