package io.tradewind.rest.internal.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;

/** One request on its way to its handler. What it holds is decoded strictly and read once. */
public final class Call {
    private final HttpServletRequest request;
    private final String origin;
    private final TraceContext trace;
    private Map<String, String> variables = Map.of();
    private RouteTable table = RouteTable.EMPTY;
    private Locale locale;
    private @Nullable Actor actor;
    private @Nullable List<String> path;
    private @Nullable Query query;
    private byte @Nullable [] body;
    private @Nullable Multipart parts;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Call(HttpServletRequest request, String origin, TraceContext trace) {
        this.request = request;
        this.origin = origin;
        this.trace = trace;
        this.locale = Languages.wanted(request.getHeader("Accept-Language")).orElse(Locale.ENGLISH);
    }

    private static List<String> segments(String uri) {
        List<String> segments = new ArrayList<>();
        String[] raw = uri.split("/", -1);
        for (int i = 2; i < raw.length; i++) {
            segments.add(Query.decode(raw[i], false));
        }
        return segments;
    }

    void reached(Map<String, String> found, RouteTable at) {
        variables = Map.copyOf(found);
        table = at;
    }

    /** All routes of the moment in which this call came. */
    public List<Route> routes() {
        return table.routes();
    }

    /** The caller is known; their language counts if they asked for none. */
    void by(Actor known) {
        actor = known;
        if (Languages.wanted(request.getHeader("Accept-Language")).isEmpty()) {
            locale = known.locale();
        }
    }

    /** @throws Refusal 400 if it is not well formed */
    List<String> path() {
        if (path == null) {
            path = segments(request.getRequestURI());
        }
        return path;
    }

    TraceContext trace() {
        return trace;
    }

    public String method() {
        return request.getMethod();
    }

    /** A variable of the route's template. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable " + name);
        }
        return value;
    }

    /** @throws Refusal 400 if it is not well formed */
    public Query query() {
        if (query == null) {
            query = Query.parse(request.getQueryString());
        }
        return query;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** Address of the client, for throttling and the log-in log. */
    public String origin() {
        return origin;
    }

    /** Language of texts: asked for by the request, else the caller's, else English. */
    public Locale locale() {
        return locale;
    }

    /** Who calls; only on routes that need a log-in. */
    public Actor actor() {
        if (actor == null) {
            throw new IllegalStateException("open route");
        }
        return actor;
    }

    /** The secret of {@code Authorization: Bearer}, if there is one. */
    public Optional<String> token() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .filter(value -> !value.isEmpty());
    }

    /** The body as it came, at most {@link Json#MAX_BYTES}. */
    byte[] body() {
        if (body == null) {
            body = Body.of(request).read();
        }
        return body;
    }

    boolean multipart() {
        return Body.mediaType(request).equals("multipart/form-data");
    }

    /**
     * The body as an object.
     *
     * @throws Refusal 415 if it is no JSON, 400 if it is broken or no object
     */
    public Map<String, @Nullable Object> json() {
        Body.of(request).requireType("application/json");
        return Json.object(body());
    }

    /** As {@link #json}, an empty body being an empty object. */
    public Map<String, @Nullable Object> jsonOrNothing() {
        return body().length == 0 ? Map.of() : json();
    }

    /**
     * The body as a flat form: as a browser sends one, or a JSON object of texts.
     *
     * @throws Refusal 415 if it is neither, 400 if it is broken
     */
    public Map<String, String> form() {
        Body.of(request).requireType("application/json", "application/x-www-form-urlencoded");
        Map<String, String> form = new LinkedHashMap<>();
        if (Body.mediaType(request).equals("application/json")) {
            Json.object(body()).forEach((name, value) -> {
                if (!(value instanceof String text)) {
                    throw Refusal.malformed("request.form", name);
                }
                form.put(name, text);
            });
        } else {
            Query sent = Query.parse(Json.text(body()));
            sent.names().forEach(name -> form.put(name, sent.text(name).orElse("")));
        }
        return form;
    }

    /** A header of the answer, whatever it will be. */
    public void answerWith(String name, String value) {
        headers.put(name, value);
    }

    Map<String, String> answerHeaders() {
        return headers;
    }

    /** The body as a merge patch. */
    public Map<String, @Nullable Object> patch() {
        Body.of(request).requireType("application/merge-patch+json", "application/json");
        return Json.object(body());
    }

    /** The parts of a form with files; at most 50 MB a file. */
    public Multipart parts() {
        if (parts == null) {
            Body.of(request).requireType("multipart/form-data");
            parts = Multipart.of(request);
        }
        return parts;
    }

    /** Whether the connection ends with this call: bytes are on their way that nobody reads, or see {@link ConnectionGuard}. */
    boolean isLast() {
        boolean unread = request.getContentLengthLong() > 0 && body == null && parts == null;
        return unread || request.getHeader("Transfer-Encoding") != null;
    }

    /** Frees what the server kept on disk for this call. */
    void done() {
        if (parts != null) {
            parts.delete();
        }
    }
}
