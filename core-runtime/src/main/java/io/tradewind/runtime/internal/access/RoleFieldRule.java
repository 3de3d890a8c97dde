package io.tradewind.runtime.internal.access;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.tradewind.runtime.internal.access.RoleRights.FieldRule;

/** A rule of a role about one field, as it is stored and typed. Never changed in place. */
@Embeddable
public class RoleFieldRule {
    @Column(name = "place")
    private int place;

    @Column(name = "record_type")
    private String type = "";

    @Column(name = "field")
    private String field = "";

    @Column(name = "field_access")
    @Enumerated(EnumType.STRING)
    private FieldAccess access = FieldAccess.EDIT;

    /** For the persistence provider. */
    protected RoleFieldRule() {}

    static RoleFieldRule of(Map<String, ?> line) {
        RoleFieldRule rule = new RoleFieldRule();
        rule.type = Line.text(line, "type");
        rule.field = Line.text(line, "field");
        String access = Line.text(line, "access");
        rule.access = access.isEmpty() ? FieldAccess.HIDDEN : FieldAccess.valueOf(access);
        return rule;
    }

    /** The same line at its place among the others. */
    RoleFieldRule at(int newPlace) {
        RoleFieldRule moved = of(line());
        moved.place = newPlace;
        return moved;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        line.put("field", field);
        line.put("access", access.name());
        return line;
    }

    FieldRule rule() {
        return new FieldRule(type, field, access);
    }
}
