package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.RoleRights.FieldRule;
import io.tradewind.runtime.internal.access.RoleRights.Grant;

class RightsTest {
    private static final RoleRights REPRESENTATIVE = role(
            List.of(line("*", Scope.TEAM, Scope.OWN, "*")),
            List.of(new FieldRule("customers", "creditLimit", FieldAccess.READ)));
    private static final RoleRights AUDITOR =
            role(List.of(line("customers", Scope.ALL, Scope.NONE)), List.of(), "audit.read");

    @Test
    void nothing_said_is_nothing_granted() {
        assertThat(Rights.NONE.scope("customers", Verb.READ)).isEqualTo(Scope.NONE);
        assertThat(Rights.NONE.mayAct("customers", "claim")).isFalse();
        assertThat(Rights.NONE.mayRead("customers", "name", false)).isFalse();
        assertThat(Rights.NONE.may("modules.manage")).isFalse();
    }

    @Test
    void several_roles_reach_as_far_as_the_farthest() {
        Rights both = Rights.of(List.of(REPRESENTATIVE, AUDITOR));

        assertThat(both.scope("customers", Verb.READ)).isEqualTo(Scope.ALL);
        assertThat(both.scope("customers", Verb.EDIT)).isEqualTo(Scope.OWN);
        assertThat(both.scope("contacts", Verb.READ)).isEqualTo(Scope.TEAM);
        assertThat(both.may("audit.read")).isTrue();
    }

    @Test
    void a_line_for_the_type_replaces_the_general_one() {
        Rights narrow = Rights.of(List.of(role(
                List.of(line("*", Scope.ALL, Scope.ALL, "*"), line("contacts", Scope.OWN, Scope.NONE)), List.of())));

        assertThat(narrow.scope("contacts", Verb.READ)).isEqualTo(Scope.OWN);
        assertThat(narrow.mayAct("contacts", "merge")).isFalse();
        assertThat(narrow.mayAct("customers", "merge")).isTrue();
    }

    @Test
    void the_general_line_does_not_reach_what_governs_rights() {
        Rights general = Rights.of(List.of(REPRESENTATIVE));

        assertThat(RoleRights.GUARDED).allSatisfy(type -> {
            assertThat(general.scope(type, Verb.READ)).isEqualTo(Scope.NONE);
            assertThat(general.mayAct(type, "lock")).isFalse();
        });
    }

    @Test
    void a_field_rule_closes_a_field_unless_another_role_leaves_it_open() {
        Rights one = Rights.of(List.of(REPRESENTATIVE));
        Rights both =
                Rights.of(List.of(REPRESENTATIVE, role(List.of(line("customers", Scope.OWN, Scope.OWN)), List.of())));

        assertThat(one.mayRead("customers", "creditLimit", false)).isTrue();
        assertThat(one.mayEdit("customers", "creditLimit", false)).isFalse();
        assertThat(both.mayEdit("customers", "creditLimit", false)).isTrue();
    }

    @Test
    void what_is_said_of_all_custom_values_holds_for_each_added_field_without_a_rule_of_its_own() {
        Rights rights = Rights.of(List.of(role(
                List.of(line("customers", Scope.ALL, Scope.ALL)),
                List.of(
                        new FieldRule("customers", "custom", FieldAccess.HIDDEN),
                        new FieldRule("customers", "custom.warranty", FieldAccess.READ)))));

        assertThat(rights.mayRead("customers", "custom.margin", false)).isFalse();
        assertThat(rights.mayRead("customers", "custom.warranty", false)).isTrue();
        assertThat(rights.mayEdit("customers", "custom.warranty", false)).isFalse();
    }

    @Test
    void a_sensitive_field_is_hidden_until_a_rule_opens_it() {
        Rights opened = Rights.of(List.of(role(
                List.of(line("customers", Scope.ALL, Scope.ALL)),
                List.of(new FieldRule("customers", "taxId", FieldAccess.READ)))));
        Rights allFields =
                Rights.of(List.of(role(List.of(line("customers", Scope.ALL, Scope.ALL)), List.of(), "fields.all")));

        assertThat(opened.mayRead("customers", "taxId", true)).isTrue();
        assertThat(opened.mayEdit("customers", "taxId", true)).isFalse();
        assertThat(opened.mayRead("customers", "salary", true)).isFalse();
        assertThat(allFields.mayEdit("customers", "salary", true)).isTrue();
    }

    @Test
    void a_field_stays_closed_where_the_role_does_not_reach_the_type() {
        Rights rights = Rights.of(List.of(AUDITOR));

        assertThat(rights.mayRead("contacts", "phone", false)).isFalse();
        assertThat(rights.mayEdit("customers", "name", false)).isFalse();
    }

    @Test
    void sees_whether_something_was_taken_away() {
        Rights before = Rights.of(List.of(REPRESENTATIVE, AUDITOR));
        Rights withoutOneRole = Rights.of(List.of(REPRESENTATIVE));
        Rights narrowedByANewLine = Rights.of(List.of(
                role(
                        List.of(line("*", Scope.TEAM, Scope.OWN, "*"), line("contacts", Scope.NONE, Scope.NONE)),
                        List.of()),
                AUDITOR));
        Rights hiddenByANewRule = Rights.of(List.of(role(
                List.of(line("*", Scope.TEAM, Scope.OWN, "*")),
                List.of(new FieldRule("customers", "phone", FieldAccess.HIDDEN)))));

        assertThat(before.covers(before)).isTrue();
        assertThat(before.covers(withoutOneRole)).isTrue();
        assertThat(withoutOneRole.covers(before)).isFalse();
        assertThat(narrowedByANewLine.covers(before)).isFalse();
        assertThat(hiddenByANewRule.covers(withoutOneRole)).isFalse();
        assertThat(Rights.ALL.covers(before)).isTrue();
    }

    @Test
    void all_types_are_not_those_made_in_the_browser_unless_the_role_may_do_everything() {
        Grant all = line("*", Scope.ALL, Scope.ALL, "*");
        Set<String> made = Set.of("service-contracts");
        Rights plain = Rights.of(List.of(RoleRights.of(List.of(all), List.of(), Set.of("imports.run"), made)));
        Rights named = Rights.of(List.of(RoleRights.of(
                List.of(all, line("service-contracts", Scope.OWN, Scope.NONE)), List.of(), Set.of(), made)));
        Rights administrator = Rights.of(List.of(RoleRights.of(List.of(all), List.of(), Set.of("*"), made)));

        assertThat(plain.scope("customers", Verb.READ)).isEqualTo(Scope.ALL);
        assertThat(plain.scope("service-contracts", Verb.READ)).isEqualTo(Scope.NONE);
        assertThat(plain.mayAct("service-contracts", "close")).isFalse();
        assertThat(named.scope("service-contracts", Verb.READ)).isEqualTo(Scope.OWN);
        assertThat(administrator.scope("service-contracts", Verb.EDIT)).isEqualTo(Scope.ALL);
    }

    private static RoleRights role(List<Grant> lines, List<FieldRule> rules, String... rights) {
        return RoleRights.of(lines, rules, Set.of(rights));
    }

    private static Grant line(String type, Scope read, Scope edit, String... actions) {
        return new Grant(type, Map.of(Verb.READ, read, Verb.EDIT, edit), Set.of(actions));
    }
}
