package io.tradewind.ui.internal.annex;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.Explanations;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.RecordSlot;

/** Lets owners, and those who manage access, ask who can see a record and why. */
@Component(service = RecordSlot.class)
public final class WhySlot implements RecordSlot {
    private static final int LAST = 900;

    private final Desk desk;
    private final Explanations explanations;

    @Activate
    public WhySlot(@Reference Desk desk, @Reference Explanations explanations) {
        this.desk = desk;
        this.explanations = explanations;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public List<Command> commands(RecordView record) {
        Reader reader = Reader.current();
        return explanations.mayAsk(record)
                ? List.of(new Command(
                        reader.text("ui.why"),
                        "circle-help",
                        () -> new WhyDialog(desk, explanations, reader, record).open()))
                : List.of();
    }
}
