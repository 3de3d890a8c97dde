package io.tradewind.ui.internal.bridge;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/**
 * What browsers are told on every answer. Scripts come from our own origin or carry the page's nonce; {@code unsafe-eval}
 * stays because Flow's client builds functions from what the server sends, {@code unsafe-inline} styles because
 * components set style attributes.
 */
final class SecurityHeaders {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String REST_OF_POLICY =
            "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
                    + "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; base-uri 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private static final String COOKIE = "Set-Cookie";

    private SecurityHeaders() {}

    static void write(HttpServletResponse response, boolean secure) {
        response.setHeader("Content-Security-Policy", policy("script-src 'self'"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Adds SameSite to the session's cookie, which the server of the whiteboard has no setting for. */
    static void keepCookieAtHome(@Nullable HttpServletResponse response, String sessionId) {
        if (response == null || response.isCommitted()) {
            return;
        }
        var cookies = List.copyOf(response.getHeaders(COOKIE));
        for (var i = 0; i < cookies.size(); i++) {
            var cookie = cookies.get(i);
            var ours = cookie.contains(sessionId) && !cookie.contains("SameSite");
            if (i == 0) {
                response.setHeader(COOKIE, ours ? cookie + "; SameSite=Lax" : cookie);
            } else {
                response.addHeader(COOKIE, ours ? cookie + "; SameSite=Lax" : cookie);
            }
        }
    }

    /** The policy of a page whose own inline scripts carry the nonce. */
    static String policyOfPage(String nonce) {
        return policy("script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'");
    }

    static String nonce() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String policy(String scripts) {
        return "default-src 'self'; " + scripts + REST_OF_POLICY;
    }
}
