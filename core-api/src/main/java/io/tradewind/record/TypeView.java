package io.tradewind.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A record type as the current actor may use it: fields they may not read are missing.
 *
 * @param type the description, with the fields that may be read and the actions that may be started
 * @param module name of the module that brings it
 * @param editable names of the fields that may be changed
 * @param verbs what may be done at all with some records of it
 */
public record TypeView(TypeSpec type, String module, Set<String> editable, Set<io.tradewind.access.Verb> verbs) {
    public TypeView {
        editable = Set.copyOf(editable);
        verbs = Set.copyOf(verbs);
    }

    public String name() {
        return type.name();
    }

    public List<FieldSpec> fields() {
        return type.fields();
    }

    public Optional<FieldSpec> field(String name) {
        return type.field(name);
    }

    public boolean may(io.tradewind.access.Verb verb) {
        return verbs.contains(verb);
    }
}
