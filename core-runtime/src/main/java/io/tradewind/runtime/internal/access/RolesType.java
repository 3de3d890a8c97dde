package io.tradewind.runtime.internal.access;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.access.Scope;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Roles with their lines: grants per type, rules about fields, other rights. */
@Component(service = RecordType.class)
public final class RolesType implements RecordType<Role> {
    private static final Pattern TYPE = Pattern.compile("\\*|[a-z][a-z0-9-]{0,59}");
    private static final Pattern FIELD = Pattern.compile("\\*|(custom\\.)?[a-z][A-Za-z0-9]{0,59}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    private final AccessChanges changes;

    @Activate
    public RolesType(@Reference AccessChanges changes) {
        this.changes = changes;
    }

    @Override
    public RecordSpec<Role> spec() {
        return RecordSpec.of("roles", Role.class, Role::new)
                .title("name")
                .menu("shield-check", "admin", 30)
                .shared()
                .sortedBy("name")
                .field(text("name", Role::name, Role::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("code", Role::code, Role::recode)
                        .required()
                        .unique()
                        .max(60)
                        .searched()
                        .listed())
                .field(longText("about", Role::about, Role::describe))
                .field(bool("secondFactor", Role::secondFactor, Role::demandSecondFactor)
                        .listed())
                .field(lines("grants", role -> asLines(role.grants(), RoleGrant::line), RolesType::grant, grantFields())
                        .in("grants"))
                .field(lines(
                                "fieldRules",
                                role -> asLines(role.fieldRules(), RoleFieldRule::line),
                                RolesType::ruleFields,
                                ruleFieldFields())
                        .in("fieldRules"))
                .field(lines(
                                "rights",
                                role -> asLines(role.rights(), right -> Map.of("right", right)),
                                RolesType::entitle,
                                List.of(lineText("right", 100).required()))
                        .in("rights"))
                .check(this::problems)
                .onCreate(role -> {
                    changes.changed();
                    return Optional.empty();
                })
                .onChange((role, before) -> {
                    changes.changed(role, before);
                    return Optional.empty();
                });
    }

    private List<FieldProblem> problems(Role role) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!role.code().isEmpty() && !CODE.matcher(role.code()).matches()) {
            problems.add(FieldProblem.of("code", "role.code"));
        }
        Set<String> types = new HashSet<>();
        for (int i = 0; i < role.grants().size(); i++) {
            String type = role.grants().get(i).grant().type();
            if (!TYPE.matcher(type).matches()) {
                problems.add(FieldProblem.of("grants[" + i + "].type", "role.type"));
            } else if (!types.add(type)) {
                problems.add(FieldProblem.of("grants[" + i + "].type", "role.type-twice"));
            }
        }
        for (int i = 0; i < role.fieldRules().size(); i++) {
            var rule = role.fieldRules().get(i).rule();
            if (!TYPE.matcher(rule.type()).matches()) {
                problems.add(FieldProblem.of("fieldRules[" + i + "].type", "role.type"));
            }
            if (!FIELD.matcher(rule.field()).matches()) {
                problems.add(FieldProblem.of("fieldRules[" + i + "].field", "role.field"));
            }
        }
        if (role.code().equals(Directory.ADMINISTRATOR) && !role.rights().contains(RoleRights.ANY)) {
            problems.add(FieldProblem.of("rights", "role.administrator"));
        }
        return problems;
    }

    private static List<Field<?, ?>> grantFields() {
        return List.of(
                lineText("type", 60).required(),
                lineChoice("read", Scope.class),
                lineChoice("create", Scope.class),
                lineChoice("edit", Scope.class),
                lineChoice("delete", Scope.class),
                lineChoice("export", Scope.class),
                lineText("actions", 1000));
    }

    private static List<Field<?, ?>> ruleFieldFields() {
        return List.of(
                lineText("type", 60).required(),
                lineText("field", 60).required(),
                lineChoice("access", FieldAccess.class));
    }

    private static Field<Role, String> lineText(String name, int max) {
        return text(name, (Role role) -> null, (role, value) -> {}).max(max);
    }

    private static <E extends Enum<E>> Field<Role, String> lineChoice(String name, Class<E> values) {
        return enumeration(name, values, (Role role) -> null, (role, value) -> {});
    }

    private static <T> List<Map<String, Object>> asLines(List<T> values, Function<T, Map<String, Object>> line) {
        return values.stream().map(line).toList();
    }

    private static void grant(Role role, @Nullable List<Map<String, Object>> lines) {
        role.grant(made(lines, RoleGrant::of));
    }

    private static void ruleFields(Role role, @Nullable List<Map<String, Object>> lines) {
        role.ruleFields(made(lines, RoleFieldRule::of));
    }

    private static void entitle(Role role, @Nullable List<Map<String, Object>> lines) {
        role.entitle(made(lines, line -> Line.text(line, "right")));
    }

    private static <T> List<T> made(@Nullable List<Map<String, Object>> lines, Function<Map<String, Object>, T> made) {
        return lines == null ? List.of() : lines.stream().map(made).toList();
    }
}
