package io.tradewind.runtime.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.mail.MailReceiver;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.Mailbox.Settings;
import io.tradewind.mail.ReceivedMail;
import io.tradewind.mail.SyncLog.Entry;
import io.tradewind.mail.SyncLog.Outcome;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.access.Vault;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;
import io.tradewind.tests.harness.PostOffice;

/** Messages come out of a real mailbox: all of them, each once, whatever one of them is like. */
class MailboxPollerTest {
    private static final RecordRef ACME = new RecordRef("customers", "1");
    private static final Identity NOBODY = new Identity() {
        @Override
        public Optional<Actor> current() {
            return Optional.empty();
        }

        @Override
        public Actor require() {
            return Actor.SYSTEM;
        }

        @Override
        public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
            return work.get();
        }
    };

    private final List<String> kept = new ArrayList<>();
    private PostOffice post;
    private MailRoom room;
    private ThreadTransactions tx;
    private StoredMailbox mailbox;
    private MailboxPoller poller;

    @BeforeEach
    void open(TestDatabase database) {
        database.withCoreTables();
        tx = database.transactions();
        room = new MailRoom(tx);
        post = PostOffice.openWithMailboxes();
        mailbox = new StoredMailbox(
                new io.tradewind.runtime.internal.epoch.Settings(tx, tx), new Vault(new byte[32]), tx);
        keep(post.imapPort());
        poller = node();
    }

    private void keep(int port) {
        mailbox.keep(
                new Settings(
                        true,
                        "127.0.0.1",
                        port,
                        Security.NONE,
                        PostOffice.USER,
                        false,
                        "INBOX",
                        5,
                        PostOffice.MAILBOX,
                        LocalDate.of(2020, 1, 1)),
                PostOffice.PASSWORD);
    }

    private MailboxPoller node() {
        MailboxPoller node = new MailboxPoller(mailbox, tx, tx, NOBODY, room.clock(), false);
        node.setReceiver(new MailReceiver() {
            @Override
            public Outcome receive(ReceivedMail mail) {
                if (mail.subject().startsWith("Poison")) {
                    throw new IllegalStateException("no");
                }
                kept.add(mail.subject());
                return mail.subject().startsWith("Strange")
                        ? new Outcome(Reason.STRANGERS, null)
                        : new Outcome(Reason.SENDER, ACME);
            }

            @Override
            public void keep(ReceivedMail mail, RecordRef record) {
                kept.add(mail.subject() + " in " + record);
            }
        });
        return node;
    }

    @AfterEach
    void close() {
        post.close();
    }

    private void deliver(String id, String subject) {
        post.deliver(
                "From: anna@example.com\nMessage-ID: <" + id + "@example.com>\nSubject: " + subject + "\n\nHello\n");
    }

    private void look() {
        poller.inbox().dueNow();
        poller.round();
    }

    private List<Entry> log() {
        return tx.reads(sql -> new SyncBook(sql).page(null, 100, null, ""));
    }

    @DatabaseTest
    void each_message_is_taken_once_by_whichever_node_and_however_often_it_is_there() {
        deliver("1", "First");
        deliver("1", "First");
        deliver("2", "Second");
        poller.round();
        node().round();
        deliver("3", "Third");
        poller = node();
        look();
        deliver("2", "Second");
        look();

        assertThat(kept).containsExactly("First", "Second", "Third");
        assertThat(log())
                .filteredOn(one -> one.outcome() == Outcome.MATCHED)
                .hasSize(3)
                .allSatisfy(one -> {
                    assertThat(one.record()).isEqualTo(ACME);
                    assertThat(one.content()).isFalse();
                });
    }

    @DatabaseTest
    void the_mailbox_is_looked_into_when_it_is_due_and_by_one_node_at_a_time() {
        poller.round();
        deliver("1", "First");
        poller.round();
        assertThat(kept).isEmpty();
        room.pass(Duration.ofMinutes(6));
        assertThat(poller.inbox().claim(mailbox.ready().orElseThrow().mailbox()))
                .isPresent();
        node().round();
        assertThat(kept).as("somebody else has the claim").isEmpty();

        room.pass(Duration.ofMinutes(6));
        node().round();

        assertThat(kept).containsExactly("First");
    }

    @DatabaseTest
    void one_that_cannot_be_kept_is_tried_three_times_and_does_not_hold_up_the_others() {
        deliver("1", "Poison");
        deliver("2", "Second");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(kept).isEmpty();
            look();
        }

        assertThat(kept).containsExactly("Second");
        assertThat(log())
                .filteredOn(one -> one.outcome() == Outcome.UNMATCHED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.reason()).isEqualTo("mail.not-kept");
                    assertThat(one.content()).isTrue();
                });
    }

    @DatabaseTest
    void a_mailbox_that_is_away_is_one_line_however_long_it_is_away() {
        keep(1);
        look();
        look();
        look();
        assertThat(log()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(one.reason()).isEqualTo("mail.no-answer");
            assertThat(one.count()).isEqualTo(3);
        });
        assertThat(poller.inbox().fetching().orElseThrow().problem()).isNotNull();

        keep(post.imapPort());
        deliver("1", "First");
        look();

        assertThat(kept).containsExactly("First");
        assertThat(poller.inbox().fetching().orElseThrow().problem()).isNull();
    }

    @DatabaseTest
    void what_fits_nothing_waits_with_its_content_until_somebody_decides() {
        deliver("1", "Strange");
        look();
        Entry waiting = log().stream()
                .filter(one -> one.outcome() == Outcome.UNMATCHED)
                .findFirst()
                .orElseThrow();
        assertThat(waiting.sender()).isEqualTo("anna@example.com");
        String content =
                tx.reads(sql -> new SyncBook(sql).content(waiting.id())).orElseThrow();
        assertThat(KeptMail.open(content).text()).isEqualTo("Hello");

        assertThat(tx.<Boolean>required(() -> new SyncBook(tx.sql()).decide(waiting.id(), Outcome.IGNORED, null)))
                .isTrue();

        Optional<String> gone = tx.reads(sql -> new SyncBook(sql).content(waiting.id()));
        assertThat(gone).isEmpty();
        assertThat(tx.<Boolean>required(() -> new SyncBook(tx.sql()).decide(waiting.id(), Outcome.MATCHED, ACME)))
                .isFalse();
    }

    @DatabaseTest
    void nothing_is_fetched_while_nobody_knows_what_to_do_with_it() {
        deliver("1", "First");
        MailboxPoller alone = new MailboxPoller(mailbox, tx, tx, NOBODY, room.clock(), false);
        alone.round();
        assertThat(log()).isEmpty();

        poller.round();

        assertThat(kept).containsExactly("First");
    }
}
