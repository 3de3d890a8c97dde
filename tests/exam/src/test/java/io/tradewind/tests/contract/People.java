package io.tradewind.tests.contract;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.tests.exam.Services;

/** Acts as somebody. Names are fresh each time: the tests of one container share its database. */
final class People {
    private static final String PASSWORD = "Correct-Horse-26";

    private People() {}

    static String fresh(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static <T> T asSystem(Supplier<T> work) {
        return as(Actor.SYSTEM, work);
    }

    static <T> T as(Actor actor, Supplier<T> work) {
        return Services.get(Identity.class).as(actor, work);
    }

    /** A new user with the role, logged in by password. */
    static Actor with(String role) {
        String login = fresh(role);
        asSystem(() -> Services.get(Directory.class)
                .createUser(new Directory.NewUser(login, "User " + login, null, PASSWORD, null, Set.of(role), "en")));
        return Services.get(LogIn.class)
                .withPassword(login, PASSWORD, "127.0.0.1")
                .actor();
    }
}
