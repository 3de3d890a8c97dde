package io.tradewind.runtime.internal.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks providers: follows no redirect, waits seconds, reads no more than a limit. */
final class Outside implements AutoCloseable {
    static final int MOST_BYTES = 512 << 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Duration patience;
    private final HttpClient client;

    /** An answer, whatever its status; {@link #json} is missing if it was none. */
    record Answer(int status, JsonNode json) {}

    Outside(Duration patience) {
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** @throws TradewindException UNAVAILABLE {@code access.provider-unreachable} with the host */
    Answer get(URI address) {
        return send(address, HttpRequest.newBuilder(address).GET());
    }

    /** @throws TradewindException UNAVAILABLE {@code access.provider-unreachable} with the host */
    Answer post(URI address, Map<String, String> form, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)));
        headers.forEach(request::header);
        return send(address, request);
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Answer send(URI address, HttpRequest.Builder request) {
        HttpRequest whole =
                request.header("Accept", "application/json").timeout(patience).build();
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(whole, head -> new LimitedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), json(answer.body()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unreachable(address);
        } catch (ExecutionException | TimeoutException failure) {
            sent.cancel(true);
            throw unreachable(address);
        }
    }

    private static TradewindException unreachable(URI address) {
        return new TradewindException(Kind.UNAVAILABLE, "access.provider-unreachable", address.getAuthority());
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
