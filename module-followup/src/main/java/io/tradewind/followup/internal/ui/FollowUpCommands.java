package io.tradewind.followup.internal.ui;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.ShellSlot;

/** The composer, a new plan and an e-mail from the command palette. */
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
        List<Command> commands = new ArrayList<>();
        if (bench.mayFollowUp()) {
            commands.add(new Command(
                    reader.text("followup.ui.compose"), "message-square", () -> ComposerDialog.open(bench, null)));
            commands.add(new Command(
                    reader.text("followup.ui.plan.title"),
                    "calendar-check",
                    () -> PlanDialog.open(bench, null, null, () -> {})));
        }
        if (bench.mayWriteMail()) {
            commands.add(new Command(reader.text("followup.ui.mail"), "mail", () -> MailDialog.open(bench, null)));
        }
        return commands;
    }
}
