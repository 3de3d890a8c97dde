package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PostOffice;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** From the set-up over HTTP to a message that arrives, with the libraries as they are in the image. */
class MailIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String login = "mila" + Long.toString(System.nanoTime(), 36);
    private final Tradewind server = Servers.onDerby();
    private final Api admin = server.admin();
    private final PostOffice post = PostOffice.open();

    @BeforeEach
    void mail_is_on() {
        assertThat(admin.send("PUT", "/mail/server", settings(true, PostOffice.PASSWORD), Map.of())
                        .expect(200)
                        .text())
                .contains("\"passwordKept\":true")
                .doesNotContain(PostOffice.PASSWORD);
    }

    @AfterEach
    void mail_is_off() {
        admin.send("PUT", "/mail/server", settings(false, PostOffice.PASSWORD), Map.of());
        post.close();
    }

    private Map<String, Object> settings(boolean enabled, String password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("enabled", enabled);
        settings.put("host", "127.0.0.1");
        settings.put("port", post.port());
        settings.put("security", "NONE");
        settings.put("user", PostOffice.USER);
        settings.put("password", password);
        settings.put("sender", "crm@example.com");
        settings.put("senderName", "销售部");
        settings.put("publicAddress", server.url());
        return settings;
    }

    @Test
    void a_test_message_arrives_or_says_what_is_wrong() throws Exception {
        Api.Answer wrong = admin.with("Accept-Language", "zh-CN")
                .post("/mail/server/test", Map.of("settings", settings(true, "wrong"), "receiver", "anna@example.com"));
        assertThat(wrong.expect(503).get("code")).isEqualTo("mail.log-in");
        assertThat(wrong.get("detail")).containsPattern("\\p{IsHan}").doesNotContain("wrong");
        assertThat(admin.post("/mail/server/test", Map.of("receiver", "nobody"))
                        .expect(422)
                        .text())
                .contains("mail.address");

        admin.post("/mail/server/test", Map.of("receiver", "anna@example.com")).expect(204);

        assertThat(post.await(1, SOON))
                .singleElement()
                .satisfies(
                        arrived -> assertThat(arrived.getFrom()[0].toString()).contains("crm@example.com"));
        Api viewer = Users.loggedIn(admin, server.url(), login, "viewer");
        viewer.get("/mail/server").expect(403);
        viewer.get("/mail/outbox").expect(403);
        viewer.post("/mail/server/test", Map.of("receiver", "anna@example.com")).expect(403);
        assertThat(server.log()).doesNotContain(PostOffice.PASSWORD);
    }

    @Test
    void whoever_is_handed_a_record_hears_of_it_by_e_mail_if_they_want_to() throws Exception {
        Api mila = Users.loggedIn(admin, server.url(), login, "sales-representative");
        assertThat(mila.send("PATCH", "/notifications/preferences/assigned", Map.of("mail", true), Map.of())
                        .expect(409)
                        .get("code"))
                .isEqualTo("notifications.no-mail-address");
        Api.Answer user = admin.get("/users?login=" + login).expect(200);
        JsonNode row = user.json().path("items").get(0);
        String id = row.path("id").asString();
        admin.patch("/users/" + id, row.path("version").asLong(), Map.of("email", login + "@example.com"))
                .expect(200);
        mila.send("PATCH", "/notifications/preferences/assigned", Map.of("mail", true, "digest", true), Map.of())
                .expect(200);
        assertThat(mila.send("PUT", "/notifications/digest", Map.of("weekday", "FRIDAY", "hour", 17), Map.of())
                        .expect(200)
                        .text())
                .contains("FRIDAY", "17");
        mila.send("PUT", "/notifications/digest", Map.of("hour", 24), Map.of()).expect(422);

        Api.Answer made =
                admin.post("/customers", Map.of("name", "Handed " + login)).expect(201);
        admin.patch("/customers/" + made.id(), made.version(), Map.of("owner", id))
                .expect(200);
        String message = Eventually.get(SOON, () -> waiting(login), found -> !found.isEmpty());
        admin.post("/mail/outbox/" + message + "/retry").expect(204);

        MimeMessage arrived = post.await(1, SOON).getFirst();
        assertThat(arrived.getSubject()).contains("Handed " + login).containsPattern("\\p{IsHan}");
        assertThat(PostOffice.read(arrived)).contains(server.url() + "/customers/" + made.id(), "为什么收到这封邮件");
        Eventually.get(
                SOON,
                () -> admin.get("/mail/outbox?state=SENT").expect(200).text(),
                sent -> sent.contains(login) && sent.contains("mail.notification"));
    }

    private String waiting(String receiver) {
        for (JsonNode one :
                admin.get("/mail/outbox?state=QUEUED").expect(200).json().path("items")) {
            if (one.path("to").toString().contains(receiver)) {
                return one.path("id").asString();
            }
        }
        return "";
    }
}
