package io.tradewind.rest.internal.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.tradewind.text.Texts;

/** What a person sees who opens the address of an installation without browser screens. */
final class WelcomePage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final transient Texts texts;
    private final transient String page = read("/welcome/index.html");
    private final transient String style = read("/welcome/welcome.css");

    WelcomePage(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        SecurityHeaders.on(response, request.isSecure());
        response.setHeader("Content-Security-Policy", POLICY);
        switch (path) {
            case "/" -> send(response, 200, "text/html", page(request, "welcome.about"));
            case "/welcome.css" -> send(response, 200, "text/css", style);
            default -> send(response, 404, "text/html", page(request, "welcome.no-page"));
        }
    }

    private String page(HttpServletRequest request, String about) {
        Locale locale = Languages.wanted(request.getHeader("Accept-Language")).orElse(Locale.SIMPLIFIED_CHINESE);
        String filled = page.replace("{lang}", locale.toLanguageTag()).replace("{about}", texts.get(locale, about));
        for (String key : new String[] {"title", "docs", "resources"}) {
            filled = filled.replace("{" + key + "}", texts.get(locale, "welcome." + key));
        }
        return filled;
    }

    private static void send(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type + "; charset=utf-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String name) {
        try (InputStream file = WelcomePage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the bundle lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
