package io.tradewind.ui.internal.shell;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.TradewindException;
import io.tradewind.access.LogIn.Credentials;
import io.tradewind.access.SecondFactor;
import io.tradewind.ui.internal.account.AppSetUp;
import io.tradewind.ui.internal.account.CodeField;
import io.tradewind.ui.internal.account.RecoveryCodeList;
import io.tradewind.ui.internal.bridge.WithoutShell;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The door: name, password, language. Leads on to where the person wanted to go. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = LoginScreen.PATH, title = "ui.login.title", group = "none")
public final class LoginScreen extends Div
        implements TradewindView, WithoutShell, BeforeEnterObserver, HasDynamicTitle {
    public static final String PATH = "login";
    /** Parameter: where the person wanted to go. */
    public static final String WANTED = "to";

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    private final transient Doorkeeper doorkeeper;
    private final transient SecondFactor secondFactor;
    private final transient Reader reader = Reader.current();
    private final TextField login = new TextField(reader.text("ui.login.name"));
    private final PasswordField password = new PasswordField(reader.text("ui.login.password"));
    private final Checkbox remember = new Checkbox(reader.text("ui.login.remember"));
    private final Div problem = new Div();
    private final Div step = new Div();
    private final ProviderButtons others;
    private final Button enter = Buttons.primary(reader.text("ui.login.enter"), this::enter);
    private String wanted = "";
    private String chosen = "";
    private boolean arrived;
    private transient List<String> recoveryCodes = List.of();

    @Activate
    public LoginScreen(@Reference Doorkeeper doorkeeper, @Reference SecondFactor secondFactor) {
        this.doorkeeper = doorkeeper;
        this.secondFactor = secondFactor;
        others = new ProviderButtons(doorkeeper.providers(), reader);
        remember.addValueChangeListener(change -> others.lead(wanted, change.getValue()));
        addClassName("tw-login");
        login.getElement().setAttribute("name", "username");
        login.getElement().setAttribute("autocomplete", "username");
        login.setAutocapitalize(com.vaadin.flow.component.textfield.Autocapitalize.NONE);
        login.setAutofocus(true);
        password.getElement().setAttribute("name", "password");
        password.getElement().setAttribute("autocomplete", "current-password");
        enter.addClickShortcut(Key.ENTER);
        enter.setDisableOnClick(true);
        problem.addClassName("tw-login-problem");
        step.addClassName("tw-login-step");
        var left = new Div(form(), foot());
        left.addClassName("tw-login-left");
        add(left, picture());
    }

    /** Query of the log-in page for somebody who wanted to go elsewhere. */
    public static QueryParameters wanting(String address) {
        return address.isEmpty() ? QueryParameters.empty() : QueryParameters.of(WANTED, address);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(WANTED)
                .filter(LoginScreen::isOurs)
                .orElse("");
        if (doorkeeper.actor().isPresent()) {
            event.forwardTo(wanted);
            return;
        }
        others.lead(wanted, remember.getValue());
        doorkeeper.takeProviderProblem().ifPresent(refused -> show(reader.problem(refused)));
        doorkeeper.arrived().ifPresent(asked -> {
            arrived = true;
            if (asked.toSetUp()) {
                setUpSecondFactor();
            } else {
                askForCode();
            }
        });
    }

    @Override
    public String getPageTitle() {
        return reader.text("ui.login.title") + " · " + reader.text("ui.product");
    }

    private Div form() {
        var mark = new Span(Icons.large("tradewind"));
        mark.addClassNames("tw-mark", "tw-mark-large");
        var brand = new Div(mark, new Span(reader.text("ui.product.both")));
        brand.addClassName("tw-login-brand");
        var form = new Div(brand, step);
        form.addClassName("tw-login-form");
        showFirstStep();
        return form;
    }

    private void showFirstStep() {
        var fields = new Div(login, password, remember);
        fields.addClassName("tw-stack");
        show("ui.login.welcome", "ui.login.promise", problem, fields, enter, others);
    }

    private void show(String title, String words, Component... parts) {
        var heading = new Div(new H1(reader.text(title)), new Paragraph(reader.text(words)));
        heading.addClassName("tw-login-heading");
        step.removeAll();
        step.add(heading);
        step.add(parts);
    }

    private Div foot() {
        var languages =
                new Div(language("zh-CN", "简体中文", reader.chinese()), language("en", "English", !reader.chinese()));
        languages.addClassName("tw-login-languages");
        var foot = new Div(languages);
        foot.addClassName("tw-login-foot");
        return foot;
    }

    private NativeButton language(String tag, String name, boolean on) {
        var button = Buttons.bare(name, () -> doorkeeper.speak(tag));
        button.getElement().setAttribute("lang", tag);
        button.getElement().setAttribute("aria-pressed", Boolean.toString(on));
        return button;
    }

    private Div picture() {
        var saying = new Paragraph(reader.text("ui.login.saying"));
        saying.addClassName("tw-login-saying");
        var after = new Paragraph(reader.text("ui.login.saying.after"));
        var words = new Div(saying, after);
        words.addClassName("tw-login-words");
        var picture = new Div(words);
        picture.addClassName("tw-login-picture");
        return picture;
    }

    private void enter() {
        try {
            if (login.getValue().isBlank() || password.isEmpty()) {
                show(reader.text("ui.login.missing"));
                return;
            }
            logIn("");
            goOn();
        } catch (TradewindException refused) {
            switch (refused.code()) {
                case "access.otp-required", "access.otp-to-set-up", "access.password-to-change" -> next(refused);
                default -> show(reader.problem(refused));
            }
        } finally {
            enter.setEnabled(true);
        }
    }

    /** The password was right, and something more is asked for. */
    private void next(TradewindException asked) {
        switch (asked.code()) {
            case "access.otp-required" -> askForCode();
            case "access.otp-to-set-up" -> setUpSecondFactor();
            default -> askForNewPassword();
        }
    }

    private void logIn(String code) {
        if (arrived) {
            recoveryCodes = doorkeeper.logInArrived(code);
            return;
        }
        doorkeeper.logIn(
                new Credentials(login.getValue().strip(), password.getValue(), code, chosen), remember.getValue());
    }

    private void goOn() {
        UI.getCurrent().getPage().setLocation(wanted.isEmpty() ? "." : wanted);
    }

    private void askForCode() {
        var code = new CodeField(reader.text("ui.login.code.field"), reader.text("ui.login.code.hint"));
        show("ui.login.code", "ui.login.code.words", code, logInWith(code, this::goOn), back());
        code.focus();
    }

    /** A role demands a second factor: it is set up before the door opens, and its recovery codes are shown behind it. */
    private void setUpSecondFactor() {
        try {
            var setUp = arrived
                    ? doorkeeper.setUpSecondFactor()
                    : doorkeeper.setUpSecondFactor(login.getValue().strip(), password.getValue());
            var app = new AppSetUp(reader, setUp);
            show(
                    "ui.login.set-up",
                    "ui.login.set-up.words",
                    app,
                    logInWith(app.code(), this::showRecoveryCodes),
                    back());
        } catch (TradewindException refused) {
            show(reader.problem(refused));
        }
    }

    private void showRecoveryCodes() {
        var codes = arrived
                ? recoveryCodes
                : secondFactor.renewRecoveryCodes(chosen.isEmpty() ? password.getValue() : chosen);
        var go = Buttons.primary(reader.text("ui.otp.kept"), this::goOn);
        show("ui.otp.recovery", "ui.login.set-up.done", new RecoveryCodeList(reader, codes), go);
    }

    private Button logInWith(CodeField code, Runnable then) {
        var go = Buttons.primary(reader.text("ui.login.enter"), () -> {});
        go.setDisableOnClick(true);
        go.addClickShortcut(Key.ENTER);
        go.addClickListener(click -> {
            try {
                logIn(code.getValue().strip());
                then.run();
            } catch (TradewindException refused) {
                code.refuse(reader.problem(refused));
            } finally {
                go.setEnabled(true);
            }
        });
        return go;
    }

    private void askForNewPassword() {
        var fresh = new NewPassword(reader, doorkeeper.shortestPassword());
        var go = Buttons.primary(reader.text("ui.login.choose.go"), () -> {});
        go.setDisableOnClick(true);
        go.addClickShortcut(Key.ENTER);
        go.addClickListener(click -> {
            go.setEnabled(true);
            if (!fresh.isComplete()) {
                return;
            }
            chosen = fresh.value();
            try {
                logIn("");
                goOn();
            } catch (TradewindException refused) {
                if (refused.kind() == TradewindException.Kind.UNAUTHENTICATED) {
                    next(refused);
                } else {
                    fresh.refuse(reader.problem(refused));
                }
            }
        });
        show("ui.login.choose", "ui.login.choose.words", fresh, go, back());
        fresh.focus();
    }

    private Button back() {
        return Buttons.quiet(reader.text("ui.login.back"), "arrow-left", () -> {
            chosen = "";
            arrived = false;
            doorkeeper.forgetArrival();
            password.clear();
            problem.removeAll();
            showFirstStep();
            password.focus();
        });
    }

    private void show(String words) {
        problem.removeAll();
        problem.add(new Notice(Tone.RED, words));
        password.clear();
        (login.getValue().isBlank() ? login : password).focus();
    }

    /** Only addresses of this installation: nobody is sent elsewhere by a link to the log-in page. */
    public static boolean isOurs(String address) {
        return address.length() <= LONGEST
                && address.chars().noneMatch(Character::isISOControl)
                && !address.startsWith("/")
                && !address.contains(":")
                && !address.contains("\\")
                && !address.startsWith(PATH);
    }
}
