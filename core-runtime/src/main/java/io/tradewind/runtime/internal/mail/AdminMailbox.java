package io.tradewind.runtime.internal.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.mail.MailReceiver;
import io.tradewind.mail.MailServer;
import io.tradewind.mail.Mailbox;
import io.tradewind.mail.SyncLog;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The mailbox and what was found there, for those who hold the right. */
@Component(service = {Mailbox.class, SyncLog.class})
public final class AdminMailbox implements Mailbox, SyncLog {
    private final StoredMailbox stored;
    private final MailboxPoller poller;
    private final Identity identity;
    private final Access access;
    private final Records records;
    private final Transactions transactions;
    private final Database database;

    @Activate
    public AdminMailbox(
            @Reference StoredMailbox stored,
            @Reference MailboxPoller poller,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Records records,
            @Reference Transactions transactions,
            @Reference Database database) {
        this.stored = stored;
        this.poller = poller;
        this.identity = identity;
        this.access = access;
        this.records = records;
        this.transactions = transactions;
        this.database = database;
    }

    private Actor manage() {
        AdminMailServer.require(access);
        return identity.require();
    }

    @Override
    public Settings settings() {
        manage();
        return stored.settings();
    }

    @Override
    public Fetching fetching() {
        manage();
        Fetching last = poller.inbox().fetching().orElse(new Fetching(null, null, null));
        return stored.ready().isPresent() ? last : new Fetching(last.at(), null, last.problem());
    }

    @Override
    public void change(Settings settings, @Nullable String password) {
        Actor actor = manage();
        Settings wanted = MailboxRules.plain(settings);
        transactions.run(() -> {
            Settings before = stored.settings();
            refuse(problems(wanted, password, before, wanted.enabled()));
            stored.keep(wanted, password);
            poller.inbox().dueNow();
            trace(actor, before, stored.settings(), password != null);
        });
    }

    private static List<FieldProblem> problems(
            Settings wanted, @Nullable String password, Settings before, boolean complete) {
        List<FieldProblem> problems = new ArrayList<>(MailboxRules.problems(wanted, complete));
        if (password != null && password.length() > MailServer.LONGEST_PASSWORD) {
            problems.add(FieldProblem.of("password", "field.too-long", MailServer.LONGEST_PASSWORD));
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
    public int test(Settings settings, @Nullable String password) {
        manage();
        Settings wanted = MailboxRules.plain(settings);
        refuse(problems(wanted, password, stored.settings(), true));
        ImapServer server = StoredMailbox.server(
                wanted, password == null ? stored.password().orElse("") : password);
        try (ImapConnection connection = ImapConnection.open(server)) {
            return connection.count();
        } catch (ImapFailure failure) {
            throw new TradewindException(
                    Kind.UNAVAILABLE,
                    failure.problem().code(),
                    failure.problem().said());
        }
    }

    @Override
    public void fetch() {
        manage();
        poller.inbox().dueNow();
        poller.wake();
    }

    private void trace(Actor actor, Settings before, Settings now, boolean newPassword) {
        String then = words(before);
        String words = words(now) + (newPassword ? ", password changed" : "");
        if (!then.equals(words)) {
            SettingsTrail.write(
                    "mailbox", actor.id(), Instant.now(), Map.of("mailbox", List.of(then, words)), database.sql());
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
                "folder " + settings.folder(),
                "every " + settings.minutes() + " min",
                settings.copyAddress(),
                "since " + settings.since());
    }

    // ---- the log

    @Override
    public Page page(@Nullable Outcome outcome, int limit, @Nullable String after) {
        manage();
        String[] cursor = after == null ? new String[] {"", ""} : after.split("_", 2);
        Instant before = after == null ? null : moment(cursor);
        int rows = Math.clamp(limit, 1, 200);
        List<Entry> found = database.reads(sql -> new SyncBook(sql).page(outcome, rows + 1, before, cursor[1]));
        List<Entry> shown = found.subList(0, Math.min(rows, found.size()));
        String next = found.size() > rows
                ? shown.getLast().at() + "_" + shown.getLast().id()
                : null;
        return new Page(shown, next);
    }

    private static Instant moment(String[] cursor) {
        try {
            if (cursor.length == 2) {
                return Instant.parse(cursor[0]);
            }
        } catch (DateTimeException malformed) {
            // told below
        }
        throw new TradewindException(Kind.MALFORMED, "mail.bad-cursor");
    }

    @Override
    public void attach(String id, RecordRef record) {
        manage();
        records.read(record);
        MailReceiver receiver =
                poller.receiver().orElseThrow(() -> new TradewindException(Kind.UNAVAILABLE, "mail.no-receiver"));
        transactions.run(() -> {
            SyncBook book = new SyncBook(database.sql());
            String content = book.content(id).orElseThrow(() -> refused(book, id));
            if (!book.decide(id, Outcome.MATCHED, record)) {
                throw refused(book, id);
            }
            identity.as(Actor.SYSTEM, () -> receiver.keep(KeptMail.open(content), record));
        });
    }

    @Override
    public void ignore(String id) {
        manage();
        transactions.run(() -> {
            SyncBook book = new SyncBook(database.sql());
            if (!book.decide(id, Outcome.IGNORED, null)) {
                throw refused(book, id);
            }
        });
    }

    private static TradewindException refused(SyncBook book, String id) {
        return book.outcome(id).isPresent()
                ? new TradewindException(Kind.CONFLICT, "mail.not-unmatched")
                : new TradewindException(Kind.NOT_FOUND, "mail.not-found");
    }
}
