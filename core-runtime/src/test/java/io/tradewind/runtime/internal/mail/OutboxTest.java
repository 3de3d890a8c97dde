package io.tradewind.runtime.internal.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.MailMessage;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.Outbox.Entry;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.Outbox.State;
import io.tradewind.runtime.internal.mail.MailQueue.Claimed;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.tests.harness.PostOffice;

/** Messages go from the outbox to a real mail server: all of them, each once, and nobody learns more than they should. */
class OutboxTest {
    private static final MailAddress ANNA = new MailAddress("anna@example.com", "王安娜");
    private PostOffice post;
    private MailRoom room;

    @BeforeEach
    void open(TestDatabase database) {
        database.withCoreTables();
        post = PostOffice.open();
        room = new MailRoom(database.transactions());
        room.through(post);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static MailMessage message(String subject) {
        return MailMessage.of(ANNA, subject, "你好\n", "<p>你好</p>");
    }

    private Entry only() {
        assertThat(room.entries()).hasSize(1);
        return room.entries().getFirst();
    }

    @DatabaseTest
    void a_message_arrives_with_all_its_parts_and_only_its_head_is_kept() throws Exception {
        String id = room.outbox.send(message("合同 Contract №7 – 已签署")
                .attach(new MailAttachment("报价单.txt", "text/plain", "报价 1".getBytes(UTF_8)))
                .answeredTo(new MailAddress("bert@example.com", "Bert")));
        assertThat(room.outbox.state(id)).contains(State.QUEUED);
        room.send();

        MimeMessage arrived = post.messages().getFirst();
        assertThat(post.messages()).hasSize(1);
        assertThat(arrived.getSubject()).isEqualTo("合同 Contract №7 – 已签署");
        assertThat(arrived.getMessageID()).isEqualTo("<" + id + ">");
        assertThat(((InternetAddress) arrived.getFrom()[0]).toUnicodeString())
                .isEqualTo("\"销售部 Sales\" <crm@example.com>");
        assertThat(String.valueOf(arrived.getReplyTo()[0])).contains("bert@example.com");
        assertThat(PostOffice.read(arrived)).contains("你好\n", "<p>你好</p>", "报价 1");
        assertThat(arrived.getHeader("Auto-Submitted")).isNull();

        assertThat(room.outbox.state(id)).contains(State.SENT);
        assertThat(only().subject()).isEqualTo("合同 Contract №7 – 已签署");
        assertThat(room.kept("message")).containsOnlyNulls();
    }

    @DatabaseTest
    void a_message_of_a_change_that_fails_is_never_sent() {
        catchThrowableOfType(
                IllegalStateException.class,
                () -> room.tx.run(() -> {
                    room.outbox.send(message("Never"));
                    throw new IllegalStateException("no");
                }));
        room.send();

        assertThat(room.entries()).isEmpty();
        assertThat(post.messages()).isEmpty();
    }

    @DatabaseTest
    void nothing_in_a_message_gets_into_its_head() throws Exception {
        String wicked = "Hello\r\nBcc: eve@example.com\u2028X-Wicked: 1\u0000";
        room.outbox.send(new MailMessage(
                List.of(new MailAddress("anna@example.com", wicked)),
                wicked,
                wicked,
                "",
                List.of(new MailAttachment("a\r\nX-Wicked: 2.txt", "text/plain", new byte[] {65})),
                null));
        room.send();

        MimeMessage arrived = post.messages().getFirst();
        assertThat(post.messages()).hasSize(1);
        assertThat(arrived.getHeader("Bcc")).isNull();
        assertThat(arrived.getHeader("X-Wicked")).isNull();
        assertThat(arrived.getSubject()).isEqualTo("Hello Bcc: eve@example.com X-Wicked: 1");
        assertThat(PostOffice.raw(arrived).lines()).noneMatch(line -> line.startsWith("X-Wicked"));
    }

    @DatabaseTest
    void mail_waits_while_the_server_is_away_and_goes_once_when_it_is_back() {
        int port = post.port();
        post.close();
        room.outbox.send(message("First"));
        room.outbox.send(message("Second"));
        room.send();
        room.send();

        assertThat(room.entries()).allMatch(one -> one.state() == State.QUEUED);
        assertThat(room.entries())
                .extracting(Entry::problem)
                .extracting(problem -> problem == null ? "" : problem.code())
                .contains("mail.no-answer");
        post = PostOffice.open(port);
        room.send();
        room.send();

        assertThat(post.messages()).hasSize(2);
        assertThat(room.entries()).allMatch(one -> one.state() == State.SENT && one.problem() == null);
    }

    @DatabaseTest
    void mail_that_cannot_go_for_days_is_given_up_and_shown_and_can_be_tried_again() {
        int port = post.port();
        post.close();
        room.outbox.send(message("Late"));
        room.pass(Duration.ofDays(3).plusMinutes(1));
        room.send();

        assertThat(only().state()).isEqualTo(State.FAILED);
        assertThat(only().problem()).extracting(Problem::code).isEqualTo("mail.no-answer");
        post = PostOffice.open(port);
        room.outbox.retry(only().id());
        room.send();
        assertThat(only().state()).isEqualTo(State.SENT);
        TradewindException refused =
                catchThrowableOfType(TradewindException.class, () -> room.outbox.retry(only().id()));
        assertThat(refused.code()).isEqualTo("mail.not-waiting");
    }

    @DatabaseTest
    void a_wrong_password_is_told_and_the_mail_goes_with_the_right_one() {
        room.server.keep(MailRoom.settings(post.port(), Security.NONE, PostOffice.USER), "wrong");
        room.outbox.send(message("Hello"));
        room.send();

        assertThat(only().state()).isEqualTo(State.QUEUED);
        assertThat(only().problem()).extracting(Problem::code).isEqualTo("mail.log-in");
        assertThat(String.valueOf(only().problem())).doesNotContain("wrong");
        room.server.keep(MailRoom.settings(post.port(), Security.NONE, PostOffice.USER), PostOffice.PASSWORD);
        room.send();
        assertThat(post.messages()).hasSize(1);
    }

    @DatabaseTest
    void nothing_is_said_to_a_server_that_offers_no_protection_or_shows_a_certificate_nobody_trusts() {
        room.server.keep(MailRoom.settings(post.port(), Security.STARTTLS, PostOffice.USER), PostOffice.PASSWORD);
        room.outbox.send(message("Secret"));
        room.send();
        assertThat(only().problem()).extracting(Problem::code).isEqualTo("mail.no-starttls");

        try (PostOffice untrusted = PostOffice.openWithTls()) {
            room.server.keep(MailRoom.settings(untrusted.port(), Security.TLS, PostOffice.USER), PostOffice.PASSWORD);
            room.send();
            assertThat(only().problem()).extracting(Problem::code).isEqualTo("mail.not-trusted");
            assertThat(untrusted.messages()).isEmpty();
        }
        assertThat(post.messages()).isEmpty();
    }

    @DatabaseTest
    void who_dies_before_the_last_byte_is_followed_by_another_and_who_dies_later_leaves_a_doubt() {
        room.outbox.send(message("Before"));
        Claimed before = room.queue.claim().orElseThrow();
        room.outbox.send(message("After"));
        Claimed after = room.queue.claim().orElseThrow();
        assertThat(room.queue.handing(after)).isTrue();
        MailRoom other = room.anotherNode();
        other.send();
        room.pass(Duration.ofMinutes(11));
        other.send();

        assertThat(post.messages()).hasSize(1);
        assertThat(room.outbox.state(before.messageId())).contains(State.SENT);
        assertThat(room.outbox.state(after.messageId())).contains(State.FAILED);
        assertThat(room.queue.handing(before))
                .as("the claim has gone to the other")
                .isFalse();
        String doubtful =
                room.outbox.page(State.FAILED, 10, null).items().getFirst().id();
        assertThat(room.outbox.page(State.FAILED, 10, null).items().getFirst().problem())
                .extracting(Problem::code)
                .isEqualTo("mail.in-doubt");
        room.outbox.retry(doubtful);
        room.send();
        assertThat(post.messages()).hasSize(2);
    }

    @DatabaseTest
    void a_sender_that_lost_its_claim_keeps_the_server_from_taking_the_message() throws Exception {
        room.outbox.send(message("Once"));
        Claimed slow = room.queue.claim().orElseThrow();
        room.pass(Duration.ofMinutes(11));
        MailRoom other = room.anotherNode();
        other.send();
        assertThat(post.messages()).hasSize(1);

        SmtpServer server = room.server.ready().orElseThrow();
        try (SmtpConnection connection = SmtpConnection.open(server)) {
            SmtpFailure failure = catchThrowableOfType(
                    SmtpFailure.class,
                    () -> connection.send(message("Once"), slow.messageId(), false, () -> {
                        if (!room.queue.handing(slow)) {
                            throw new java.io.IOException("no longer ours");
                        }
                    }));
            assertThat(failure.effect()).isEqualTo(SmtpFailure.Effect.SERVER);
        }
        assertThat(post.messages()).hasSize(1);
    }

    @DatabaseTest
    void two_nodes_send_each_message_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            room.outbox.send(message("Message " + i));
        }
        MailRoom other = room.tx.dialect().skipLocked().isEmpty() ? room : room.anotherNode();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> nodes = List.of(room, other).stream()
                .distinct()
                .map(node -> Thread.ofPlatform().start(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                    node.send();
                }))
                .toList();
        start.countDown();
        for (Thread node : nodes) {
            node.join();
        }

        assertThat(post.messages()).hasSize(20);
        assertThat(room.outbox.counts()).containsEntry(State.SENT, 20L);
    }

    @DatabaseTest
    void nothing_is_taken_without_a_server_and_nothing_goes_while_it_is_off() {
        room.outbox.send(message("Waits"));
        var on = room.server.settings();
        room.server.keep(
                new io.tradewind.mail.MailServer.Settings(
                        false,
                        on.host(),
                        on.port(),
                        on.security(),
                        on.user(),
                        false,
                        on.sender(),
                        on.senderName(),
                        on.publicAddress()),
                null);
        room.send();

        assertThat(post.messages()).isEmpty();
        assertThat(only().state()).isEqualTo(State.QUEUED);
        TradewindException refused =
                catchThrowableOfType(TradewindException.class, () -> room.outbox.send(message("More")));
        assertThat(refused.code()).isEqualTo("mail.not-set-up");
        room.outbox.compose("digest", "anna", ANNA, room.clock().instant());
        assertThat(room.entries()).hasSize(1);
        room.outbox.remove(only().id());
        assertThat(room.entries()).isEmpty();
    }
}
