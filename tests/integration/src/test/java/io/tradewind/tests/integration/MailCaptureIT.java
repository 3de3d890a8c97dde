package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PostOffice;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** From a draft over a real mail server to its answer in the timeline, with the libraries as they are in the image. */
class MailCaptureIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String run = "mails" + Long.toString(System.nanoTime(), 36);
    private final String own = run + "@us.example.com";
    private final String wang = "wang." + run + "@acme.example.com";
    private final Tradewind server = Servers.onDerby();
    private final Api admin = server.admin();
    private final PostOffice post = PostOffice.openWithMailboxes();
    private Api seller;
    private String sellerId;

    @BeforeEach
    void mail_goes_out_and_comes_in() {
        admin.send("PUT", "/mail/server", outgoing(true), Map.of()).expect(200);
        assertThat(admin.send("PUT", "/mail/mailbox", incoming(true), Map.of())
                        .expect(200)
                        .text())
                .contains("\"passwordKept\":true")
                .doesNotContain(PostOffice.PASSWORD);
        seller = Users.loggedIn(admin, server.url(), run, "sales-representative");
        JsonNode user = admin.get("/users?login=" + run)
                .expect(200)
                .json()
                .path("items")
                .get(0);
        sellerId = user.path("id").asString();
        admin.patch("/users/" + sellerId, user.path("version").asLong(), Map.of("email", own))
                .expect(200);
    }

    @AfterEach
    void without_mail() {
        admin.send("PUT", "/mail/mailbox", incoming(false), Map.of());
        admin.send("PUT", "/mail/server", outgoing(false), Map.of());
        post.close();
    }

    private Map<String, Object> outgoing(boolean enabled) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("enabled", enabled);
        settings.put("host", "127.0.0.1");
        settings.put("port", post.port());
        settings.put("security", "NONE");
        settings.put("sender", "crm@example.com");
        settings.put("senderName", "销售部");
        settings.put("publicAddress", server.url());
        return settings;
    }

    private Map<String, Object> incoming(boolean enabled) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("enabled", enabled);
        settings.put("host", "127.0.0.1");
        settings.put("port", post.imapPort());
        settings.put("security", "NONE");
        settings.put("user", PostOffice.USER);
        settings.put("password", PostOffice.PASSWORD);
        settings.put("copyAddress", PostOffice.MAILBOX);
        settings.put("minutes", 60);
        return settings;
    }

    private String contact(Api owner) {
        String customer = owner.post("/customers", Map.of("name", "Acme " + run))
                .expect(201)
                .id();
        return owner.post("/contacts", Map.of("name", "王芳 " + run, "customer", customer, "email", wang))
                .expect(201)
                .id();
    }

    private Api.Answer draft(Api who, String contact, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("record", "contacts/" + contact);
        return who.post("/mails", values);
    }

    private void fetch() {
        admin.post("/mail/mailbox/fetch").expect(204);
    }

    private List<JsonNode> log(String subject) {
        return items(admin.get("/mail/log?limit=200"))
                .filter(line -> line.path("subject").asString().equals(subject))
                .toList();
    }

    private static Stream<JsonNode> items(Api.Answer answer) {
        return answer.expect(200).json().path("items").valueStream();
    }

    private String logged(String subject) {
        fetch();
        return Eventually.get(SOON, () -> log(subject), lines -> !lines.isEmpty())
                .getFirst()
                .path("outcome")
                .asString();
    }

    @Test
    void an_e_mail_goes_out_from_a_template_and_its_answer_comes_back_to_the_record() throws Exception {
        String contact = contact(seller);
        Map<String, Object> words = new HashMap<>(Map.of(
                "name", "Offer " + run,
                "subjectZh", "给{contact.name}的报价",
                "textZh", "{contact.name}您好，{customer.name}的报价已备好。{me.name}",
                "subjectEn", "Offer for {contact.name}",
                "textEn", "Dear {contact.name} of {customer.wrong}"));
        assertThat(admin.post("/mail-templates", words).expect(422).text()).contains("textEn", "{customer.wrong}");
        words.put("textEn", "Dear {contact.name} of {customer.name}");
        String template = admin.post("/mail-templates", words).expect(201).id();

        Api.Answer unfilled = draft(seller, contact, Map.of("to", wang, "subject", "x", "text", "For {lead.name}"))
                .expect(201);
        assertThat(seller.post("/mails/" + unfilled.id() + "/send").expect(422).text())
                .contains("{lead.name}");
        Api.Answer draft = draft(
                        seller,
                        contact,
                        Map.of("to", "王芳 <" + wang + ">, nobody", "template", template, "language", "ZH"))
                .expect(201);
        assertThat(draft.json().path("text").asString()).contains("Acme " + run + "的报价已备好", "User " + run);
        assertThat(seller.post("/mails/" + draft.id() + "/send").expect(422).text())
                .contains("nobody");
        seller.patch("/mails/" + draft.id(), draft.version(), Map.of("to", wang, "cc", "boss@acme.example.com"))
                .expect(200);
        seller.upload("/mails/" + draft.id() + "/files", "报价.txt", "1 元".getBytes(), Map.of())
                .expect(201);

        seller.post("/mails/" + draft.id() + "/send").expect(200);

        MimeMessage arrived = post.await(2, SOON).getFirst();
        assertThat(arrived.getSubject()).isEqualTo("给王芳 " + run + "的报价");
        assertThat(PostOffice.read(arrived)).contains("的报价已备好", "1 元");
        assertThat(arrived.getReplyTo())
                .extracting(Address::toString)
                .anyMatch(one -> one.contains(own))
                .anyMatch(one -> one.contains(PostOffice.MAILBOX));
        Eventually.get(SOON, () -> state(draft.id()), "SENT"::equals);
        long version = seller.get("/mails/" + draft.id()).version();
        assertThat(seller.patch("/mails/" + draft.id(), version, Map.of("text", "Other"))
                        .expect(422)
                        .text())
                .contains("mails.closed");
        assertThat(timeline(contact))
                .anyMatch(entry -> entry.path("act").asString().equals("mails.did.SENT"));

        post.deliver("not even a head");
        answer(arrived.getMessageID(), "Re: offer " + run);
        assertThat(logged("Re: offer " + run)).isEqualTo("MATCHED");
        answer(arrived.getMessageID(), "Re: offer " + run);
        fetch();
        assertThat(logged("Re: offer " + run)).isEqualTo("MATCHED");
        JsonNode line = log("Re: offer " + run).getFirst();
        assertThat(line.path("reason").asString()).isEqualTo("ANSWER");
        assertThat(line.path("record").asString()).isEqualTo("contacts/" + contact);
        assertThat(timeline(contact))
                .filteredOn(entry -> entry.path("act").asString().equals("mails.did.RECEIVED"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("note").asString()).isEqualTo("我们同意。");
                    assertThat(entry.path("by").path("name").asString()).isEqualTo("秘书");
                });
        assertThat(seller.get("/notifications").expect(200).text()).contains("Re: offer " + run);
    }

    private void answer(String messageId, String subject) {
        post.deliver("""
                From: 秘书 <secretary@elsewhere.example.com>
                To: %s
                Message-ID: <answer-%s@elsewhere>
                In-Reply-To: %s
                Subject: %s
                Content-Type: text/html; charset=utf-8

                <p>我们同意。</p><script>alert(1)</script><p>On Mon, 23 Nov 2026 we wrote:</p>
                """.formatted(PostOffice.MAILBOX, run, messageId, subject));
    }

    private String state(String mail) {
        return seller.get("/mails/" + mail).expect(200).json().path("state").asString();
    }

    private List<JsonNode> timeline(String contact) {
        return items(seller.get("/timeline?record=contacts/" + contact)).toList();
    }

    @Test
    void copies_and_letters_go_to_those_whose_address_is_known_and_nobody_else_sees_them() {
        String contact = contact(seller);
        deliver("copy", own, wang, "Copy " + run);
        deliver("letter", wang.toUpperCase(java.util.Locale.ROOT), PostOffice.MAILBOX, "Letter " + run);
        deliver("stranger", "eve@evil.example.com", wang, "Strange " + run);
        assertThat(logged("Strange " + run)).isEqualTo("UNMATCHED");

        assertThat(items(seller.get("/mails?record=contacts/" + contact))
                        .map(mail -> mail.path("state").asString() + " "
                                + mail.path("subject").asString())
                        .toList())
                .containsExactlyInAnyOrder("SENT Copy " + run, "RECEIVED Letter " + run);
        assertThat(items(seller.get("/follow-ups?record=contacts/" + contact))
                        .allMatch(one -> one.path("owner").path("id").asString().equals(sellerId)))
                .isTrue();
        Api other = Users.loggedIn(admin, server.url(), run + "x", "sales-representative");
        assertThat(items(other.get("/mails?record=contacts/" + contact))).isEmpty();
        assertThat(draft(other, contact, Map.of("to", wang, "subject", "x", "text", "x"))
                        .status())
                .isEqualTo(422);
        for (String path : List.of("/mail/mailbox", "/mail/mailbox/state", "/mail/log")) {
            other.get(path).expect(403);
        }

        String line = log("Strange " + run).getFirst().path("id").asString();
        other.post("/mail/log/" + line + "/ignore").expect(403);
        admin.post("/mail/log/" + line + "/attach", Map.of("record", "contacts/" + contact))
                .expect(204);
        admin.post("/mail/log/" + line + "/ignore").expect(409);

        assertThat(items(seller.get("/mails?record=contacts/" + contact))).hasSize(3);
        assertThat(server.log()).doesNotContain(PostOffice.PASSWORD);
    }

    private void deliver(String id, String from, String to, String subject) {
        post.deliver("From: %s\nTo: %s\nMessage-ID: <%s-%s@x>\nSubject: %s\n\nHello\n"
                .formatted(from, to, id, run, subject));
    }

    @Test
    void a_mailbox_is_tried_before_it_is_kept_and_says_what_is_wrong() {
        Map<String, Object> wrong = incoming(true);
        wrong.put("password", "wrong");
        assertThat(admin.with("Accept-Language", "zh-CN")
                        .post("/mail/mailbox/test", wrong)
                        .expect(503)
                        .get("code"))
                .isEqualTo("mail.log-in");
        wrong = incoming(true);
        wrong.put("folder", "Nowhere");
        assertThat(admin.post("/mail/mailbox/test", wrong).expect(503).get("code"))
                .isEqualTo("mail.no-folder");
        wrong.put("minutes", 0);
        wrong.put("copyAddress", "nobody");
        assertThat(admin.send("PUT", "/mail/mailbox", wrong, Map.of())
                        .expect(422)
                        .text())
                .contains("minutes", "copyAddress");

        assertThat(admin.post("/mail/mailbox/test", incoming(true)).expect(200).get("messages"))
                .isEqualTo("0");
    }
}
