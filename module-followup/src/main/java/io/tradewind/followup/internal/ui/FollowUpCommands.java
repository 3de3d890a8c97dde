package io.tradewind.followup.internal.ui;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.ShellSlot;

/** The composer and a new plan from the command palette. */
@Component(service = ShellSlot.class)
public final class FollowUpCommands implements ShellSlot {
    private final Bench bench;

    @Activate
    public FollowUpCommands(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public List<Command> commands() {
        Reader reader = Reader.current();
        return bench.mayFollowUp()
                ? List.of(
                        new Command(
                                reader.text("followup.ui.compose"),
                                "message-square",
                                () -> ComposerDialog.open(bench, null)),
                        new Command(
                                reader.text("followup.ui.plan.title"),
                                "calendar-check",
                                () -> PlanDialog.open(bench, null, null, () -> {})))
                : List.of();
    }
}
