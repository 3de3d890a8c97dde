package io.tradewind.runtime.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.MailServer.Settings;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.access.ThreadIdentity;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.text.CoreTexts;
import io.tradewind.tests.harness.PostOffice;

/** Who may say through which server mail goes, what is refused, and what a test message tells. */
class MailServerTest {
    private static final Actor ADMIN = new Actor("admin", "admin", "Ms Admin", Locale.ENGLISH, ZoneOffset.UTC);

    private final ThreadIdentity identity = new ThreadIdentity();
    private PostOffice post;
    private MailRoom room;
    private AdminMailServer server;
    private boolean entitled = true;

    @BeforeEach
    void open(TestDatabase database) {
        database.withCoreTables();
        post = PostOffice.open();
        room = new MailRoom(database.transactions());
        MailRoom.Everything access = new MailRoom.Everything() {
            @Override
            public boolean may(String right) {
                return entitled;
            }
        };
        server = new AdminMailServer(room.server, identity, access, room.tx, room.tx, new CoreTexts());
    }

    @AfterEach
    void close() {
        post.close();
    }

    private Settings settings(Security security) {
        return MailRoom.settings(post.port(), security, PostOffice.USER);
    }

    private void change(Settings settings, @Nullable String password) {
        identity.as(ADMIN, () -> server.change(settings, password));
    }

    private void test(Settings settings, @Nullable String password) {
        identity.as(ADMIN, () -> server.test(settings, password, "anna@example.com"));
    }

    @DatabaseTest
    void a_test_message_says_what_is_wrong_before_anything_is_saved() throws Exception {
        TradewindException wrong =
                catchThrowableOfType(TradewindException.class, () -> test(settings(Security.NONE), "wrong"));
        assertThat(wrong.code()).isEqualTo("mail.log-in");
        assertThat(wrong.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(catchThrowableOfType(
                                TradewindException.class, () -> test(settings(Security.STARTTLS), PostOffice.PASSWORD))
                        .code())
                .isEqualTo("mail.no-starttls");
        assertThat(catchThrowableOfType(
                                TradewindException.class, () -> test(settings(Security.TLS), PostOffice.PASSWORD))
                        .code())
                .isEqualTo("mail.not-trusted");

        test(settings(Security.NONE), PostOffice.PASSWORD);
        assertThat(post.messages()).singleElement().satisfies(arrived -> {
            assertThat(arrived.getSubject()).isEqualTo("Test message from Tradewind");
            assertThat(PostOffice.read(arrived)).contains("Ms Admin");
        });
        assertThat(room.outbox.isReady()).isFalse();
    }

    @DatabaseTest
    void the_password_is_sealed_traced_nowhere_and_goes_to_its_own_server_alone() {
        change(settings(Security.NONE), PostOffice.PASSWORD);
        test(settings(Security.NONE), null);
        change(settings(Security.NONE), null);

        assertThat(post.messages()).hasSize(1);
        assertThat(room.server.settings().passwordKept()).isTrue();
        String everything = room.tx.reads(sql -> String.join(
                "\n",
                String.join("\n", sql.list("select text from core.settings", row -> row.getString(1))),
                String.join(
                        "\n",
                        sql.list(
                                "select changes from core.audit_entry where record_id = 'mail'",
                                row -> row.getString(1)))));
        assertThat(everything).contains("password changed").doesNotContain(PostOffice.PASSWORD);
        assertThat(room.server.ready().orElseThrow().toString()).doesNotContain(PostOffice.PASSWORD);

        Settings before = settings(Security.NONE);
        Settings elsewhere = new Settings(
                true,
                "mail.elsewhere.example",
                before.port(),
                before.security(),
                before.user(),
                false,
                before.sender(),
                before.senderName(),
                before.publicAddress());
        assertThat(catchThrowableOfType(InvalidRecord.class, () -> test(elsewhere, null))
                        .problems())
                .extracting(FieldProblem::code)
                .containsExactly("mail.password-anew");
        assertThat(catchThrowableOfType(InvalidRecord.class, () -> change(elsewhere, null))
                        .problems())
                .extracting(FieldProblem::code)
                .containsExactly("mail.password-anew");
    }

    @DatabaseTest
    void wrong_settings_are_told_at_their_fields_and_nothing_is_kept() {
        Settings wrong = new Settings(
                true,
                "a server",
                70_000,
                Security.TLS,
                "x\r\nRSET",
                false,
                "nobody",
                "A\nB",
                "http://crm.example.com/x");

        assertThat(catchThrowableOfType(InvalidRecord.class, () -> change(wrong, null))
                        .problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("host", "port", "sender", "user", "senderName", "publicAddress");
        assertThat(room.server.settings().host()).isEmpty();
        assertThat(room.server.publicAddress()).isEmpty();
    }

    @DatabaseTest
    void nobody_reads_changes_or_tries_them_without_the_right() {
        entitled = false;

        assertThat(catchThrowableOfType(TradewindException.class, () -> change(settings(Security.NONE), null))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(catchThrowableOfType(TradewindException.class, () -> test(settings(Security.NONE), null))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(catchThrowableOfType(TradewindException.class, () -> identity.as(ADMIN, server::settings))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
    }
}
