package io.tradewind.followup.internal.ui;

import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.RecordView;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.RecordSlot;

/** E-mails are written from every record that people work with, and answered from their own pages. */
@org.osgi.service.component.annotations.Component(service = RecordSlot.class)
public final class MailSlot implements RecordSlot {
    private static final Set<String> OWN = Set.of(FollowUpType.NAME, PlanType.NAME);

    private final Bench bench;

    @Activate
    public MailSlot(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Command> commands(RecordView record) {
        Reader reader = Reader.current();
        if (!bench.mayWriteMail() || !isWorkedWith(record)) {
            return List.of();
        }
        if (record.ref().type().equals(MailType.NAME)) {
            boolean answerable =
                    Set.of("RECEIVED", "SENT").contains(record.text("state").orElse(""));
            return answerable
                    ? List.of(new Command(
                            reader.text("followup.ui.mail.answer"),
                            "mail",
                            () -> MailDialog.answer(bench, bench.records().read(record.ref()))))
                    : List.of();
        }
        return List.of(new Command(reader.text("followup.ui.mail"), "mail", () -> MailDialog.open(bench, record)));
    }

    private boolean isWorkedWith(RecordView record) {
        return !OWN.contains(record.ref().type())
                && bench.types()
                        .find(record.ref().type())
                        .filter(type -> !type.shared() && !type.group().isEmpty())
                        .isPresent();
    }
}
