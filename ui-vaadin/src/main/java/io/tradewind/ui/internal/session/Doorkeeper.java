package io.tradewind.ui.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.LogIn;
import io.tradewind.access.LogIn.Credentials;
import io.tradewind.access.Origins;
import io.tradewind.access.PasswordPolicy;
import io.tradewind.access.ProviderLogIn;
import io.tradewind.access.ProviderLogIn.Arrival;
import io.tradewind.access.SecondFactor;
import io.tradewind.text.Texts;
import io.tradewind.ui.internal.bridge.PageHead;
import io.tradewind.ui.internal.bridge.WithoutShell;
import io.tradewind.ui.internal.shell.LoginScreen;
import io.tradewind.ui.kit.Reader;

/**
 * Lets people in and out. Each request checks that the log-in still holds, so that a locked user or a withdrawn session
 * ends at once; each tab starts in the reader's language and theme; nobody enters a screen of the shell without log-in.
 */
@Component(service = Doorkeeper.class)
public final class Doorkeeper implements RequestHandler {
    private static final long serialVersionUID = 1L;
    private static final Duration REMEMBER = Duration.ofDays(30);
    private static final Duration PREFERENCES = Duration.ofDays(400);
    private static final int IDLE_SECONDS = 4 * 3600;

    private final transient LogIn logIn;
    private final transient Texts texts;
    private final transient PasswordPolicy policy;
    private final transient Origins origins;
    private final transient ProviderLogIn providers;
    private final transient ProviderGate gate;

    @Activate
    public Doorkeeper(
            @Reference LogIn logIn,
            @Reference Texts texts,
            @Reference PasswordPolicy policy,
            @Reference Origins origins,
            @Reference ProviderLogIn providers) {
        this.logIn = logIn;
        this.texts = texts;
        this.policy = policy;
        this.origins = origins;
        this.providers = providers;
        gate = new ProviderGate(providers, this);
    }

    /** Attaches to the service that starts. */
    public void follow(VaadinService service) {
        service.addSessionInitListener(event -> {
            event.getSession().getSession().setMaxInactiveInterval(IDLE_SECONDS);
            event.getSession().setErrorHandler(new Problems());
        });
        service.addUIInitListener(this::tabOpened);
        service.setSystemMessagesProvider(this::systemMessages);
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        if (session == null) {
            return false;
        }
        session.lock();
        try {
            SignedIn.of(session).ifPresent(known -> check(session, known, origin(request)));
        } finally {
            session.unlock();
        }
        return gate.answered(session, request, response);
    }

    private void check(VaadinSession session, SignedIn known, String origin) {
        var actor = logIn.withToken(known.token(), origin);
        if (actor.isEmpty()) {
            SignedIn.leave(session);
            session.getUIs().forEach(ui -> ui.access(() -> ui.getPage().reload()));
        } else if (!actor.get().equals(known.actor())) {
            new SignedIn(known.token(), actor.get()).keepIn(session);
        }
    }

    /** The person of the current session. */
    public Optional<Actor> actor() {
        return SignedIn.of(VaadinSession.getCurrent()).map(SignedIn::actor);
    }

    /**
     * Logs in and goes on to where the person wanted to go.
     *
     * @param remember whether this browser stays logged in after it was closed
     * @throws io.tradewind.TradewindException as {@link LogIn#withPassword}
     */
    public void logIn(Credentials credentials, boolean remember) {
        var request = VaadinService.getCurrentRequest();
        var session = VaadinSession.getCurrent();
        enter(request, session, logIn.withPassword(credentials, origin(request)), remember);
    }

    /** Makes the session the person's. The caller holds its lock. */
    void enter(VaadinRequest request, VaadinSession session, LogIn.Session fresh, boolean remember) {
        ((RenewableSessions) request.getService()).renewId((HttpServletRequest) request, session);
        new SignedIn(fresh.token(), fresh.actor()).keepIn(session);
        if (remember) {
            var left = Duration.between(Instant.now(), fresh.expiresAt());
            Cookies.write(Cookies.REMEMBERED, fresh.token(), left.compareTo(REMEMBER) < 0 ? left : REMEMBER);
        }
    }

    /** Starts setting up the second factor that the person must have; the log-in with its first code ends it. */
    public SecondFactor.Setup setUpSecondFactor(String login, String password) {
        return logIn.setUpSecondFactor(login, password, origin());
    }

    /** The identity providers that people may choose. */
    public List<ProviderLogIn.Choice> providers() {
        return providers.choices();
    }

    /** Address that leads to a provider and from there to where the person wants to go. */
    public static String wayTo(String provider, String wanted, boolean remember) {
        var to = LoginScreen.WANTED + "=" + URLEncoder.encode(wanted, UTF_8);
        return ProviderGate.LEAVE.substring(1) + provider + "?" + to + (remember ? "&remember" : "");
    }

    /** Why somebody who came back from a provider is not in, told once. */
    public Optional<TradewindException> takeProviderProblem() {
        return gate.takeProblem(VaadinSession.getCurrent());
    }

    /** Whether somebody came back from a provider and is to show the code of their app, too; with whether it is to be set up. */
    public Optional<Arrival.CodeAsked> arrived() {
        return gate.waiting(VaadinSession.getCurrent());
    }

    /** The person who came back from a provider logs in in another way. */
    public void forgetArrival() {
        gate.giveUp(VaadinSession.getCurrent());
    }

    /** As {@link #setUpSecondFactor(String, String)}, for somebody who came back from a provider. */
    public SecondFactor.Setup setUpSecondFactor() {
        return gate.setUp(VaadinSession.getCurrent());
    }

    /**
     * Lets in somebody who came back from a provider and shows a code.
     *
     * @return recovery codes to be shown, if the second factor was set up with it
     */
    public List<String> logInArrived(String code) {
        return gate.finish(VaadinService.getCurrentRequest(), VaadinSession.getCurrent(), code)
                .recoveryCodes();
    }

    /** The address that the person of the current request comes from. */
    public String origin() {
        return origin(VaadinService.getCurrentRequest());
    }

    String origin(VaadinRequest request) {
        return origins.of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
    }

    /** Ends the session here and in every tab of this browser. */
    public void logOut() {
        var session = VaadinSession.getCurrent();
        SignedIn.of(session).ifPresent(known -> logIn.logOut(known.token()));
        Cookies.write(Cookies.REMEMBERED, "", Duration.ZERO);
        SignedIn.leave(session);
        var here = UI.getCurrent();
        session.getUIs().stream()
                .filter(ui -> ui != here)
                .forEach(ui -> ui.access(() -> ui.getPage().reload()));
        here.getPage().setLocation("login");
        session.getSession().invalidate();
    }

    /** Changes the password; other sessions of the person end. */
    public void changePassword(String oldPassword, String newPassword) {
        logIn.changePassword(oldPassword, newPassword, token());
    }

    /** The token of the current session. */
    public String token() {
        return SignedIn.of(VaadinSession.getCurrent()).map(SignedIn::token).orElseThrow();
    }

    /** The least length of a new password, in characters. */
    public int shortestPassword() {
        return policy.rules().length();
    }

    /** Switches the language now and remembers it; the page starts anew. */
    public void speak(String language) {
        Cookies.write(Cookies.LANGUAGE, language, PREFERENCES);
        SignedIn.of(VaadinSession.getCurrent()).ifPresent(known -> {
            logIn.prefer(language, logIn.theme());
            check(VaadinSession.getCurrent(), known, origin());
        });
        UI.getCurrent().getPage().reload();
    }

    /** Switches the theme now and remembers it. */
    public void show(Theme theme) {
        Cookies.write(Cookies.THEME, theme.key(), PREFERENCES);
        SignedIn.of(VaadinSession.getCurrent())
                .ifPresent(known -> logIn.prefer(known.actor().locale().toLanguageTag(), theme.key()));
        ComponentUtil.setData(UI.getCurrent(), Theme.class, theme);
        theme.show(UI.getCurrent());
    }

    /** The theme of the tab. */
    public Theme theme() {
        var theme = ComponentUtil.getData(UI.getCurrent(), Theme.class);
        return theme == null ? Theme.SYSTEM : theme;
    }

    /** Completes the page that carries everything: language, theme, title, our scripts only. */
    public void dress(IndexHtmlResponse page) {
        var request = page.getVaadinRequest();
        PageHead.complete(page, localeFor(request), themeFor(request).css());
    }

    private void tabOpened(UIInitEvent event) {
        var ui = event.getUI();
        var request = VaadinService.getCurrentRequest();
        if (SignedIn.of(ui.getSession()).isEmpty()) {
            welcomeBack(request, ui.getSession());
        }
        var locale = localeFor(request);
        var zone =
                SignedIn.of(ui.getSession()).map(known -> known.actor().zone()).orElse(ZoneId.systemDefault());
        ui.setLocale(locale);
        Reader.of(texts, locale, zone).attachTo(ui);
        ComponentUtil.setData(ui, Theme.class, themeFor(request));
        ui.getReconnectDialogConfiguration().setDialogText(texts.get(locale, "ui.connection.lost"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(texts.get(locale, "ui.connection.gone"));
        ui.addBeforeEnterListener(this::guard);
    }

    /** A browser that asked to be remembered comes back after its session, or the server, ended. */
    private void welcomeBack(VaadinRequest request, VaadinSession session) {
        Cookies.read(request, Cookies.REMEMBERED)
                .flatMap(token -> logIn.withToken(token, origin(request)).map(actor -> new SignedIn(token, actor)))
                .ifPresent(known -> {
                    ((RenewableSessions) request.getService()).renewId((HttpServletRequest) request, session);
                    known.keepIn(session);
                });
    }

    private void guard(BeforeEnterEvent event) {
        var alone = WithoutShell.class.isAssignableFrom(event.getNavigationTarget());
        if (!alone && actor().isEmpty()) {
            event.forwardTo(
                    LoginScreen.PATH, LoginScreen.wanting(event.getLocation().getPathWithQueryParameters()));
        }
    }

    private Locale localeFor(VaadinRequest request) {
        return SignedIn.of(VaadinSession.getCurrent())
                .map(known -> known.actor().locale())
                .or(() -> Cookies.read(request, Cookies.LANGUAGE).map(Locale::forLanguageTag))
                .filter(locale -> locale.getLanguage().equals("zh")
                        || locale.getLanguage().equals("en"))
                .orElseGet(() -> preferred(request));
    }

    private static Locale preferred(VaadinRequest request) {
        var asked = request.getLocale();
        return asked != null && asked.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private Theme themeFor(VaadinRequest request) {
        return SignedIn.of(VaadinSession.getCurrent())
                .map(known -> Theme.of(logIn.theme()))
                .orElseGet(() -> Theme.of(Cookies.read(request, Cookies.THEME).orElse("system")));
    }

    private SystemMessages systemMessages(SystemMessagesInfo info) {
        var locale = info.getRequest() == null ? Locale.ENGLISH : localeFor(info.getRequest());
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts.get(locale, "ui.session.expired"));
        messages.setSessionExpiredMessage(texts.get(locale, "ui.session.expired.hint"));
        messages.setInternalErrorCaption(texts.get(locale, "ui.problem.title"));
        messages.setInternalErrorMessage(texts.get(locale, "ui.problem.reload"));
        messages.setSyncErrorCaption(texts.get(locale, "ui.problem.title"));
        messages.setSyncErrorMessage(texts.get(locale, "ui.problem.reload"));
        return messages;
    }
}
