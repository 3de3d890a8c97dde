package io.tradewind.followup.internal.ui;

import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Verb;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.cadence.CadenceType;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.ListSlot;

/** Cadences are laid on the ticked rows of every list. */
@Component(service = ListSlot.class)
public final class CadenceSlot implements ListSlot {
    private static final Set<String> OWN = Set.of(FollowUpType.NAME, PlanType.NAME, MailType.NAME);

    private final Bench bench;

    @Activate
    public CadenceSlot(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public List<BulkCommand> bulkCommands(String type) {
        boolean fits = !OWN.contains(type)
                && bench.types()
                        .find(type)
                        .filter(known -> !known.shared() && !known.group().isEmpty())
                        .isPresent();
        return fits && bench.may(PlanType.NAME, Verb.CREATE) && bench.may(CadenceType.NAME, Verb.READ)
                ? List.of(new BulkCommand(
                        Reader.current().text("followup.ui.cadence"),
                        "list-checks",
                        selection -> CadenceDialog.open(bench, type, selection)))
                : List.of();
    }
}
