package io.tradewind.ui.internal.session;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;

import io.tradewind.TradewindException;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** What becomes of failures in listeners and background updates: a broken rule is told, anything else is logged once with an id that the reader sees, too. */
public final class Problems implements ErrorHandler {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void error(ErrorEvent event) {
        var cause = event.getThrowable();
        if (rule(cause) instanceof TradewindException broken) {
            if (UI.getCurrent() != null) {
                Toast.problem(broken);
            }
            return;
        }
        var id = log(cause);
        if (UI.getCurrent() != null) {
            Toast.problem(Reader.current().text("ui.problem.toast", id));
        }
    }

    /** Logs an unexpected failure and names it. */
    public static String log(Throwable unexpected) {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        var id = HexFormat.of().withUpperCase().formatHex(bytes);
        LOG.error("Unexpected failure {} in the browser UI", id, unexpected);
        return id;
    }

    private static Throwable rule(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof TradewindException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
