package io.tradewind.tests.integration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.tests.harness.Api;

/** Makes people for a test, as an admin would over HTTP. */
final class Users {
    static final String PASSWORD = "Correct-Horse-26";

    private Users() {}

    /** A user with one role, by the role's code, logged in. */
    static Api loggedIn(Api admin, String url, String login, String role) {
        make(admin, login, role, null);
        return Api.to(url).logIn(login, PASSWORD);
    }

    /** A user with one role in a team; returns the id. */
    static String make(Api admin, String login, String role, @Nullable String team) {
        String roleId = admin.get("/roles?code=" + role)
                .expect(200)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", "User " + login);
        user.put("login", login);
        user.put("memberOf", team);
        user.put("roles", List.of(Map.of("role", roleId)));
        String id = admin.post("/users", user).expect(201).id();
        admin.post("/users/" + id + "/setPassword", Map.of("password", PASSWORD))
                .expect(200);
        return id;
    }

    static String team(Api admin, String name, @Nullable String parent) {
        Map<String, Object> team = new LinkedHashMap<>();
        team.put("name", name);
        team.put("parent", parent);
        return admin.post("/teams", team).expect(201).id();
    }
}
