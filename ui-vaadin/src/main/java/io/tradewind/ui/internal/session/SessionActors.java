package io.tradewind.ui.internal.session;

import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import com.vaadin.flow.server.VaadinSession;

import io.tradewind.access.Actor;
import io.tradewind.access.ActorSource;

/** Tells the engine who acts while a browser session's work runs on the thread. */
@Component(service = ActorSource.class)
public final class SessionActors implements ActorSource {
    @Override
    public Optional<Actor> current() {
        return SignedIn.of(VaadinSession.getCurrent()).map(SignedIn::actor);
    }
}
