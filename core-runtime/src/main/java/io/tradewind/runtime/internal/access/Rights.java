package io.tradewind.runtime.internal.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;

/** What somebody may do: what any of their roles grants. A field is as open as the most open of the roles that reach its type. */
public sealed interface Rights {
    /** Everything; the system's. */
    Rights ALL = new Everything();

    /** Nothing at all. */
    Rights NONE = new ByRoles(List.of());

    static Rights of(List<RoleRights> roles) {
        return new ByRoles(roles);
    }

    Scope scope(String type, Verb verb);

    boolean mayAct(String type, String action);

    /** @param sensitive whether the field is hidden unless somebody opens it */
    boolean mayRead(String type, String field, boolean sensitive);

    boolean mayEdit(String type, String field, boolean sensitive);

    boolean may(String right);

    /** Whether nothing is lost by going from the other rights to these, as far as their lines tell. */
    boolean covers(Rights other);

    /** The system. */
    record Everything() implements Rights {
        @Override
        public Scope scope(String type, Verb verb) {
            return Scope.ALL;
        }

        @Override
        public boolean mayAct(String type, String action) {
            return true;
        }

        @Override
        public boolean mayRead(String type, String field, boolean sensitive) {
            return true;
        }

        @Override
        public boolean mayEdit(String type, String field, boolean sensitive) {
            return true;
        }

        @Override
        public boolean may(String right) {
            return true;
        }

        @Override
        public boolean covers(Rights other) {
            return true;
        }
    }

    /** Somebody with roles. */
    record ByRoles(List<RoleRights> roles) implements Rights {
        /** The right to all fields, sensitive ones too. */
        private static final String ALL_FIELDS = "fields.all";

        public ByRoles {
            roles = List.copyOf(roles);
        }

        @Override
        public Scope scope(String type, Verb verb) {
            return roles.stream()
                    .map(role -> role.scope(type, verb))
                    .max(Comparator.naturalOrder())
                    .orElse(Scope.NONE);
        }

        @Override
        public boolean mayAct(String type, String action) {
            return roles.stream().anyMatch(role -> role.mayAct(type, action));
        }

        @Override
        public boolean mayRead(String type, String field, boolean sensitive) {
            return open(type, field, sensitive, FieldAccess.READ, Verb.READ);
        }

        @Override
        public boolean mayEdit(String type, String field, boolean sensitive) {
            return open(type, field, sensitive, FieldAccess.EDIT, Verb.EDIT)
                    || open(type, field, sensitive, FieldAccess.EDIT, Verb.CREATE);
        }

        private boolean open(String type, String field, boolean sensitive, FieldAccess least, Verb verb) {
            FieldAccess unsaid = sensitive && !may(ALL_FIELDS) ? FieldAccess.HIDDEN : FieldAccess.EDIT;
            return roles.stream()
                    .filter(role -> role.scope(type, verb) != Scope.NONE)
                    .anyMatch(role -> role.rule(type, field).orElse(unsaid).compareTo(least) >= 0);
        }

        @Override
        public boolean may(String right) {
            return roles.stream().anyMatch(role -> role.may(right));
        }

        @Override
        public boolean covers(Rights other) {
            return other instanceof ByRoles former
                    && named(former, role -> role.grants().keySet()).allMatch(type -> coversType(former, type))
                    && named(former, role -> role.fields().keySet()).allMatch(field -> coversField(former, field))
                    && named(former, RoleRights::rights).allMatch(right -> may(right) || !former.may(right));
        }

        private boolean coversType(ByRoles former, String type) {
            boolean verbs = Arrays.stream(Verb.values())
                    .allMatch(verb -> scope(type, verb).compareTo(former.scope(type, verb)) >= 0);
            return verbs
                    && named(former, RoleRights::actions)
                            .allMatch(action -> mayAct(type, action) || !former.mayAct(type, action));
        }

        private boolean coversField(ByRoles former, String rule) {
            String type = rule.substring(0, rule.indexOf('.'));
            String field = rule.substring(rule.indexOf('.') + 1);
            return Stream.of(true, false)
                    .allMatch(sensitive -> (mayRead(type, field, sensitive) || !former.mayRead(type, field, sensitive))
                            && (mayEdit(type, field, sensitive) || !former.mayEdit(type, field, sensitive)));
        }

        /** What the lines of either name: a right may be lost by a line that goes and by one that comes. */
        private Stream<String> named(ByRoles former, Function<RoleRights, Set<String>> names) {
            return Stream.concat(roles.stream(), former.roles().stream())
                    .flatMap(role -> names.apply(role).stream())
                    .distinct();
        }
    }
}
