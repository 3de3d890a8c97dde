package io.tradewind.ui.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;

import io.tradewind.TradewindException;
import io.tradewind.access.LogIn.Session;
import io.tradewind.access.ProviderLogIn;
import io.tradewind.access.ProviderLogIn.Answer;
import io.tradewind.access.ProviderLogIn.Arrival;
import io.tradewind.access.ProviderLogIn.Finished;
import io.tradewind.access.ProviderLogIn.Leaving;
import io.tradewind.access.SecondFactor;
import io.tradewind.ui.internal.shell.LoginScreen;

/**
 * The way to an identity provider and back: {@code /login/with/<provider>} leads there, {@code /login/answer} lets in. What binds the
 * answer to this browser is in a cookie of its own; where the person wanted to go waits in the session.
 */
final class ProviderGate {
    /** Leads to the provider whose id follows. */
    static final String LEAVE = "/login/with/";

    private static final String TICKET = "tradewind-provider";
    private static final String PATH = "/login";
    private static final Duration LASTING = Duration.ofMinutes(Leaving.MINUTES);

    private final ProviderLogIn providers;
    private final Doorkeeper doorkeeper;

    /** Where the person wanted to go, and whether this browser stays logged in. */
    private record Journey(String wanted, boolean remember) {
        static final Journey NOWHERE = new Journey("", false);

        static Journey of(VaadinSession session) {
            return Objects.requireNonNullElse(session.getAttribute(Journey.class), NOWHERE);
        }
    }

    /** Somebody is through but for the code of their app. */
    private record Waiting(Arrival.CodeAsked at) {}

    /** What is to be told on the log-in page, once. */
    private record Told(TradewindException refused) {}

    ProviderGate(ProviderLogIn providers, Doorkeeper doorkeeper) {
        this.providers = providers;
        this.doorkeeper = doorkeeper;
    }

    /** Whether the request was one of these ways, and is answered. */
    boolean answered(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        if (!"GET".equals(request.getMethod())) {
            return false;
        }
        if (path.startsWith(LEAVE)) {
            redirect(response, leave(session, request, path.substring(LEAVE.length())));
            return true;
        }
        if (path.equals(ProviderLogIn.ANSWERED_AT)) {
            redirect(response, arrive(session, request));
            return true;
        }
        return false;
    }

    private String leave(VaadinSession session, VaadinRequest request, String provider) {
        String wanted = Optional.ofNullable(request.getParameter(LoginScreen.WANTED))
                .filter(LoginScreen::isOurs)
                .orElse("");
        if (isInside(session)) {
            return "/" + wanted;
        }
        try {
            Leaving leaving = providers.leave(provider);
            Cookies.write(TICKET, leaving.ticket(), LASTING, PATH, leaving.secure());
            keep(session, Journey.class, new Journey(wanted, request.getParameter("remember") != null));
            return leaving.address();
        } catch (TradewindException refused) {
            return tell(session, refused, wanted);
        }
    }

    private String arrive(VaadinSession session, VaadinRequest request) {
        Journey journey = locked(session, () -> Journey.of(session));
        if (isInside(session)) {
            return "/" + journey.wanted();
        }
        String ticket = Cookies.read(request, TICKET).orElse("");
        Cookies.write(TICKET, "", Duration.ZERO, PATH, false);
        try {
            Answer answer = new Answer(
                    parameter(request, "state"),
                    parameter(request, "code"),
                    parameter(request, "iss"),
                    parameter(request, "error"));
            switch (providers.arrive(answer, ticket, doorkeeper.origin(request))) {
                case Arrival.Inside inside -> enter(request, session, inside.session());
                case Arrival.CodeAsked asked -> {
                    keep(session, Waiting.class, new Waiting(asked));
                    return toLogIn(journey.wanted());
                }
            }
            return "/" + journey.wanted();
        } catch (TradewindException refused) {
            return tell(session, refused, journey.wanted());
        }
    }

    private void enter(VaadinRequest request, VaadinSession session, Session fresh) {
        locked(session, () -> {
            boolean remember = Journey.of(session).remember();
            session.setAttribute(Journey.class, null);
            session.setAttribute(Waiting.class, null);
            doorkeeper.enter(request, session, fresh, remember);
            return true;
        });
    }

    // ---- for the log-in page, which holds the session

    /** Why the last one was not let in, told once. */
    Optional<TradewindException> takeProblem(VaadinSession session) {
        Told told = session.getAttribute(Told.class);
        session.setAttribute(Told.class, null);
        return Optional.ofNullable(told).map(Told::refused);
    }

    Optional<Arrival.CodeAsked> waiting(VaadinSession session) {
        return Optional.ofNullable(session.getAttribute(Waiting.class)).map(Waiting::at);
    }

    void giveUp(VaadinSession session) {
        session.setAttribute(Waiting.class, null);
    }

    SecondFactor.Setup setUp(VaadinSession session) {
        return providers.setUpSecondFactor(pass(session), doorkeeper.origin());
    }

    /** @return recovery codes, if the second factor was set up */
    Finished finish(VaadinRequest request, VaadinSession session, String code) {
        Finished finished = providers.finish(pass(session), code, doorkeeper.origin(request));
        enter(request, session, finished.session());
        return finished;
    }

    private String pass(VaadinSession session) {
        return waiting(session).map(Arrival.CodeAsked::pass).orElse("");
    }

    private static boolean isInside(VaadinSession session) {
        return locked(session, () -> SignedIn.of(session).isPresent());
    }

    private String tell(VaadinSession session, TradewindException refused, String wanted) {
        keep(session, Told.class, new Told(refused));
        return toLogIn(wanted);
    }

    private static String toLogIn(String wanted) {
        return wanted.isEmpty() ? PATH : PATH + "?" + LoginScreen.WANTED + "=" + URLEncoder.encode(wanted, UTF_8);
    }

    private static String parameter(VaadinRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private static <T> void keep(VaadinSession session, Class<T> type, T value) {
        locked(session, () -> {
            session.setAttribute(type, value);
            return true;
        });
    }

    private static <T> T locked(VaadinSession session, java.util.function.Supplier<T> work) {
        session.lock();
        try {
            return work.get();
        } finally {
            session.unlock();
        }
    }

    /** Where the browser is sent is said as it stands: the server would complete it with what the request calls its host. */
    private static void redirect(VaadinResponse response, String address) {
        response.setStatus(302);
        response.setHeader("Location", ascii(address));
        response.setHeader("Cache-Control", "no-store");
    }

    private static String ascii(String address) {
        StringBuilder plain = new StringBuilder();
        for (byte each : address.getBytes(UTF_8)) {
            plain.append(each > ' ' && each < 127 ? String.valueOf((char) each) : "%%%02X".formatted(each));
        }
        return plain.toString();
    }
}
