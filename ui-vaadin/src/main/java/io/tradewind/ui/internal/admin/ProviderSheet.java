package io.tradewind.ui.internal.admin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.access.Directory;
import io.tradewind.access.IdentityProviders;
import io.tradewind.access.IdentityProviders.LoginClaim;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.access.IdentityProviders.Trial;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** One identity provider: what it is called, where it is, whom it lets in. */
final class ProviderSheet extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final String NONE = "";

    private final transient IdentityProviders providers;
    private final transient Reader reader;
    private final transient @Nullable Provider before;
    private final transient Runnable saved;
    private final Div problems = new Div();
    private final Div trial = new Div();
    private final TextField nameZh;
    private final TextField nameEn;
    private final TextField issuer;
    private final TextField clientId;
    private final PasswordField secret;
    private final TextField scopes;
    private final TextField domains;
    private final Checkbox creates;
    private final Select<LoginClaim> login = new Select<>();
    private final ComboBox<String> role;
    private final ComboBox<String> team;
    private final Checkbox secondFactor;
    private final Checkbox enabled;

    /** @param before null: a new one */
    ProviderSheet(Desk desk, IdentityProviders providers, Reader reader, @Nullable Provider before, Runnable saved) {
        super(reader.text(before == null ? "ui.providers.new" : "ui.providers.edit.title"));
        this.providers = providers;
        this.reader = reader;
        this.before = before;
        this.saved = saved;
        nameZh = text("nameZh", IdentityProviders.LONGEST_NAME);
        nameEn = text("nameEn", IdentityProviders.LONGEST_NAME);
        nameZh.setHelperText(reader.text("ui.providers.name.hint"));
        issuer = text("issuer", IdentityProviders.LONGEST_ADDRESS);
        issuer.setHelperText(reader.text("ui.providers.issuer.hint"));
        clientId = text("clientId", IdentityProviders.LONGEST_ADDRESS);
        secret = new PasswordField(reader.text("ui.providers.secret"));
        secret.setMaxLength(IdentityProviders.LONGEST_SECRET);
        secret.getElement().setAttribute("autocomplete", "new-password");
        boolean kept = before != null && before.secretKept();
        secret.setHelperText(reader.text(kept ? "ui.providers.secret.kept" : "ui.providers.secret.hint"));
        scopes = text("scopes", IdentityProviders.LONGEST_ADDRESS);
        domains = text("domains", 2000);
        domains.setHelperText(reader.text("ui.providers.domains.hint"));
        creates = box("creates");
        creates.setHelperText(reader.text("ui.providers.creates.hint"));
        secondFactor = box("factor");
        secondFactor.setHelperText(reader.text("ui.providers.factor.hint"));
        enabled = box("enabled");
        login.setLabel(reader.text("ui.providers.login"));
        login.setItems(LoginClaim.values());
        login.setItemLabelGenerator(claim -> reader.text("ui.providers.login." + claim.name()));
        role = choice("role", named(desk, "roles", "code"));
        Map<String, String> teams = new LinkedHashMap<>(Map.of(NONE, reader.text("ui.providers.team.none")));
        teams.putAll(named(desk, "teams", ""));
        team = choice("team", teams);
        inputs().values().forEach(input -> input.setManualValidation(true)); // the engine judges
        inputs().values().forEach(ProviderSheet::forgiveOnChange);
        creates.addValueChangeListener(change -> showNewcomers());
        addClassName("tw-sheet");
        setCloseOnOutsideClick(false);
        add(content());
        buttons();
        show(before == null ? fresh() : before);
    }

    private static void forgiveOnChange(HasValidation input) {
        if (input instanceof HasValue<?, ?> field) {
            field.addValueChangeListener(change -> input.setInvalid(false));
        }
    }

    private static Provider fresh() {
        return new Provider(
                "", "", "", "", "", false, Provider.SCOPES, LoginClaim.EMAIL, false, "", NONE, List.of(), false, true);
    }

    private Div content() {
        problems.addClassName("tw-form-problems");
        trial.addClassName("tw-form-problems");
        var test = new Div(Buttons.small(Buttons.plain(reader.text("ui.providers.test"), "plug", this::test)));
        test.addClassName("tw-line");
        var newcomers = new Div(role, team);
        newcomers.addClassName("tw-field-pair");
        var content = new Div(
                problems,
                pair(nameZh, nameEn),
                issuer,
                test,
                trial,
                pair(clientId, secret),
                scopes,
                domains,
                creates,
                login,
                newcomers,
                secondFactor,
                enabled);
        content.addClassName("tw-field-sheet");
        return content;
    }

    private static Div pair(com.vaadin.flow.component.Component first, com.vaadin.flow.component.Component second) {
        var pair = new Div(first, second);
        pair.addClassName("tw-field-pair");
        return pair;
    }

    private void buttons() {
        var save = Buttons.primary(reader.text("ui.save"), this::save);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        var space = new Span();
        space.addClassName("tw-space");
        getHeader().add(Buttons.icon("x", reader.text("ui.close"), this::close));
        Provider kept = before;
        if (kept != null) {
            getFooter().add(Buttons.quiet(reader.text("ui.providers.remove"), "trash-2", () -> remove(kept)));
        }
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::close), save);
    }

    private TextField text(String name, int longest) {
        var field = new TextField(reader.text("ui.providers." + name));
        field.setMaxLength(longest);
        return field;
    }

    private Checkbox box(String name) {
        return new Checkbox(reader.text("ui.providers." + name));
    }

    private ComboBox<String> choice(String name, Map<String, String> choices) {
        var box = new ComboBox<String>(reader.text("ui.providers." + name));
        box.setItems(choices.keySet());
        box.setItemLabelGenerator(key -> choices.getOrDefault(key, key));
        return box;
    }

    /** @param key the field that stands for the record; empty: its id */
    private static Map<String, String> named(Desk desk, String type, String key) {
        Map<String, String> names = new LinkedHashMap<>();
        var fields = key.isEmpty() ? Set.of("name") : Set.of("name", key);
        desk.records()
                .query(type, RecordQuery.ALL.limit(500).fields(fields))
                .items()
                .forEach(record ->
                        names.put(key.isEmpty() ? record.id() : record.text(key).orElse(""), record.title()));
        names.remove(Directory.ADMINISTRATOR);
        return names;
    }

    private void show(Provider provider) {
        nameZh.setValue(provider.nameZh());
        nameEn.setValue(provider.nameEn());
        issuer.setValue(provider.issuer());
        clientId.setValue(provider.clientId());
        scopes.setValue(provider.scopes());
        domains.setValue(String.join(" ", provider.domains()));
        creates.setValue(provider.createsPeople());
        login.setValue(provider.login());
        if (!provider.role().isEmpty()) {
            role.setValue(provider.role());
        }
        team.setValue(provider.team());
        secondFactor.setValue(provider.secondFactor());
        enabled.setValue(provider.enabled());
        showNewcomers();
    }

    private void showNewcomers() {
        login.setVisible(creates.getValue());
        role.getParent().orElseThrow().setVisible(creates.getValue());
    }

    private Provider provider() {
        return new Provider(
                before == null ? "" : before.id(),
                nameEn.getValue(),
                nameZh.getValue(),
                issuer.getValue(),
                clientId.getValue(),
                false,
                scopes.getValue(),
                login.getValue() == null ? LoginClaim.EMAIL : login.getValue(),
                creates.getValue(),
                role.getValue() == null ? "" : role.getValue(),
                team.getValue() == null ? NONE : team.getValue(),
                Arrays.stream(domains.getValue().split("[\\s,;]+")).toList(),
                secondFactor.getValue(),
                enabled.getValue());
    }

    private void test() {
        trial.removeAll();
        try {
            Trial found = providers.test(issuer.getValue());
            trial.add(new Notice(Tone.GREEN, reader.text("ui.providers.test.good", found.logInAt(), found.keys())));
        } catch (TradewindException refused) {
            trial.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private void save() {
        problems.removeAll();
        inputs().values().forEach(input -> input.setInvalid(false));
        try {
            if (before == null) {
                providers.add(provider(), secret.getValue());
            } else {
                providers.change(provider(), secret.isEmpty() ? null : secret.getValue());
            }
            close();
            saved.run();
            Toast.done(reader.text("ui.providers.saved"));
        } catch (InvalidRecord invalid) {
            invalid.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            problems.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private void remove(Provider provider) {
        String name = provider.name(reader.locale());
        Confirm.danger(
                reader.text("ui.providers.remove.title", name),
                reader.text("ui.providers.remove.words"),
                reader.text("ui.providers.remove"),
                () -> {
                    providers.remove(provider.id());
                    close();
                    saved.run();
                    Toast.done(reader.text("ui.providers.removed"));
                });
    }

    private Map<String, HasValidation> inputs() {
        return Map.of(
                "nameZh", nameZh,
                "nameEn", nameEn,
                "issuer", issuer,
                "clientId", clientId,
                "secret", secret,
                "scopes", scopes,
                "domains", domains,
                "role", role,
                "team", team,
                "enabled", enabled);
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
