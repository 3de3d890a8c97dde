package io.tradewind.ui.internal.lookup;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.UI;

import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.ShellSlot;

/** The way to the look-ups in the command palette. */
@Component(service = ShellSlot.class)
public final class LookUpCommands implements ShellSlot {
    private final Desk desk;

    @Activate
    public LookUpCommands(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Command> commands() {
        Reader reader = Reader.current();
        return desk.types().all().stream()
                .filter(type -> LookUpView.isOffered(desk, type.type()))
                .map(type -> new Command(
                        reader.text("ui.look-up.title", TypeWords.many(reader, type.name())),
                        "search",
                        () -> UI.getCurrent().navigate(type.name() + "/look-up")))
                .toList();
    }
}
