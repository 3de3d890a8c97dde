package io.tradewind.ui.internal.design;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;

import io.tradewind.access.Scope;
import io.tradewind.design.TypeDesign.Grant;
import io.tradewind.ui.kit.Reader;

/** What a role gets with the type: how far it sees, and how far it changes. */
final class AccessLine {
    private final Select<String> role = new Select<>();
    private final Select<Scope> see = new Select<>();
    private final Select<Scope> change = new Select<>();

    /** @param roles codes and names */
    AccessLine(Reader reader, Grant grant, Map<String, String> roles, Runnable changed) {
        role.setLabel(reader.text("ui.designs.access.role"));
        role.setItems(roles.keySet());
        role.setItemLabelGenerator(code -> roles.getOrDefault(code, code));
        role.setManualValidation(true);
        if (roles.containsKey(grant.role())) {
            role.setValue(grant.role());
        }
        scope(reader, see, "ui.designs.access.see", grant.read());
        scope(reader, change, "ui.designs.access.change", grant.edit());
        role.addValueChangeListener(chosen -> changed.run());
        see.addValueChangeListener(chosen -> changed.run());
        change.addValueChangeListener(chosen -> changed.run());
    }

    static Grant fresh() {
        return new Grant("", Scope.ALL, Scope.OWN, Scope.OWN, Scope.OWN, Scope.NONE);
    }

    private static void scope(Reader reader, Select<Scope> select, String words, Scope value) {
        select.setLabel(reader.text(words));
        select.setItems(Scope.values());
        select.setItemLabelGenerator(each -> reader.text("ui.roles.scope." + each));
        select.setValue(value);
    }

    List<Component> inputs() {
        return List.of(role, see, change);
    }

    Grant grant() {
        Scope edit = change.getValue();
        return new Grant(
                role.getValue() == null ? "" : role.getValue(), see.getValue(), edit, edit, edit, see.getValue());
    }

    void complain(String words) {
        Complaints.show(role, words);
    }

    void praise() {
        Complaints.clear(role);
    }
}
