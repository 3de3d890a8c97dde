package io.tradewind.runtime.internal.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.entity.RecordId;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailMessage;
import io.tradewind.mail.MailServer;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;

/** The mail server, changed by those who hold the right. */
@Component(service = MailServer.class)
public final class AdminMailServer implements MailServer {
    static final String RIGHT = "mail.manage";

    private final StoredMailServer stored;
    private final Identity identity;
    private final Access access;
    private final Transactions transactions;
    private final Database database;
    private final Texts texts;

    @Activate
    public AdminMailServer(
            @Reference StoredMailServer stored,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Texts texts) {
        this.stored = stored;
        this.identity = identity;
        this.access = access;
        this.transactions = transactions;
        this.database = database;
        this.texts = texts;
    }

    @Override
    public Settings settings() {
        manage();
        return stored.settings();
    }

    @Override
    public void change(Settings settings, @Nullable String password) {
        Actor actor = manage();
        Settings wanted = MailRules.plain(settings);
        transactions.run(() -> {
            Settings before = stored.settings();
            List<FieldProblem> problems = problems(wanted, password, before, wanted.enabled());
            if (wanted.enabled() && wanted.publicAddress().isEmpty()) {
                problems.add(FieldProblem.of("publicAddress", "field.required"));
            }
            if (!wanted.publicAddress().equals(before.publicAddress()) && !access.may("access.manage")) {
                problems.add(FieldProblem.of("publicAddress", "access.right-missing", "access.manage"));
            }
            refuse(problems);
            stored.keep(wanted, password);
            trace(actor, before, stored.settings(), password != null);
        });
    }

    private static List<FieldProblem> problems(
            Settings wanted, @Nullable String password, Settings before, boolean complete) {
        List<FieldProblem> problems = new ArrayList<>(MailRules.problems(wanted, complete));
        if (password != null && password.length() > LONGEST_PASSWORD) {
            problems.add(FieldProblem.of("password", "field.too-long", LONGEST_PASSWORD));
        }
        boolean elsewhere =
                !before.host().equals(wanted.host()) || !before.user().equals(wanted.user());
        if (password == null && before.passwordKept() && elsewhere) {
            problems.add(FieldProblem.of("password", "mail.password-anew"));
        }
        return problems;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    @Override
    public void test(Settings settings, @Nullable String password, String receiver) {
        Actor actor = manage();
        Settings wanted = MailRules.plain(settings);
        List<FieldProblem> problems = problems(wanted, password, stored.settings(), true);
        Optional<MailAddress> to = MailAddress.find(receiver);
        if (to.isEmpty()) {
            problems.add(FieldProblem.of("receiver", "mail.address"));
        }
        refuse(problems);
        SmtpServer server = StoredMailServer.server(
                wanted, password == null ? stored.password().orElse("") : password, null);
        MailMessage message = MailMessage.of(
                to.orElseThrow(),
                texts.get(actor.locale(), "mail.test.subject"),
                texts.get(actor.locale(), "mail.test.text", actor.name()),
                "");
        try (SmtpConnection connection = SmtpConnection.open(server)) {
            connection.send(message, newMessageId(server.sender()), true, () -> {});
        } catch (SmtpFailure failure) {
            throw new TradewindException(
                    Kind.UNAVAILABLE,
                    failure.problem().code(),
                    failure.problem().said());
        }
    }

    static String newMessageId(MailAddress sender) {
        return RecordId.next() + sender.address().substring(sender.address().indexOf('@'));
    }

    private Actor manage() {
        require(access);
        return identity.require();
    }

    static void require(Access access) {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
    }

    private void trace(Actor actor, Settings before, Settings now, boolean newPassword) {
        String then = words(before);
        String words = words(now) + (newPassword ? ", password changed" : "");
        if (!then.equals(words)) {
            SettingsTrail.write(
                    "mail", actor.id(), Instant.now(), Map.of("mail", List.of(then, words)), database.sql());
        }
    }

    /** For the trace: all but the password. */
    private static String words(Settings settings) {
        return String.join(
                ", ",
                settings.enabled() ? "on" : "off",
                settings.host() + ":" + settings.port(),
                settings.security().name(),
                "user " + settings.user(),
                settings.passwordKept() ? "with a password" : "without a password",
                settings.senderName() + " <" + settings.sender() + ">",
                settings.publicAddress());
    }
}
