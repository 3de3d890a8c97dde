package io.tradewind.runtime.internal.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.access.Directory;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.RoleRights.Grant;

/** The roles that an installation starts with; an admin may change them afterwards. */
final class BuiltInRoles {
    /** A role to be made. */
    record Template(String code, String name, String about, List<Grant> grants, Set<String> rights) {}

    private static final Set<String> ANY_ACTION = Set.of(RoleRights.ANY);

    static final List<Template> ALL = List.of(
            new Template(
                    Directory.ADMINISTRATOR,
                    "管理员 Administrator",
                    "可以做一切。 May do everything.",
                    List.of(
                            everything(RoleRights.ANY),
                            everything("users"),
                            everything("teams"),
                            everything("roles"),
                            everything("list-values"),
                            everything("calendar-days"),
                            grant("log-ins", Set.of(), Scope.ALL, Scope.NONE, Scope.NONE, Scope.NONE, Scope.ALL)),
                    Set.of(RoleRights.ANY)),
            new Template(
                    Directory.SALES_MANAGER,
                    "销售经理 Sales manager",
                    "本团队及下级团队的全部业务。 All business of their team and the teams below it.",
                    List.of(
                            grant(
                                    RoleRights.ANY,
                                    ANY_ACTION,
                                    Scope.TREE,
                                    Scope.TREE,
                                    Scope.TREE,
                                    Scope.TREE,
                                    Scope.TREE),
                            reading("users"),
                            reading("teams"),
                            reading("lead-scoring-rules"),
                            reading("grading-schemes"),
                            reading("territories"),
                            reading("care-plans"),
                            reading("web-forms"),
                            keeping("cadences"),
                            keeping("follow-up-templates"),
                            keeping("mail-templates"),
                            reading("follow-up-rules"),
                            reading("pipelines"),
                            reading("pipeline-stages")),
                    Set.of("imports.run", "views.share", "customers.look-up")),
            new Template(
                    Directory.SALES_REPRESENTATIVE,
                    "销售代表 Sales representative",
                    "办理自己的业务，查看本团队的业务。 Own business; may see the team's.",
                    List.of(
                            grant(RoleRights.ANY, ANY_ACTION, Scope.TEAM, Scope.OWN, Scope.OWN, Scope.OWN, Scope.OWN),
                            reading("users"),
                            reading("teams"),
                            reading("lead-scoring-rules"),
                            reading("grading-schemes"),
                            reading("territories"),
                            reading("care-plans"),
                            reading("web-forms"),
                            using("cadences"),
                            reading("follow-up-templates"),
                            reading("mail-templates"),
                            reading("follow-up-rules"),
                            reading("pipelines"),
                            reading("pipeline-stages")),
                    Set.of("imports.run", "customers.look-up")),
            new Template(
                    Directory.VIEWER,
                    "查看者 Viewer",
                    "查看一切业务，不能修改。 Sees all business and changes nothing.",
                    List.of(reading(RoleRights.ANY), reading("users"), reading("teams")),
                    Set.of()));

    private BuiltInRoles() {}

    private static Grant everything(String type) {
        return grant(type, ANY_ACTION, Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL);
    }

    /** As {@link #everything}, but nothing goes out in files. */
    private static Grant keeping(String type) {
        return grant(type, ANY_ACTION, Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL, Scope.NONE);
    }

    /** Reads it and starts its actions. */
    private static Grant using(String type) {
        return grant(type, ANY_ACTION, Scope.ALL, Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE);
    }

    private static Grant reading(String type) {
        return grant(type, Set.of(), Scope.ALL, Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE);
    }

    private static Grant grant(
            String type, Set<String> actions, Scope read, Scope create, Scope edit, Scope delete, Scope export) {
        return new Grant(
                type,
                new EnumMap<>(Map.of(
                        Verb.READ, read,
                        Verb.CREATE, create,
                        Verb.EDIT, edit,
                        Verb.DELETE, delete,
                        Verb.EXPORT, export)),
                actions);
    }
}
