package io.tradewind.ui.internal.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.access.NetworkRules;
import io.tradewind.access.NetworkRules.Rule;
import io.tradewind.record.RecordQuery;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** From which networks people may come in: a line a network, saved together. */
final class NetworksPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final String EVERYBODY = "";

    private final transient NetworkRules networks;
    private final transient Reader reader;
    private final String origin;
    private final transient Map<String, String> roles = new LinkedHashMap<>();
    private final transient List<Line> lines = new ArrayList<>();
    private final Div problem = new Div();
    private final Div rows = new Div();

    private record Line(TextField network, Select<String> role, TextField note) {
        Rule rule() {
            return new Rule(network.getValue(), role.getValue(), note.getValue());
        }

        boolean isEmpty() {
            return network.getValue().isBlank() && note.getValue().isBlank();
        }
    }

    /** @param origin the address that the reader comes from */
    NetworksPanel(Desk desk, NetworkRules networks, Reader reader, String origin) {
        this.networks = networks;
        this.reader = reader;
        this.origin = origin;
        roles.put(EVERYBODY, reader.text("ui.networks.everybody"));
        RecordQuery all = RecordQuery.ALL.limit(200).fields(Set.of("name", "code"));
        desk.records()
                .query("roles", all)
                .items()
                .forEach(role -> role.text("code").ifPresent(code -> roles.put(code, role.title())));
        var words = new Paragraph(reader.text("ui.networks.words"));
        words.addClassName("tw-second");
        var here = new Paragraph(reader.text("ui.networks.here", origin));
        here.addClassName("tw-second");
        problem.addClassName("tw-form-problems");
        rows.addClassName("tw-lines-rows");
        var add = Buttons.small(
                Buttons.quiet(reader.text("ui.networks.add"), "plus", () -> add(new Rule("", EVERYBODY, ""))));
        var editor = new Div(rows, add);
        editor.addClassName("tw-lines");
        var buttons = new Div(Buttons.primary(reader.text("ui.save"), this::save));
        buttons.addClassName("tw-line");
        addClassName("tw-account-part");
        add(words, here, problem, editor, buttons);
        show(networks.rules());
    }

    private void show(List<Rule> rules) {
        lines.clear();
        rows.removeAll();
        rules.forEach(this::add);
    }

    private void add(Rule rule) {
        boolean first = lines.isEmpty();
        var network = new TextField(first ? reader.text("ui.networks.network") : "");
        network.setAriaLabel(reader.text("ui.networks.network"));
        network.setPlaceholder("10.1.0.0/16");
        network.setMaxLength(60);
        network.setValue(rule.network());
        var role = new Select<String>();
        role.setItems(rolesWith(rule.role()));
        role.setItemLabelGenerator(code -> roles.getOrDefault(code, code));
        role.setLabel(first ? reader.text("ui.networks.role") : "");
        role.setAriaLabel(reader.text("ui.networks.role"));
        role.setValue(rule.role());
        var note = new TextField(first ? reader.text("ui.networks.note") : "");
        note.setAriaLabel(reader.text("ui.networks.note"));
        note.setMaxLength(NetworkRules.LONGEST_NOTE);
        note.setValue(rule.note());
        var line = new Line(network, role, note);
        var row = new Div(network, role, note);
        row.addClassName("tw-lines-row");
        row.add(Buttons.small(Buttons.icon("x", reader.text("ui.networks.remove"), () -> {
            lines.remove(line);
            row.removeFromParent();
        })));
        lines.add(line);
        rows.add(row);
        if (rule.network().isEmpty()) {
            network.focus();
        }
    }

    /** A rule may be about a role that is gone. */
    private List<String> rolesWith(String code) {
        List<String> codes = new ArrayList<>(roles.keySet());
        if (!roles.containsKey(code)) {
            codes.add(code);
        }
        return codes;
    }

    private void save() {
        problem.removeAll();
        try {
            networks.change(
                    lines.stream()
                            .filter(line -> !line.isEmpty())
                            .map(Line::rule)
                            .toList(),
                    origin);
            show(networks.rules());
            Toast.done(reader.text("ui.networks.saved"));
        } catch (TradewindException refused) {
            problem.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }
}
