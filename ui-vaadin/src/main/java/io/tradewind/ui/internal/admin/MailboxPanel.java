package io.tradewind.ui.internal.admin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
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
import io.tradewind.mail.Mailbox;
import io.tradewind.mail.Mailbox.Settings;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** The mailbox, and a try whether it opens, before or after the settings are saved. */
final class MailboxPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FOLDER = 200;

    private final transient Mailbox mailbox;
    private final transient Reader reader;
    private final transient Runnable saved;
    private final Checkbox enabled;
    private final TextField host;
    private final IntegerField port;
    private final Select<Security> security = new Select<>();
    private final TextField user;
    private final PasswordField password;
    private final TextField folder;
    private final IntegerField minutes;
    private final TextField copyAddress;
    private final DatePicker since;
    private final Div openly = new Div();
    private final Div problems = new Div();

    MailboxPanel(Mailbox mailbox, Reader reader, Runnable saved) {
        this.mailbox = mailbox;
        this.reader = reader;
        this.saved = saved;
        enabled = new Checkbox(reader.text("ui.mailbox.enabled"));
        host = text("ui.mail.host", MailServer.LONGEST_HOST);
        port = new IntegerField(reader.text("ui.mail.port"));
        security.setLabel(reader.text("ui.mail.security"));
        security.setItems(Security.TLS, Security.STARTTLS, Security.NONE);
        security.setItemLabelGenerator(each -> reader.text("ui.mailbox.security." + each.name()));
        user = text("ui.mail.user", MailServer.LONGEST_USER);
        user.getElement().setAttribute("autocomplete", "off");
        password = new PasswordField(reader.text("ui.mail.password"));
        password.setMaxLength(MailServer.LONGEST_PASSWORD);
        password.getElement().setAttribute("autocomplete", "new-password");
        folder = text("ui.mailbox.folder", LONGEST_FOLDER);
        minutes = new IntegerField(reader.text("ui.mailbox.minutes"));
        copyAddress = text("ui.mailbox.copyAddress", MailAddress.LONGEST);
        copyAddress.setHelperText(reader.text("ui.mailbox.copyAddress.hint"));
        since = Fields.day(reader.text("ui.mailbox.since"));
        inputs().values().forEach(input -> input.setManualValidation(true)); // the engine judges
        inputs().values().forEach(MailboxPanel::forgiveOnChange);
        security.addValueChangeListener(change -> {
            warn();
            if (change.isFromClient()) {
                port.setValue(change.getValue() == Security.TLS ? 993 : 143);
            }
        });
        problems.addClassName("tw-form-problems");
        openly.addClassName("tw-form-problems");
        addClassName("tw-account-part");
        add(words(), enabled, figures(host, port, security), figures(user, password), openly);
        add(figures(folder, minutes, since), copyAddress, foot(), problems);
        show(mailbox.settings());
    }

    private Paragraph words() {
        var words = new Paragraph(reader.text("ui.mailbox.words"));
        words.addClassName("tw-second");
        return words;
    }

    private Div foot() {
        var attempt = Buttons.plain(reader.text("ui.mailbox.test"), this::test);
        attempt.setDisableOnClick(true);
        attempt.addClickListener(click -> attempt.setEnabled(true));
        var line = new Div(Buttons.primary(reader.text("ui.save"), this::save), attempt);
        line.addClassName("tw-line");
        return line;
    }

    private static Div figures(Component... parts) {
        var figures = new Div(parts);
        figures.addClassName("tw-figures");
        return figures;
    }

    private TextField text(String key, int longest) {
        var field = new TextField(reader.text(key));
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
        folder.setValue(settings.folder());
        minutes.setValue(settings.minutes());
        copyAddress.setValue(settings.copyAddress());
        since.setValue(settings.since());
        warn();
    }

    private void warn() {
        openly.removeAll();
        if (security.getValue() == Security.NONE) {
            openly.add(new Notice(Tone.AMBER, reader.text("ui.mail.openly")));
        }
        openly.setVisible(openly.getComponentCount() > 0);
    }

    private Settings settings() {
        var number = port.getValue();
        var chosen = security.getValue();
        var every = minutes.getValue();
        var day = since.getValue();
        return new Settings(
                enabled.getValue(),
                host.getValue(),
                number == null ? 0 : number,
                chosen == null ? Security.TLS : chosen,
                user.getValue(),
                false,
                folder.getValue(),
                every == null ? 0 : every,
                copyAddress.getValue(),
                day == null ? reader.today() : day);
    }

    private @Nullable String newPassword() {
        return password.isEmpty() ? null : password.getValue();
    }

    private void save() {
        guarded(() -> {
            mailbox.change(settings(), newPassword());
            show(mailbox.settings());
            saved.run();
            Toast.done(reader.text("ui.mailbox.saved"));
        });
    }

    private void test() {
        guarded(() -> {
            int count = mailbox.test(settings(), newPassword());
            problems.add(new Notice(Tone.GREEN, reader.text("ui.mailbox.test.good", count)));
        });
    }

    private void guarded(Runnable work) {
        problems.removeAll();
        inputs().values().forEach(input -> input.setInvalid(false));
        try {
            work.run();
        } catch (InvalidRecord invalid) {
            invalid.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            problems.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private Map<String, HasValidation> inputs() {
        Map<String, HasValidation> inputs = new LinkedHashMap<>();
        inputs.put("host", host);
        inputs.put("port", port);
        inputs.put("user", user);
        inputs.put("password", password);
        inputs.put("folder", folder);
        inputs.put("minutes", minutes);
        inputs.put("copyAddress", copyAddress);
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
