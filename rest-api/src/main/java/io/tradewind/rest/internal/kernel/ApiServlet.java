package io.tradewind.rest.internal.kernel;

import java.io.IOException;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.tradewind.TradewindException;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.access.Origins;
import io.tradewind.once.Once;
import io.tradewind.text.Texts;

/** The one servlet of the API: from the bytes of a request to the bytes of its answer, whatever happens between. */
@Component(service = Servlet.class, configurationPid = "io.tradewind.rest")
@Designate(ocd = Settings.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + ApiContext.NAME + ")")
@HttpWhiteboardServletName("tradewind-api")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletMultipart(
        enabled = true,
        maxFileSize = Multipart.MAX_FILE,
        maxRequestSize = Multipart.MAX_REQUEST,
        fileSizeThreshold = Multipart.IN_MEMORY)
public final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);
    private static final int UNCOMMITTED = 64 * 1024;

    private final transient Dispatcher dispatcher;
    private final transient Problems problems;
    private final transient Origins origins;
    private final transient RateLimits perOrigin;
    private final transient HttpMeter meter;

    @Activate
    public ApiServlet(
            @Reference Routes routes,
            @Reference LogIn logIn,
            @Reference Identity identity,
            @Reference Once once,
            @Reference Texts texts,
            @Reference HttpMeter meter,
            @Reference Origins origins,
            Settings settings) {
        dispatcher = new Dispatcher(routes, logIn, identity, once, settings);
        problems = new Problems(texts);
        this.origins = origins;
        perOrigin = new RateLimits(settings.requests_per_origin());
        this.meter = meter;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        meter.began();
        TraceContext trace = TraceContext.of(request.getHeader("traceparent"));
        Call call = new Call(request, origins.of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For")), trace);
        Dispatcher.Way way = new Dispatcher.Way();
        MDC.put("traceId", trace.traceId());
        MDC.put("spanId", trace.spanId());
        try {
            Answer answer = limited(call, way);
            if (answer.status() >= 400) {
                Body.of(request).discard();
            }
            send(call, way.budget().toldBy(answer), request, response, way);
        } finally {
            call.done();
            MDC.remove("traceId");
            MDC.remove("spanId");
            meter.ended(known(request), way.template(), response.getStatus(), System.nanoTime() - start);
        }
    }

    private Answer limited(Call call, Dispatcher.Way way) {
        RateLimits.Budget budget = perOrigin.take(call.origin());
        if (budget.spent()) {
            return budget.toldBy(problems.of(Refusal.of(429, "request.too-many", budget.retryAfter()), call.locale()));
        }
        return budget.toldBy(guarded(call, way));
    }

    private Answer guarded(Call call, Dispatcher.Way way) {
        try {
            return dispatcher.answer(call, way);
        } catch (TradewindException failure) {
            log.debug("{} {}: {}", call.method(), way.template(), failure.getMessage());
            return problems.of(failure, call.locale());
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            return problems.unexpected(fault, call, way.template());
        }
    }

    private void send(
            Call call, Answer answer, HttpServletRequest request, HttpServletResponse response, Dispatcher.Way way)
            throws IOException {
        response.setBufferSize(UNCOMMITTED);
        try {
            head(call, answer, request, response);
            body(answer, request, response);
        } catch (TradewindException failure) {
            instead(call, problems.of(failure, call.locale()), request, response);
        } catch (RuntimeException | LinkageError fault) {
            instead(call, problems.unexpected(fault, call, way.template()), request, response);
        }
    }

    private static void head(Call call, Answer answer, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(answer.status());
        SecurityHeaders.on(response, request.isSecure());
        response.setHeader("traceparent", call.trace().traceparent());
        if (answer.contentType().equals(Problems.TYPE)) {
            response.setHeader("Content-Language", call.locale().toLanguageTag());
        }
        if (call.isLast()) {
            response.setHeader("Connection", "close");
        }
        call.answerHeaders().forEach(response::setHeader);
        answer.headers().forEach(response::setHeader);
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
    }

    private static void body(Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean wanted = !request.getMethod().equals("HEAD");
        switch (answer.body()) {
            case Answer.Whole whole -> {
                byte[] bytes = whole.bytes();
                if (answer.status() != 204 && answer.status() != 304) {
                    response.setContentLength(bytes.length);
                }
                if (wanted && bytes.length > 0) {
                    response.getOutputStream().write(bytes);
                }
            }
            case Answer.Streamed streamed -> {
                if (wanted) {
                    streamed.writing().to(response.getOutputStream());
                }
            }
        }
    }

    /** Answers otherwise if nothing has gone out; else cuts the connection, so that nobody takes the half for the whole. */
    private static void instead(Call call, Answer problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The answer broke off.");
        }
        response.reset();
        head(call, problem, request, response);
        body(problem, request, response);
    }

    /** Methods are labels of figures: nobody may invent new ones. */
    private static String known(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.getMethod();
            default -> "other";
        };
    }
}
