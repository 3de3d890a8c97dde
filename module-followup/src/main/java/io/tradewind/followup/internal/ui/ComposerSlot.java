package io.tradewind.followup.internal.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.Component;

import io.tradewind.access.Verb;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.RecordView;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.RecordSlot;

/** The composer over the timeline of every record that people work with, and plans for it. */
@org.osgi.service.component.annotations.Component(service = RecordSlot.class)
public final class ComposerSlot implements RecordSlot {
    private static final Set<String> OWN = Set.of(FollowUpType.NAME, PlanType.NAME, MailType.NAME);

    private final Bench bench;

    @Activate
    public ComposerSlot(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return 10;
    }

    private boolean isWorkedWith(RecordView record) {
        return !OWN.contains(record.ref().type())
                && bench.types()
                        .find(record.ref().type())
                        .filter(type -> !type.shared() && !type.group().isEmpty())
                        .isPresent();
    }

    @Override
    public Optional<Component> thread(RecordView record) {
        return bench.mayFollowUp() && isWorkedWith(record)
                ? Optional.of(new ComposerPanel(bench, Reader.current(), record.ref()))
                : Optional.empty();
    }

    @Override
    public List<Command> commands(RecordView record) {
        Reader reader = Reader.current();
        return bench.may(PlanType.NAME, Verb.CREATE) && isWorkedWith(record)
                ? List.of(new Command(
                        reader.text("followup.ui.plan"),
                        "calendar-check",
                        () -> PlanDialog.open(bench, record, null, () -> {})))
                : List.of();
    }
}
