package io.tradewind.runtime.internal.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailReceiver;
import io.tradewind.mail.MailReceiver.Reason;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.ReceivedMail;
import io.tradewind.mail.SyncLog.Outcome;
import io.tradewind.runtime.internal.mail.Inbox.Claim;
import io.tradewind.runtime.internal.mail.Inbox.LostClaim;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Looks into the mailbox whenever it is due, on one node at a time, and hands each message once to who knows what it belongs to. A
 * message that cannot be read is noted and passed over; one that cannot be kept is tried three times, then noted with its content.
 */
@Component(service = MailboxPoller.class, immediate = true)
public final class MailboxPoller {
    private static final Logger log = LoggerFactory.getLogger(MailboxPoller.class);
    private static final Duration TICK = Duration.ofSeconds(5);
    /** While fetching is off; who switches it on here rings the bell. */
    private static final Duration OFF = Duration.ofSeconds(30);

    private static final Duration SWEPT = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 3;
    /** Messages of one look; the next one follows at once. */
    private static final int MOST_AT_ONCE = 200;

    private final StoredMailbox mailbox;
    private final Inbox inbox;
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Semaphore bell = new Semaphore(0);
    private final Runnable wake = bell::release;
    private final @Nullable Thread loop;
    private volatile @Nullable MailReceiver receiver;
    private volatile boolean stopped;
    private volatile boolean off;

    @Activate
    public MailboxPoller(
            @Reference StoredMailbox mailbox,
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity) {
        this(mailbox, database, transactions, identity, Clock.systemUTC(), true);
    }

    /** @param runs whether it works by itself; else it waits for calls of {@link #round} */
    MailboxPoller(
            StoredMailbox mailbox,
            Database database,
            Transactions transactions,
            Identity identity,
            Clock clock,
            boolean runs) {
        this.mailbox = mailbox;
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        inbox = new Inbox(database, transactions, clock);
        mailbox.onChanged(wake);
        loop = runs ? Thread.ofPlatform().name("tradewind-mailbox").daemon().start(this::run) : null;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setReceiver(MailReceiver knows) {
        receiver = knows;
        wake.run();
    }

    void unsetReceiver(MailReceiver gone) {
        if (receiver == gone) {
            receiver = null;
        }
    }

    Inbox inbox() {
        return inbox;
    }

    Optional<MailReceiver> receiver() {
        return Optional.ofNullable(receiver);
    }

    /** Looks soon. */
    void wake() {
        wake.run();
    }

    private void run() {
        Instant swept = Instant.EPOCH;
        while (!stopped) {
            try {
                round();
                if (inbox.now().isAfter(swept.plus(SWEPT))) {
                    swept = inbox.now();
                    inbox.forgetOld();
                    transactions.run(() -> new SyncBook(database.sql()).trim(inbox.now()));
                }
            } catch (RuntimeException failure) {
                log.warn("The mailbox cannot be looked into, trying again later: {}", failure.getMessage());
            }
            awaitBell();
        }
    }

    private void awaitBell() {
        try {
            if (bell.tryAcquire((off ? OFF : TICK).toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** Fetches what has come, if it is time to. */
    void round() {
        Optional<ImapServer> server = mailbox.ready();
        off = server.isEmpty();
        MailReceiver knows = receiver;
        if (server.isPresent() && knows != null) {
            inbox.claim(server.get().mailbox()).ifPresent(claim -> look(server.get(), claim, knows));
        }
    }

    private void look(ImapServer server, Claim claim, MailReceiver knows) {
        Duration usual = Duration.ofMinutes(mailbox.settings().minutes());
        try (ImapConnection connection = ImapConnection.open(server)) {
            Look look = new Look(connection, claim, knows);
            boolean more = look.all(server);
            if (look.taken > 0) {
                transactions.run(() -> new SyncBook(database.sql()).fetched(inbox.now(), look.taken));
            }
            if (look.stuck) {
                inbox.ended(claim, new Problem("mail.not-kept", ""), inbox.now().plus(AGAIN));
            } else {
                inbox.ended(claim, null, more ? inbox.now() : inbox.now().plus(usual));
            }
        } catch (ImapFailure failure) {
            log.warn("The mailbox cannot be read: {}", failure.problem().code());
            transactions.run(() -> new SyncBook(database.sql()).failed(inbox.now(), failure.problem()));
            inbox.ended(claim, failure.problem(), inbox.now().plus(usual));
        } catch (LostClaim others) {
            log.info("Another node reads the mailbox.");
        }
    }

    /** One look into the mailbox. */
    private final class Look {
        private final ImapConnection connection;
        private final Claim claim;
        private final MailReceiver knows;
        private int taken;
        private boolean stuck;

        Look(ImapConnection connection, Claim claim, MailReceiver knows) {
            this.connection = connection;
            this.claim = claim;
            this.knows = knows;
        }

        /** @return whether there are more */
        boolean all(ImapServer server) throws ImapFailure {
            long validity = connection.uidValidity();
            boolean known = validity == claim.uidValidity();
            if (!known) {
                inbox.renumbered(claim, validity);
            }
            List<Long> found = connection.after(known ? claim.lastUid() : 0, server.since());
            int attempts = known ? claim.attempts() : 0;
            for (long uid : found.subList(0, Math.min(found.size(), MOST_AT_ONCE))) {
                if (stopped || !one(uid, attempts)) {
                    return false;
                }
                attempts = 0;
            }
            return found.size() > MOST_AT_ONCE;
        }

        /** @return whether to go on with the next one */
        private boolean one(long uid, int attempts) throws ImapFailure {
            Optional<ImapConnection.Raw> raw = connection.fetch(uid);
            if (raw.isEmpty()) {
                transactions.run(() -> inbox.passed(claim, uid));
                return true;
            }
            ReceivedMail mail;
            try {
                mail = MimeReader.read(raw.get(), inbox.now());
            } catch (MessagingException | RuntimeException broken) {
                note(uid, Outcome.BROKEN, "", "", "mail.unreadable", null);
                return true;
            }
            return keep(uid, mail, attempts);
        }

        private boolean keep(long uid, ReceivedMail mail, int attempts) {
            try {
                boolean fresh = identity.as(Actor.SYSTEM, () -> transactions.required(() -> take(uid, mail)));
                taken += fresh ? 1 : 0;
                return true;
            } catch (LostClaim others) {
                throw others;
            } catch (RuntimeException failure) {
                log.warn("A message could not be kept, attempt {}: {}", attempts + 1, failure.toString());
                if (attempts + 1 < MOST_ATTEMPTS) {
                    inbox.stuck(claim, attempts + 1);
                    stuck = true;
                    return false;
                }
                note(uid, Outcome.UNMATCHED, sender(mail), mail.subject(), "mail.not-kept", KeptMail.json(mail));
                return true;
            }
        }

        private boolean take(long uid, ReceivedMail mail) {
            inbox.passed(claim, uid);
            if (!inbox.isNew(mail.messageId())) {
                return false;
            }
            MailReceiver.Outcome outcome = knows.receive(mail);
            Reason reason = outcome.reason();
            Outcome what =
                    reason.isMatch() ? Outcome.MATCHED : reason == Reason.OUR_OWN ? Outcome.IGNORED : Outcome.UNMATCHED;
            new SyncBook(database.sql())
                    .add(
                            inbox.now(),
                            what,
                            sender(mail),
                            mail.subject(),
                            outcome.record(),
                            reason.name(),
                            what == Outcome.UNMATCHED ? KeptMail.json(mail) : null);
            return true;
        }

        private void note(
                long uid, Outcome outcome, String sender, String subject, String reason, @Nullable String content) {
            taken++;
            transactions.run(() -> {
                inbox.passed(claim, uid);
                new SyncBook(database.sql()).add(inbox.now(), outcome, sender, subject, null, reason, content);
            });
        }
    }

    private static String sender(ReceivedMail mail) {
        MailAddress from = mail.from();
        return from == null ? "" : from.name().isEmpty() ? from.address() : from.name() + " <" + from.address() + ">";
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        mailbox.forget(wake);
        wake.run();
        if (loop != null) {
            loop.join(PATIENCE.toMillis());
        }
    }
}
