package io.tradewind.ui.internal.session;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.server.VaadinSession;

import io.tradewind.access.Actor;

/** The person who logged in to a browser session, and the token that proves it. */
record SignedIn(String token, Actor actor) {
    static Optional<SignedIn> of(@Nullable VaadinSession session) {
        return session == null ? Optional.empty() : Optional.ofNullable(session.getAttribute(SignedIn.class));
    }

    void keepIn(VaadinSession session) {
        session.setAttribute(SignedIn.class, this);
    }

    static void leave(VaadinSession session) {
        session.setAttribute(SignedIn.class, null);
    }
}
