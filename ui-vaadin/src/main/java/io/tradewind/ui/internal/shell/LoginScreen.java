package io.tradewind.ui.internal.shell;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

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
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = LoginScreen.PATH, title = "ui.login.title", group = "none")
public final class LoginScreen extends Div
        implements TradewindView, WithoutShell, BeforeEnterObserver, HasDynamicTitle {
    public static final String PATH = "login";

    private static final long serialVersionUID = 1L;
    private static final String WANTED = "to";

    private final transient Doorkeeper doorkeeper;
    private final transient Reader reader = Reader.current();
    private final TextField login = new TextField(reader.text("ui.login.name"));
    private final PasswordField password = new PasswordField(reader.text("ui.login.password"));
    private final Checkbox remember = new Checkbox(reader.text("ui.login.remember"));
    private final Div problem = new Div();
    private final Button enter = Buttons.primary(reader.text("ui.login.enter"), this::enter);
    private String wanted = "";

    @Activate
    public LoginScreen(@Reference Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
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
        }
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
        var heading = new Div(new H1(reader.text("ui.login.welcome")), new Paragraph(reader.text("ui.login.promise")));
        heading.addClassName("tw-login-heading");
        var fields = new Div(login, password, remember);
        fields.addClassName("tw-stack");
        var form = new Div(brand, heading, problem, fields, enter);
        form.addClassName("tw-login-form");
        return form;
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
        var button = new NativeButton(name, click -> doorkeeper.speak(tag));
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
            doorkeeper.logIn(login.getValue().strip(), password.getValue(), remember.getValue());
            UI.getCurrent().getPage().setLocation(wanted.isEmpty() ? "." : wanted);
        } catch (TradewindException refused) {
            show(reader.problem(refused));
        } finally {
            enter.setEnabled(true);
        }
    }

    private void show(String words) {
        problem.removeAll();
        problem.add(new Notice(Tone.RED, words));
        password.clear();
        (login.getValue().isBlank() ? login : password).focus();
    }

    /** Only addresses of this installation: nobody is sent elsewhere by a link to the log-in page. */
    static boolean isOurs(String address) {
        return !address.startsWith("/")
                && !address.contains(":")
                && !address.contains("\\")
                && !address.startsWith(PATH);
    }
}
