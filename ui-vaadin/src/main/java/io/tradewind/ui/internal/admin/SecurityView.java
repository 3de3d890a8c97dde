package io.tradewind.ui.internal.admin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;

import io.tradewind.TradewindException;
import io.tradewind.access.IdentityProviders;
import io.tradewind.access.NetworkRules;
import io.tradewind.access.PasswordPolicy;
import io.tradewind.access.PasswordPolicy.Rules;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** What holds for everybody's log-in: the rules for passwords, identity providers, and the networks that people come from. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = "security",
        title = "ui.security.title",
        icon = "lock",
        group = "admin",
        order = 34,
        right = "access.manage")
public final class SecurityView extends Page implements TradewindView {
    private static final long serialVersionUID = 1L;

    private final transient PasswordPolicy policy;
    private final transient Reader reader = Reader.current();
    private final Div problem = new Div();
    private final IntegerField length =
            figure("length", PasswordPolicy.LEAST_LENGTH, PasswordPolicy.MOST_LENGTH, "ui.security.characters");
    private final IntegerField days = figure("days", 0, PasswordPolicy.MOST_DAYS, "ui.security.days.unit");
    private final IntegerField remembered = figure("remembered", 0, PasswordPolicy.MOST_REMEMBERED, "");
    private final Button save = Buttons.primary(reader.text("ui.save"), this::save);

    @Activate
    public SecurityView(
            @Reference PasswordPolicy policy,
            @Reference NetworkRules networks,
            @Reference IdentityProviders providers,
            @Reference Desk desk,
            @Reference Doorkeeper doorkeeper) {
        this.policy = policy;
        title(reader.text("ui.security.title"));
        body().addClassNames("tw-pad", "tw-narrow");
        content(
                new Panel(reader.text("ui.security.passwords"), passwords()),
                new Panel(reader.text("ui.providers.title"), new ProvidersPanel(desk, providers, reader)),
                new Panel(
                        reader.text("ui.networks.title"),
                        new NetworksPanel(desk, networks, reader, doorkeeper.origin())));
        show(policy.rules());
    }

    private Div passwords() {
        var words = new Paragraph(reader.text("ui.security.passwords.words"));
        words.addClassName("tw-second");
        var figures = new Div(length, days, remembered);
        figures.addClassName("tw-figures");
        var buttons = new Div(save);
        buttons.addClassName("tw-line");
        problem.addClassName("tw-form-problems");
        var part = new Div(words, problem, figures, buttons);
        part.addClassName("tw-account-part");
        return part;
    }

    private IntegerField figure(String name, int least, int most, String unit) {
        var field = new IntegerField(reader.text("ui.security." + name));
        field.setHelperText(reader.text("ui.security." + name + ".hint"));
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setErrorMessage(reader.text("ui.security.between", least, most));
        if (!unit.isEmpty()) {
            field.setSuffixComponent(new com.vaadin.flow.component.html.Span(reader.text(unit)));
        }
        return field;
    }

    private void show(Rules rules) {
        length.setValue(rules.length());
        days.setValue(rules.days());
        remembered.setValue(rules.remembered());
    }

    private void save() {
        problem.removeAll();
        if (length.isInvalid() || days.isInvalid() || remembered.isInvalid()) {
            return;
        }
        try {
            policy.change(new Rules(value(length, 0), value(days, 0), value(remembered, 0)));
            show(policy.rules());
            Toast.done(reader.text("ui.security.saved"));
        } catch (TradewindException refused) {
            problem.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private static int value(IntegerField field, int otherwise) {
        var value = field.getValue();
        return value == null ? otherwise : value;
    }
}
