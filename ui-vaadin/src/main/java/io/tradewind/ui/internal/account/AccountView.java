package io.tradewind.ui.internal.account;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import io.tradewind.access.OwnSessions;
import io.tradewind.access.SecondFactor;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** One's own account: how one logs in, and where one is logged in. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = AccountView.PATH, title = "ui.account.title", icon = "user-cog", group = "none")
public final class AccountView extends Page implements TradewindView {
    public static final String PATH = "account";

    private static final long serialVersionUID = 1L;

    @Activate
    public AccountView(
            @Reference SecondFactor factor, @Reference OwnSessions sessions, @Reference Doorkeeper doorkeeper) {
        var reader = Reader.current();
        title(reader.text("ui.account.title"));
        body().addClassNames("tw-pad", "tw-narrow");
        content(
                new Panel(reader.text("ui.otp.title"), new SecondFactorPanel(factor)),
                new Panel(reader.text("ui.sessions.title"), new SessionsPanel(sessions, doorkeeper.token())));
    }
}
