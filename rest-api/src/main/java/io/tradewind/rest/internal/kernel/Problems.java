package io.tradewind.rest.internal.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.MergedRecord;
import io.tradewind.record.StaleRecord;
import io.tradewind.text.Texts;

/** Failures as {@code application/problem+json} (RFC 9457) in the reader's language. */
final class Problems {
    static final String TYPE = "application/problem+json";
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    /** A broken rule, or a request that the door refuses. */
    Answer of(TradewindException failure, Locale locale) {
        int status = failure instanceof Refusal refusal
                ? refusal.status()
                : failure.kind().status();
        Map<String, @Nullable Object> problem = problem(status, failure.code(), failure.arguments(), locale);
        Answer answer = Answer.empty(status);
        if (failure instanceof InvalidRecord invalid) {
            problem.put("fields", fields(invalid.problems(), locale));
        }
        if (failure instanceof StaleRecord stale) {
            problem.put("version", stale.currentVersion());
            problem.put("clashes", clashes(stale));
            answer = answer.header("ETag", "\"" + stale.currentVersion() + "\"");
        }
        if (failure instanceof MergedRecord merged) {
            problem.put("mergedInto", into(merged));
        }
        if (failure instanceof Refusal refusal) {
            for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
                answer = answer.header(header.getKey(), header.getValue());
            }
        }
        return finish(withDefaults(answer, failure), problem);
    }

    private static Map<String, @Nullable Object> into(MergedRecord merged) {
        Map<String, @Nullable Object> into = new LinkedHashMap<>();
        into.put("type", merged.into().type());
        into.put("id", merged.into().id());
        into.put("name", merged.title());
        return into;
    }

    /** A fault of ours: told by a number that the log explains. */
    Answer unexpected(Throwable fault, Call call, String route) {
        String errorId = call.trace().spanId();
        log.error("Error {} at {} {}", errorId, call.method(), route, fault);
        Map<String, @Nullable Object> problem = problem(500, "request.unexpected", List.of(errorId), call.locale());
        problem.put("errorId", errorId);
        return finish(Answer.empty(500), problem);
    }

    private static Answer withDefaults(Answer answer, TradewindException failure) {
        return switch (answer.status()) {
            case 401 ->
                answer.header(
                        "WWW-Authenticate",
                        failure.code().equals("access.bad-token")
                                ? "Bearer realm=\"tradewind\", error=\"invalid_token\""
                                : "Bearer realm=\"tradewind\"");
            case 429 ->
                answer.headers().containsKey("Retry-After") ? answer : answer.header("Retry-After", seconds(failure));
            case 503 -> answer.headers().containsKey("Retry-After") ? answer : answer.header("Retry-After", "5");
            default -> answer;
        };
    }

    private static String seconds(TradewindException failure) {
        return failure.arguments().stream()
                .filter(Number.class::isInstance)
                .findFirst()
                .map(number -> String.valueOf(Math.max(1, ((Number) number).longValue())))
                .orElse("60");
    }

    private Map<String, @Nullable Object> problem(int status, String code, List<Object> arguments, Locale locale) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:tradewind:problem:" + code);
        problem.put("title", texts.get(locale, "http." + status));
        problem.put("status", status);
        problem.put("detail", texts.get(locale, "error." + code, arguments.toArray()));
        problem.put("code", code);
        return problem;
    }

    private List<Map<String, Object>> fields(List<FieldProblem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> {
                    Map<String, Object> field = new LinkedHashMap<>();
                    field.put("field", problem.field());
                    field.put("code", problem.code());
                    field.put(
                            "message",
                            texts.get(
                                    locale,
                                    "error." + problem.code(),
                                    problem.arguments().toArray()));
                    return field;
                })
                .toList();
    }

    private static List<Map<String, @Nullable Object>> clashes(StaleRecord stale) {
        return stale.clashes().stream()
                .map(clash -> {
                    Map<String, @Nullable Object> both = new LinkedHashMap<>();
                    both.put("field", clash.field());
                    both.put("theirs", JsonValue.of(clash.theirs()));
                    both.put("yours", JsonValue.of(clash.yours()));
                    return both;
                })
                .toList();
    }

    private static Answer finish(Answer shell, Map<String, @Nullable Object> problem) {
        return new Answer(shell.status(), shell.headers(), TYPE, new Answer.Whole(Json.write(problem)));
    }
}
