package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Tradewind;

/** Files, comments and notifications over HTTP: kept whole, refused in words, unknown to whoever may not see the record. */
class BesideRecordsIT {
    private static final byte[] PDF = "%PDF-1.7 合同".getBytes(StandardCharsets.UTF_8);

    private static Api admin;
    private static Api stranger;
    private static String login;
    private static String customer;

    @BeforeAll
    static void makesARecord() {
        Tradewind server = Servers.onDerby();
        admin = server.admin();
        login = "beside" + UUID.randomUUID().toString().substring(0, 6);
        stranger = Users.loggedIn(admin, server.url(), login, "sales-representative");
        customer = admin.post("/customers", Map.of("name", "Beside " + login))
                .expect(201)
                .id();
    }

    private static Answer attach(String name, byte[] content) {
        return admin.with("Accept-Language", "zh-CN")
                .upload("/customers/" + customer + "/files", name, content, Map.of());
    }

    @Test
    void a_file_comes_back_byte_for_byte_and_never_as_a_page() {
        String id = attach("../合同 2026.pdf", PDF).expect(201).id();

        Answer content = admin.get("/files/" + id + "/content").expect(200);

        assertThat(content.body()).isEqualTo(PDF);
        assertThat(content.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value)
                        .startsWith("attachment")
                        .contains(
                                "filename*=UTF-8''" + Api.encode("合同 2026.pdf").replace("+", "%20")));
        assertThat(content.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(admin.get("/files/" + id).expect(200).get("contentType")).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "picture.png, '<svg onload=\"alert(1)\"/>', 415, files.active",
        "notes.txt, '<!doctype html><script>alert(1)</script>', 415, files.active",
        "letter.pdf, MZ and more, 415, files.program",
        "run, '#!/bin/sh', 415, files.program",
        "empty.txt, '', 422, files.empty"
    })
    void what_could_harm_is_refused_whatever_it_calls_itself(String name, String content, int status, String code) {
        byte[] bytes = Arrays.copyOf(
                content.getBytes(StandardCharsets.UTF_8), content.isEmpty() ? 0 : Math.max(content.length(), 300));

        Answer refused = attach(name, bytes).expect(status);

        assertThat(refused.get("code")).isEqualTo(code);
        assertThat(refused.get("detail")).contains(name).containsPattern("\\p{IsHan}");
    }

    @Test
    void a_removed_file_is_gone_and_can_be_brought_back() {
        String id = attach("back.pdf", PDF).expect(201).id();

        admin.send("DELETE", "/files/" + id, null, Map.of()).expect(204);
        admin.get("/files/" + id + "/content").expect(404);
        admin.post("/files/" + id + "/restore").expect(200);

        assertThat(admin.get("/files/" + id + "/content").expect(200).body()).isEqualTo(PDF);
    }

    @Test
    void nothing_beside_a_record_exists_for_whoever_may_not_see_it() {
        String file = attach("secret.pdf", PDF).expect(201).id();
        String comment = admin.post("/customers/" + customer + "/comments", Map.of("text", "@" + login + " hush"))
                .expect(201)
                .id();

        stranger.get("/customers/" + customer + "/files").expect(404);
        stranger.get("/files/" + file).expect(404);
        stranger.get("/files/" + file + "/content").expect(404);
        stranger.get("/customers/" + customer + "/comments").expect(404);
        stranger.send("PATCH", "/comments/" + comment, Map.of("text", "mine"), Map.of())
                .expect(404);
        stranger.post("/customers/" + customer + "/follow").expect(404);
        assertThat(stranger.get("/notifications").expect(200).text()).doesNotContain("Beside " + login);
    }

    @Test
    void whoever_is_mentioned_and_may_see_the_record_is_told() {
        String own = stranger.post("/customers", Map.of("name", "Told " + login))
                .expect(201)
                .id();
        String words = "@" + login + " <img src=x onerror=alert(1)>";

        Answer written = admin.post("/customers/" + own + "/comments", Map.of("text", words))
                .expect(201);

        assertThat(written.get("text")).isEqualTo(words);
        String told = Eventually.get(
                Duration.ofSeconds(20),
                () -> stranger.get("/notifications").expect(200).text(),
                text -> text.contains("mentioned"));
        assertThat(told).contains("Told " + login);
        stranger.post("/comments/" + written.id(), Map.of("text", "x")).expect(405);
        assertThat(stranger.send("PATCH", "/comments/" + written.id(), Map.of("text", "x"), Map.of())
                        .expect(403)
                        .get("code"))
                .isEqualTo("comments.not-own");
    }

    @Test
    void favorites_are_ones_own_and_never_of_what_one_may_not_see() {
        admin.send("PUT", "/me/favorites/customers/" + customer, null, Map.of()).expect(204);
        admin.send("PUT", "/me/recent/customers/" + customer, null, Map.of()).expect(204);

        assertThat(admin.get("/me/favorites").expect(200).text()).contains(customer);
        assertThat(admin.get("/me/recent?limit=1").expect(200).text()).contains(customer);
        stranger.send("PUT", "/me/favorites/customers/" + customer, null, Map.of())
                .expect(404);
        stranger.send("PUT", "/me/recent/customers/" + customer, null, Map.of()).expect(404);
        assertThat(stranger.get("/me/favorites").expect(200).text()).doesNotContain(customer);
        assertThat(stranger.get("/me/recent").expect(200).text()).doesNotContain(customer);
        admin.send("DELETE", "/me/favorites/customers/" + customer, null, Map.of())
                .expect(204);
        assertThat(admin.get("/me/favorites").expect(200).text()).doesNotContain(customer);
    }

    @Test
    void a_record_is_told_as_it_was_and_a_field_goes_back() {
        Answer made = admin.post("/customers", Map.of("name", "Former " + login, "employees", 5))
                .expect(201);
        String path = "/customers/" + made.id();
        String then = Instant.now().plusMillis(1).toString();
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        long version = admin.patch(path, made.version(), Map.of("employees", 9))
                .expect(200)
                .version();

        assertThat(admin.get(path + "?asOf=" + then).expect(200).get("employees"))
                .isEqualTo("5");
        admin.get(path + "?asOf=2001-01-01").expect(404);
        admin.get(path + "?asOf=yesterday").expect(400);
        Map<String, Object> back = Map.of("field", "employees", "asOf", then);
        admin.send("POST", path + "/revert", back, Map.of()).expect(428);
        admin.send("POST", path + "/revert", back, ifMatch(made.version())).expect(412);
        assertThat(admin.send("POST", path + "/revert", back, ifMatch(version))
                        .expect(200)
                        .get("employees"))
                .isEqualTo("5");
        stranger.get(path + "?asOf=" + then).expect(404);
    }

    private static Map<String, String> ifMatch(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    @Test
    void whoever_manages_access_is_told_why_somebody_does_not_see_a_record() {
        String path = "/customers/" + customer + "/access?user=" + login;

        Answer told = admin.with("Accept-Language", "zh-CN").get(path).expect(200);

        assertThat(told.json().get("reads").asBoolean()).isFalse();
        assertThat(told.json().get("reasons").get(0).get("text").asString()).containsPattern("\\p{IsHan}");
        String own = stranger.post("/customers", Map.of("name", "Own " + login))
                .expect(201)
                .id();
        assertThat(stranger.get("/customers/" + own + "/access?user=" + login)
                        .expect(200)
                        .json()
                        .get("reads")
                        .asBoolean())
                .isTrue();
        stranger.get(path).expect(404);
        admin.get("/customers/" + customer + "/access").expect(400);
        admin.get("/customers/" + customer + "/access?user=nobody").expect(404);
    }

    @Test
    void a_person_is_told_what_is_kept_and_is_erased_for_good() {
        String secret = "secret" + login;
        Answer made = admin.post(
                        "/contacts",
                        Map.of(
                                "name",
                                "Ms " + secret,
                                "customer",
                                customer,
                                "email",
                                secret + "@person.example",
                                "department",
                                "Purchasing"))
                .expect(201);
        String path = "/contacts/" + made.id();
        admin.post(path + "/comments", Map.of("text", "likes " + secret)).expect(201);

        Answer told = admin.get(path + "/personal-data").expect(200);

        assertThat(told.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(told.json().path("record").path("email").asString()).isEqualTo(secret + "@person.example");
        assertThat(told.text()).contains("likes " + secret, "CREATED");
        stranger.get(path + "/personal-data").expect(403);
        stranger.post(path + "/erase", Map.of("reason", "x")).expect(403);
        admin.post(path + "/erase", Map.of()).expect(422);
        assertThat(admin.get("/customers/" + customer + "/personal-data")
                        .expect(409)
                        .get("code"))
                .isEqualTo("privacy.none");

        Answer erased =
                admin.post(path + "/erase", Map.of("reason", "asked by letter")).expect(200);

        assertThat(erased.get("name")).isEqualTo("***");
        assertThat(erased.get("department")).isEqualTo("Purchasing");
        for (String door : Arrays.asList("", "/trace", "/comments", "/feed", "/personal-data")) {
            assertThat(admin.get(path + door).expect(200).text()).as(door).doesNotContain(secret);
        }
        assertThat(admin.get(path + "/trace").text()).contains("asked by letter");
        Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/search?types=contacts&q=" + secret).text(),
                text -> !text.contains(made.id()));
    }
}
