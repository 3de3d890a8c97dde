package io.tradewind.runtime.internal.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.tradewind.access.Access;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.MailServer.Settings;
import io.tradewind.mail.Outbox;
import io.tradewind.runtime.internal.access.Vault;
import io.tradewind.runtime.internal.tx.ThreadTransactions;
import io.tradewind.tests.harness.PostOffice;

/** All that mail is sent with, on one database; nothing is sent until a test says so. */
public final class MailRoom {
    public static final String HOME = "https://crm.example.com";

    public final ThreadTransactions tx;
    public final StoredMailServer server;
    public final StoredOutbox outbox;
    public final MailQueue queue;
    /** What was told of messages. */
    public final List<io.tradewind.event.DomainEvent> events = new java.util.concurrent.CopyOnWriteArrayList<>();

    private final MailSender sender;
    private final AtomicReference<Instant> now;

    public MailRoom(ThreadTransactions tx) {
        this(tx, new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z")));
    }

    private MailRoom(ThreadTransactions tx, AtomicReference<Instant> now) {
        this.tx = tx;
        this.now = now;
        server = new StoredMailServer(
                new io.tradewind.runtime.internal.epoch.Settings(tx, tx), new Vault(new byte[32]), tx);
        outbox = new StoredOutbox(tx, tx, server, new Everything(), events::add, clock());
        queue = new MailQueue(tx, tx, events::add, clock());
        sender = new MailSender(outbox, server, queue, false);
    }

    /** Another node on the same database: nothing in memory is shared but the time. */
    MailRoom anotherNode() {
        return new MailRoom(tx, now);
    }

    public void add(MailComposer composer) {
        sender.add(composer);
    }

    /** Sends what is due. */
    public void send() {
        sender.round();
    }

    public void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    public void at(Instant time) {
        now.set(time);
    }

    /** Of this room and of who shares its time. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    /** Mail goes there from now on. */
    public void through(PostOffice post) {
        server.keep(settings(post.port(), Security.NONE, ""), null);
    }

    static Settings settings(int port, Security security, String user) {
        return new Settings(true, "127.0.0.1", port, security, user, false, "crm@example.com", "销售部 Sales", HOME);
    }

    public List<Outbox.Entry> entries() {
        return outbox.page(null, 100, null).items();
    }

    /** What the table holds in a column. */
    List<String> kept(String column) {
        return tx.reads(sql -> {
            List<String> values = new java.util.ArrayList<>();
            sql.list("select " + column + " from core.mail_outbox", row -> values.add(row.getString(1)));
            return values;
        });
    }

    /** Rights are another test's. */
    static class Everything implements Access {
        @Override
        public Scope scope(String type, Verb verb) {
            return Scope.ALL;
        }

        @Override
        public boolean mayAct(String type, String action) {
            return true;
        }

        @Override
        public boolean mayRead(String type, String field) {
            return true;
        }

        @Override
        public boolean mayEdit(String type, String field) {
            return true;
        }

        @Override
        public boolean may(String right) {
            return true;
        }
    }
}
