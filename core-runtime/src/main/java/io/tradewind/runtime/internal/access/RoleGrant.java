package io.tradewind.runtime.internal.access;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.RoleRights.Grant;

/** A line of a role as it is stored and typed: one type, a scope for each verb, the actions. Never changed in place. */
@Embeddable
public class RoleGrant {
    @Column(name = "place")
    private int place;

    @Column(name = "record_type")
    private String type = "";

    @Column(name = "can_read")
    @Enumerated(EnumType.STRING)
    private Scope read = Scope.NONE;

    @Column(name = "can_create")
    @Enumerated(EnumType.STRING)
    private Scope create = Scope.NONE;

    @Column(name = "can_edit")
    @Enumerated(EnumType.STRING)
    private Scope edit = Scope.NONE;

    @Column(name = "can_delete")
    @Enumerated(EnumType.STRING)
    private Scope delete = Scope.NONE;

    @Column(name = "can_export")
    @Enumerated(EnumType.STRING)
    private Scope export = Scope.NONE;

    @Column(name = "actions")
    private @Nullable String actions;

    /** For the persistence provider. */
    protected RoleGrant() {}

    /** A line as a form or a request gives it; what is not said is not granted. */
    static RoleGrant of(Map<String, ?> line) {
        RoleGrant grant = new RoleGrant();
        grant.type = Line.text(line, "type");
        grant.read = scope(line, Verb.READ);
        grant.create = scope(line, Verb.CREATE);
        grant.edit = scope(line, Verb.EDIT);
        grant.delete = scope(line, Verb.DELETE);
        grant.export = scope(line, Verb.EXPORT);
        String words = Line.text(line, "actions");
        grant.actions = words.isEmpty() ? null : words;
        return grant;
    }

    /** The same line at its place among the others. */
    RoleGrant at(int newPlace) {
        RoleGrant moved = of(line());
        moved.place = newPlace;
        return moved;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        line.put("read", read.name());
        line.put("create", create.name());
        line.put("edit", edit.name());
        line.put("delete", delete.name());
        line.put("export", export.name());
        line.put("actions", actions == null ? "" : actions);
        return line;
    }

    Grant grant() {
        return new Grant(
                type,
                Map.of(
                        Verb.READ, read,
                        Verb.CREATE, create,
                        Verb.EDIT, edit,
                        Verb.DELETE, delete,
                        Verb.EXPORT, export),
                Line.words(actions));
    }

    private static Scope scope(Map<String, ?> line, Verb verb) {
        String text = Line.text(line, verb.name().toLowerCase(java.util.Locale.ROOT));
        return text.isEmpty() ? Scope.NONE : Scope.valueOf(text);
    }
}
