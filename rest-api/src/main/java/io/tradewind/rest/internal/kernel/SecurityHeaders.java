package io.tradewind.rest.internal.kernel;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer says to browsers: not to be framed, sniffed, run, or kept for others. */
final class SecurityHeaders {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private SecurityHeaders() {}

    /** Those that every answer of the server has, whoever makes it; a door says more, and its own policy. */
    static void least(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    /** Sets them; an answer's own headers come after and may say otherwise. */
    static void on(HttpServletResponse response, boolean secure) {
        least(response);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "Accept, Accept-Language, Authorization");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
