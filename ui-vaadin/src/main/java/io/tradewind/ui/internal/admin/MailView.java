package io.tradewind.ui.internal.admin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import io.tradewind.mail.MailServer;
import io.tradewind.mail.Outbox;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** Through which server mail is sent, and what became of it. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = "mail", title = "ui.mail.title", icon = "mail", group = "admin", order = 36, right = "mail.manage")
public final class MailView extends Page implements TradewindView {
    private static final long serialVersionUID = 1L;

    @Activate
    public MailView(@Reference MailServer server, @Reference Outbox outbox) {
        Reader reader = Reader.current();
        title(reader.text("ui.mail.title"));
        body().addClassNames("tw-pad", "tw-narrow");
        var messages = new OutboxPanel(outbox, reader);
        content(
                new Panel(reader.text("ui.mail.server"), new MailServerPanel(server, reader, messages::refresh)),
                new Panel(reader.text("ui.mail.outbox"), messages).with(messages.choice()));
    }
}
