package io.tradewind.rest.internal.kernel;

/**
 * One method on one path.
 *
 * @param template path below {@code /api}; {@code {name}} stands for one segment
 * @param open whether it needs no log-in
 * @param once whether an {@code Idempotency-Key} is honoured; only where all effects are in the database
 * @param operation what the document says of it
 */
public record Route(String method, String template, Handler handler, boolean open, boolean once, Operation operation) {

    private static Route of(String method, String path, Handler handler, Operation operation) {
        return new Route(method, "/v1" + path, handler, false, method.equals("POST"), operation);
    }

    /** @param path below {@code /api/v1} */
    public static Route get(String path, Handler handler, Operation operation) {
        return of("GET", path, handler, operation);
    }

    public static Route post(String path, Handler handler, Operation operation) {
        return of("POST", path, handler, operation);
    }

    public static Route put(String path, Handler handler, Operation operation) {
        return of("PUT", path, handler, operation);
    }

    public static Route patch(String path, Handler handler, Operation operation) {
        return of("PATCH", path, handler, operation);
    }

    public static Route delete(String path, Handler handler, Operation operation) {
        return of("DELETE", path, handler, operation);
    }

    /** A page or file outside of the versioned API; not in the document. */
    public static Route page(String path, Handler handler) {
        return new Route("GET", path, handler, true, false, Operation.HIDDEN);
    }

    /** Answers without log-in. */
    public Route forEverybody() {
        return new Route(method, template, handler, true, once, operation);
    }

    /** Has effects outside the database, or an answer that must not be kept: no {@code Idempotency-Key}. */
    public Route notKept() {
        return new Route(method, template, handler, open, false, operation);
    }
}
