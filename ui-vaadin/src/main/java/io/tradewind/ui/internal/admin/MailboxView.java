package io.tradewind.ui.internal.admin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import io.tradewind.mail.Mailbox;
import io.tradewind.mail.SyncLog;
import io.tradewind.record.Records;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The mailbox that e-mail comes in by, and what became of each message. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = "mailbox",
        title = "ui.mailbox.title",
        icon = "mail",
        group = "admin",
        order = 37,
        right = "mail.manage")
public final class MailboxView extends Page implements TradewindView {
    private static final long serialVersionUID = 1L;

    @Activate
    public MailboxView(@Reference Mailbox mailbox, @Reference SyncLog log, @Reference Records records) {
        Reader reader = Reader.current();
        title(reader.text("ui.mailbox.title"));
        body().addClassNames("tw-pad", "tw-narrow");
        var lines = new SyncLogPanel(mailbox, log, records, reader);
        content(
                new Panel(reader.text("ui.mailbox.settings"), new MailboxPanel(mailbox, reader, lines::refresh)),
                new Panel(reader.text("ui.mailbox.log"), lines).with(lines.choice()));
    }
}
