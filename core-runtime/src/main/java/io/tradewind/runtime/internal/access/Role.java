package io.tradewind.runtime.internal.access;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A role: what those who have it may do. */
@Entity
@Table(schema = "core", name = "roles")
public class Role extends RecordEntity {
    @Column(name = "code")
    private String code = "";

    @Column(name = "name")
    private String name = "";

    @Column(name = "about")
    private @Nullable String about;

    @Column(name = "second_factor")
    private boolean secondFactor;

    @ElementCollection
    @CollectionTable(schema = "core", name = "role_grants", joinColumns = @JoinColumn(name = "role_id"))
    @OrderBy("place")
    private List<RoleGrant> grants = new ArrayList<>();

    @ElementCollection
    @CollectionTable(schema = "core", name = "role_field_rules", joinColumns = @JoinColumn(name = "role_id"))
    @OrderBy("place")
    private List<RoleFieldRule> fieldRules = new ArrayList<>();

    @ElementCollection
    @CollectionTable(schema = "core", name = "role_rights", joinColumns = @JoinColumn(name = "role_id"))
    @Column(name = "name")
    private List<String> rights = new ArrayList<>();

    /** A new one, or for the persistence provider. */
    protected Role() {}

    Role(String id) {
        super(id);
    }

    String code() {
        return code;
    }

    void recode(@Nullable String newCode) {
        code = newCode == null ? "" : newCode.strip();
    }

    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName == null ? "" : newName.strip();
    }

    @Nullable
    String about() {
        return about;
    }

    void describe(@Nullable String text) {
        about = text;
    }

    boolean secondFactor() {
        return secondFactor;
    }

    void demandSecondFactor(@Nullable Boolean demanded) {
        secondFactor = demanded != null && demanded;
    }

    List<RoleGrant> grants() {
        return List.copyOf(grants);
    }

    void grant(List<RoleGrant> lines) {
        grants.clear();
        for (int place = 0; place < lines.size(); place++) {
            grants.add(lines.get(place).at(place));
        }
    }

    List<RoleFieldRule> fieldRules() {
        return List.copyOf(fieldRules);
    }

    void ruleFields(List<RoleFieldRule> lines) {
        fieldRules.clear();
        for (int place = 0; place < lines.size(); place++) {
            fieldRules.add(lines.get(place).at(place));
        }
    }

    List<String> rights() {
        return rights.stream().sorted().toList();
    }

    void entitle(List<String> names) {
        rights.clear();
        names.stream().distinct().forEach(rights::add);
    }
}
