package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

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
}
