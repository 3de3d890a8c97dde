package io.tradewind.ui.internal.admin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.MailServer.Settings;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** The mail server, and a message through it to see whether it works, before or after the settings are saved. */
final class MailServerPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient MailServer server;
    private final transient Reader reader;
    private final transient Runnable saved;
    private final Checkbox enabled;
    private final TextField host;
    private final IntegerField port;
    private final Select<Security> security = new Select<>();
    private final TextField user;
    private final PasswordField password;
    private final TextField sender;
    private final TextField senderName;
    private final TextField publicAddress;
    private final TextField receiver;
    private final Div openly = new Div();
    private final Div problems = new Div();
    private final Div answer = new Div();

    MailServerPanel(MailServer server, Reader reader, Runnable saved) {
        this.server = server;
        this.reader = reader;
        this.saved = saved;
        enabled = new Checkbox(reader.text("ui.mail.enabled"));
        enabled.setHelperText(reader.text("ui.mail.enabled.hint"));
        host = text("host", MailServer.LONGEST_HOST);
        port = new IntegerField(reader.text("ui.mail.port"));
        security.setLabel(reader.text("ui.mail.security"));
        security.setItems(Security.TLS, Security.STARTTLS, Security.NONE);
        security.setItemLabelGenerator(each -> reader.text("ui.mail.security." + each.name()));
        user = text("user", MailServer.LONGEST_USER);
        user.setHelperText(reader.text("ui.mail.user.hint"));
        user.getElement().setAttribute("autocomplete", "off");
        password = new PasswordField(reader.text("ui.mail.password"));
        password.setMaxLength(MailServer.LONGEST_PASSWORD);
        password.getElement().setAttribute("autocomplete", "new-password");
        sender = text("sender", MailAddress.LONGEST);
        senderName = text("senderName", MailAddress.LONGEST_NAME);
        publicAddress = text("publicAddress", 300);
        publicAddress.setHelperText(reader.text("ui.mail.publicAddress.hint"));
        receiver = text("receiver", MailAddress.LONGEST);
        inputs().values().forEach(input -> input.setManualValidation(true)); // the engine judges
        inputs().values().forEach(MailServerPanel::forgiveOnChange);
        security.addValueChangeListener(change -> warn());
        user.addValueChangeListener(change -> warn());
        security.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                port.setValue(usual(change.getValue()));
            }
        });
        problems.addClassName("tw-form-problems");
        answer.addClassName("tw-form-problems");
        openly.addClassName("tw-form-problems");
        addClassName("tw-account-part");
        add(words(), problems, enabled, figures(host, port, security), figures(user, password), openly);
        add(figures(senderName, sender), publicAddress, line(Buttons.primary(reader.text("ui.save"), this::save)));
        add(trial(), answer);
        show(server.settings());
    }

    private Paragraph words() {
        var words = new Paragraph(reader.text("ui.mail.words"));
        words.addClassName("tw-second");
        return words;
    }

    private Div trial() {
        var send = Buttons.plain(reader.text("ui.mail.test"), "send", this::test);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        var trial = new Div(receiver, send);
        trial.addClassName("tw-provider-address");
        return trial;
    }

    private static Div figures(Component... parts) {
        var figures = new Div(parts);
        figures.addClassName("tw-figures");
        return figures;
    }

    private static Div line(Component... parts) {
        var line = new Div(parts);
        line.addClassName("tw-line");
        return line;
    }

    private static int usual(Security security) {
        return switch (security) {
            case TLS -> 465;
            case STARTTLS -> 587;
            case NONE -> 25;
        };
    }

    private TextField text(String name, int longest) {
        var field = new TextField(reader.text("ui.mail." + name));
        field.setMaxLength(longest);
        return field;
    }

    private static void forgiveOnChange(HasValidation input) {
        if (input instanceof HasValue<?, ?> field) {
            field.addValueChangeListener(change -> input.setInvalid(false));
        }
    }

    private void show(Settings settings) {
        enabled.setValue(settings.enabled());
        host.setValue(settings.host());
        port.setValue(settings.port());
        security.setValue(settings.security());
        user.setValue(settings.user());
        password.clear();
        password.setHelperText(
                reader.text(settings.passwordKept() ? "ui.mail.password.kept" : "ui.mail.password.hint"));
        sender.setValue(settings.sender());
        senderName.setValue(settings.senderName());
        publicAddress.setValue(settings.publicAddress());
        if (settings.publicAddress().isEmpty()) {
            proposeAddress();
        }
        warn();
    }

    /** Where this reader has found us is a good guess; it is kept once they save it. */
    private void proposeAddress() {
        UI.getCurrent().getPage().fetchCurrentURL(url -> {
            if (publicAddress.isEmpty()) {
                publicAddress.setValue(url.getProtocol() + "://" + url.getAuthority());
            }
        });
    }

    private void warn() {
        openly.removeAll();
        if (security.getValue() == Security.NONE && !user.isEmpty()) {
            openly.add(new Notice(Tone.AMBER, reader.text("ui.mail.openly")));
        }
        openly.setVisible(openly.getComponentCount() > 0);
    }

    private Settings settings() {
        var number = port.getValue();
        var chosen = security.getValue();
        return new Settings(
                enabled.getValue(),
                host.getValue(),
                number == null ? 0 : number,
                chosen == null ? Security.STARTTLS : chosen,
                user.getValue(),
                false,
                sender.getValue(),
                senderName.getValue(),
                publicAddress.getValue());
    }

    private @Nullable String newPassword() {
        return password.isEmpty() ? null : password.getValue();
    }

    private void save() {
        guarded(problems, () -> {
            server.change(settings(), newPassword());
            show(server.settings());
            saved.run();
            Toast.done(reader.text("ui.mail.saved"));
        });
    }

    private void test() {
        guarded(answer, () -> {
            server.test(settings(), newPassword(), receiver.getValue());
            answer.add(new Notice(Tone.GREEN, reader.text("ui.mail.test.good", receiver.getValue())));
        });
    }

    private void guarded(Div place, Runnable work) {
        problems.removeAll();
        answer.removeAll();
        inputs().values().forEach(input -> input.setInvalid(false));
        try {
            work.run();
        } catch (InvalidRecord invalid) {
            invalid.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            place.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private Map<String, HasValidation> inputs() {
        Map<String, HasValidation> inputs = new LinkedHashMap<>();
        inputs.put("host", host);
        inputs.put("port", port);
        inputs.put("user", user);
        inputs.put("password", password);
        inputs.put("sender", sender);
        inputs.put("senderName", senderName);
        inputs.put("publicAddress", publicAddress);
        inputs.put("receiver", receiver);
        return inputs;
    }

    private void complain(FieldProblem problem) {
        String words =
                reader.text("error." + problem.code(), problem.arguments().toArray());
        HasValidation input = inputs().get(problem.field());
        if (input == null) {
            problems.add(new Notice(Tone.RED, words));
        } else {
            input.setErrorMessage(words);
            input.setInvalid(true);
        }
    }
}
