package io.tradewind.tests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** A server with the demo company and a browser, started once for all test classes of a run. */
final class DemoCompany implements AutoCloseable {
    static final String PASSWORD = "Sail-with-the-wind-7";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Tradewind tradewind;
    private final Chromium chromium;

    private DemoCompany() throws IOException {
        folder = Files.createTempDirectory("tradewind-browser");
        tradewind = Tradewind.on(folder.resolve("data")).start();
        chromium = new Chromium();
        awaitDemo();
    }

    /** The demo company is filled in the background; a minute after the start its customers are graded, which makes new versions of them. */
    private void awaitDemo() {
        Instant end = Instant.now().plus(PATIENCE);
        Api admin = admin();
        while (!tradewind.log().contains("customer.segments is filled") || !isGraded(admin)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("no demo company after " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static boolean isGraded(Api admin) {
        return admin.get("/customers?gradedAt.empty=true&limit=1")
                .expect(200)
                .json()
                .get("items")
                .isEmpty();
    }

    /** Gives it to test classes that ask for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == DemoCompany.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(DemoCompany.class))
                    .getOrComputeIfAbsent(DemoCompany.class, first -> open(), DemoCompany.class);
        }

        private static DemoCompany open() {
            try {
                return new DemoCompany();
            } catch (IOException full) {
                throw new java.io.UncheckedIOException(full);
            }
        }
    }

    String url() {
        return tradewind.url();
    }

    Tradewind server() {
        return tradewind;
    }

    Chromium browser() {
        return chromium;
    }

    Api admin() {
        return tradewind.admin();
    }

    /** A new person with this role in the first team, who can log in with {@link #PASSWORD}. */
    String person(String login, String name, String language, String role) {
        Api admin = admin();
        String team = admin.get("/teams?limit=1")
                .expect(200)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        String id = admin.post(
                        "/users",
                        Map.of(
                                "name", name,
                                "login", login,
                                "email", login + "@tradewind.example",
                                "memberOf", team,
                                "language", language,
                                "roles", List.of(Map.of("role", roleId(admin, role)))))
                .expect(201)
                .id();
        admin.post("/users/" + id + "/setPassword", Map.of("password", PASSWORD))
                .expect(200);
        return id;
    }

    private static String roleId(Api admin, String role) {
        for (var each : admin.get("/roles").expect(200).json().get("items")) {
            if (each.get("name").asString().contains(role)) {
                return each.get("id").asString();
            }
        }
        throw new IllegalArgumentException(role);
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        tradewind.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
