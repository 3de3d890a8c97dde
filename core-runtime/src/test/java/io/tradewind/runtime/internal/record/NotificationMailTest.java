package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.mail.Outbox.State;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications.Channel;
import io.tradewind.notification.Notifications.Digest;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.text.CoreTexts;
import io.tradewind.tests.harness.PostOffice;

/** What people are told by e-mail: what they chose, when they chose, in their language, and nothing that they may not see. */
class NotificationMailTest {
    /** A Monday, noon in Shanghai. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T04:00:00Z");

    private PostOffice post;
    private Office office;
    private MailedOffice mailed;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        for (String user : List.of("anna", "bert", "cora")) {
            office.user(user, null);
            office.grant(user, Scope.OWN);
            reach(user, user + "@example.com", "EN", "Asia/Shanghai");
        }
        post = PostOffice.open();
        mailed = new MailedOffice(office, new CoreTexts());
        mailed.mail.at(MONDAY);
        mailed.mail.through(post);
    }

    @AfterEach
    void close() {
        post.close();
        office.close();
    }

    private void reach(String user, String address, String language, String zone) {
        office.tx.run(() -> office.tx
                .sql()
                .update(
                        "update core.users set email = ?, language = ?, zone = ? where id = ?",
                        address,
                        language,
                        zone,
                        user));
    }

    private void prefer(String user, Channel channel) {
        office.as(user, () -> mailed.notifications.prefer("assigned", channel, true));
    }

    /** A record that anna hands to somebody, and tells them so. */
    private RecordView given(String user, String name) {
        RecordView company = office.company("anna", name);
        office.as("anna", () -> office.sharing.share(company.ref(), List.of(Holder.user(user)), Level.READ));
        mailed.notifications.send(Notice.of("assigned", company.ref(), Set.of(user), "anna"));
        return company;
    }

    private void sendLater() {
        mailed.mail.pass(Duration.ofMinutes(1));
        mailed.mail.send();
    }

    /** Lets time pass until then, and what is due be sent. */
    private void until(String time) {
        mailed.mail.at(Instant.parse(time));
        mailed.digests.send();
        mailed.mail.send();
    }

    @DatabaseTest
    void a_kind_is_told_by_the_ways_that_somebody_chose() throws Exception {
        prefer("bert", Channel.MAIL);
        office.as("bert", () -> mailed.notifications.prefer("assigned", Channel.APP, false));
        given("bert", "Acme <script>alert(1)</script> & Co");
        given("cora", "Other");
        sendLater();

        assertThat(post.messages()).hasSize(1);
        MimeMessage arrived = post.messages().getFirst();
        assertThat(arrived.getAllRecipients()).singleElement().hasToString("Ms bert <bert@example.com>");
        assertThat(arrived.getSubject()).contains("Ms anna handed “Acme <script>alert(1)</script> & Co” over to you");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(PostOffice.read(arrived))
                .contains("Acme &lt;script&gt;alert(1)&lt;/script&gt; &amp; Co")
                .contains("https://crm.example.com/companies/")
                .contains("Why you got this: You are its owner now.")
                .contains("https://crm.example.com/notifications")
                .doesNotContain("<script>alert(1)</script> &amp;");
        assertThat(office.as("bert", mailed.notifications::unread)).isZero();
        assertThat(office.as("cora", mailed.notifications::unread)).isOne();
        assertThat(mailed.mail.entries()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.SENT);
            assertThat(one.subject()).isEqualTo("mail.notification");
        });
    }

    @DatabaseTest
    void what_was_read_meanwhile_or_may_no_longer_be_seen_is_not_sent() {
        prefer("bert", Channel.MAIL);
        given("bert", "Read");
        office.as("bert", mailed.notifications::readAll);
        RecordView hidden = given("bert", "Hidden");
        office.as("anna", () -> office.sharing.unshare(hidden.ref(), List.of(Holder.user("bert"))));
        sendLater();

        assertThat(post.messages()).isEmpty();
        assertThat(mailed.mail.entries()).isEmpty();
    }

    @DatabaseTest
    void who_is_locked_before_it_goes_gets_nothing() {
        prefer("bert", Channel.MAIL);
        given("bert", "Acme");
        office.tx.run(() -> office.tx.sql().update("update core.users set locked = true where id = 'bert'"));
        sendLater();

        assertThat(post.messages()).isEmpty();
    }

    @DatabaseTest
    void many_at_once_are_one_message() throws Exception {
        prefer("bert", Channel.MAIL);
        for (int i = 0; i < 9; i++) {
            given("bert", "Firm " + i);
        }
        sendLater();

        assertThat(post.messages()).hasSize(1);
        assertThat(post.messages().getFirst().getSubject()).contains("9 records");
    }

    @DatabaseTest
    void a_digest_comes_at_the_chosen_hour_of_its_reader_once_and_only_if_there_is_something() throws Exception {
        reach("cora", "cora@example.com", "ZH_CN", "America/Los_Angeles");
        prefer("bert", Channel.DIGEST);
        prefer("cora", Channel.DIGEST);
        given("bert", "Acme");
        given("cora", "Acme");
        until("2026-11-23T15:59:00Z");
        assertThat(post.messages()).isEmpty();

        until("2026-11-23T16:00:00Z");
        mailed.anotherNode(office).send();
        mailed.mail.send();
        assertThat(post.messages()).hasSize(1);
        MimeMessage chinese = post.messages().getFirst();
        assertThat(chinese.getSubject()).isEqualTo("您有 1 条未读通知");
        assertThat(PostOffice.read(chinese)).contains("为什么收到这封邮件", "https://crm.example.com/companies/", "Acme");

        until("2026-11-24T00:00:00Z");
        assertThat(post.messages()).hasSize(2);
        assertThat(post.messages().get(1).getSubject()).isEqualTo("One unread notification");

        until("2026-11-26T12:00:00Z");
        assertThat(post.messages()).as("what was in one is in no other").hasSize(2);
    }

    @DatabaseTest
    void a_digest_leaves_out_what_may_no_longer_be_seen_and_goes_weekly_if_chosen() throws Exception {
        prefer("bert", Channel.DIGEST);
        office.as("bert", () -> mailed.notifications.changeDigest(new Digest(DayOfWeek.FRIDAY, 17)));
        given("bert", "Seen");
        RecordView hidden = given("bert", "Hidden");
        office.as("anna", () -> office.sharing.unshare(hidden.ref(), List.of(Holder.user("bert"))));
        until("2026-11-27T08:59:00Z");
        assertThat(post.messages()).isEmpty();
        until("2026-11-27T09:00:00Z");

        assertThat(post.messages()).hasSize(1);
        assertThat(PostOffice.read(post.messages().getFirst()))
                .contains("Seen", "on Friday at 17:00")
                .doesNotContain("Hidden", hidden.id());
    }

    @DatabaseTest
    void a_digest_that_could_not_go_is_made_anew_when_the_server_is_back() throws Exception {
        prefer("bert", Channel.DIGEST);
        given("bert", "First");
        int port = post.port();
        post.close();
        until("2026-11-24T00:00:00Z");
        given("bert", "Second");
        post = PostOffice.open(port);
        until("2026-11-24T00:05:00Z");

        assertThat(post.messages()).hasSize(1);
        assertThat(PostOffice.read(post.messages().getFirst())).contains("First", "Second");
    }

    @DatabaseTest
    void e_mail_is_not_offered_to_whom_it_cannot_reach() {
        reach("bert", "not an address", "EN", "Asia/Shanghai");
        TradewindException refused = catchThrowableOfType(TradewindException.class, () -> prefer("bert", Channel.MAIL));
        assertThat(refused.code()).isEqualTo("notifications.no-mail-address");

        MailedOffice without = new MailedOffice(office, new CoreTexts());
        office.tx.run(() -> office.tx.sql().update("delete from core.settings where name = 'mail-server'"));
        assertThat(office.as("anna", without.notifications::noMail)).contains("notifications.no-mail-server");
        office.as("anna", () -> without.notifications.prefer("assigned", Channel.MAIL, false));
        given("anna", "Acme");
        assertThat(without.mail.entries()).isEmpty();
        assertThat(office.as(
                        "anna",
                        () -> mailed.notifications
                                .mine(true, 9, null, Locale.ENGLISH)
                                .items()))
                .hasSize(1);
    }
}
