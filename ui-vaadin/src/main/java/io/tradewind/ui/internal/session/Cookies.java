package io.tradewind.ui.internal.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.http.Cookie;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;

/** The few cookies of the browser UI: language and theme before log-in, the remembered log-in, and the way to an identity provider. */
final class Cookies {
    static final String LANGUAGE = "tradewind-language";
    static final String THEME = "tradewind-theme";
    static final String REMEMBERED = "tradewind-session";

    private Cookies() {}

    static Optional<String> read(VaadinRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> value != null && !value.isEmpty())
                        .findFirst();
    }

    /** Sets a cookie on the answer that is being made; a lifetime of zero deletes it. */
    static void write(String name, String value, Duration lifetime) {
        var response = VaadinService.getCurrentResponse();
        var request = VaadinService.getCurrentRequest();
        if (response == null || request == null) {
            return;
        }
        write(response, request.isSecure(), name, value, lifetime, "/");
    }

    /** As {@link #write(String, String, Duration)}, for addresses below the path; for https alone if it is to be, or the request came so. */
    static void write(String name, String value, Duration lifetime, String path, boolean secure) {
        var response = VaadinService.getCurrentResponse();
        var request = VaadinService.getCurrentRequest();
        write(response, secure || request.isSecure(), name, value, lifetime, path);
    }

    private static void write(
            VaadinResponse response, boolean secure, String name, String value, Duration lifetime, String path) {
        var cookie = new Cookie(name, value);
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) lifetime.toSeconds());
        response.addCookie(cookie);
    }
}
