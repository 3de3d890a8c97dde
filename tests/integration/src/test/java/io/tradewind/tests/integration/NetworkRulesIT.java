package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;

/** From which networks people may come in, over HTTP. */
class NetworkRulesIT {
    private static final String LOGIN = "networks" + Long.toString(System.nanoTime(), 36);
    private static final Map<String, String> OFFICE =
            Map.of("network", "10.1.0.0/16", "role", "viewer", "note", "Office");

    private final Api admin = Servers.onDerby().admin();

    @BeforeEach
    @AfterEach
    void without_rules() {
        rules().expect(200);
    }

    @Test
    void shut_networks_end_what_is_open_and_take_no_log_in() {
        Api viewer = Users.loggedIn(admin, Servers.onDerby().url(), LOGIN, "viewer");
        viewer.get("/customers?limit=1").expect(200);

        assertThat(rules(OFFICE)
                        .expect(200)
                        .json()
                        .path("rules")
                        .get(0)
                        .path("note")
                        .asString())
                .isEqualTo("Office");

        viewer.get("/customers?limit=1").expect(401);
        Api.Answer refused = Api.to(Servers.onDerby().url())
                .post("/auth/token", Map.of("username", LOGIN, "password", Users.PASSWORD))
                .expect(403);
        assertThat(refused.get("code")).isEqualTo("access.network-shut");
        assertThat(Api.to(Servers.onDerby().url())
                        .with("X-Forwarded-For", "10.1.2.3")
                        .post("/auth/token", Map.of("username", LOGIN, "password", Users.PASSWORD))
                        .status())
                .as("no proxy is trusted unless it is configured")
                .isEqualTo(403);
    }

    @Test
    void refuses_what_is_no_network_and_what_shuts_the_caller_out() {
        assertThat(rules(Map.of("network", "office")).expect(422).get("code")).isEqualTo("access.network");
        assertThat(rules(Map.of("network", "10.1.0.0/16")).expect(409).get("code"))
                .isEqualTo("access.network-own");
        rules(Map.of("network", "10.1.0.0/16", "from", "x")).expect(422);
        admin.send("PUT", "/network-rules", Map.of("rules", "all"), Map.of()).expect(422);
        assertThat(admin.get("/network-rules").expect(200).json().path("rules").size())
                .isZero();
    }

    @SafeVarargs
    private Api.Answer rules(Map<String, String>... rules) {
        return admin.send("PUT", "/network-rules", Map.of("rules", List.of(rules)), Map.of());
    }
}
