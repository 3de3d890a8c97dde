package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.value.Coercion;

/**
 * Who owns a record: the one who makes it, in their team, unless said otherwise. A new owner brings their team along unless a
 * team is given.
 */
final class Ownership {
    private static final FieldSpec ANY = new FieldSpec(
            "", FieldKind.REFERENCE, "x", 36, null, null, "", List.of(), List.of(), "record", Set.of(Trait.FILTERABLE));

    private final Sight sight;
    private final Viewer viewer;
    private final Coercion coercion;
    private final Sql sql;
    private final Map<String, Optional<Member>> members = new HashMap<>();
    private final Map<String, Boolean> teams = new HashMap<>();

    private record Member(@Nullable String team) {}

    Ownership(Sight sight, Viewer viewer, Coercion coercion, Sql sql) {
        this.sight = sight;
        this.viewer = viewer;
        this.coercion = coercion;
        this.sql = sql;
    }

    void settle(Draft draft) {
        if (draft.isFresh()) {
            begin(draft);
        }
        boolean owner = draft.isGiven(EngineFields.OWNER) && sight.mayEdit(EngineFields.OWNER);
        boolean team = draft.isGiven(EngineFields.TEAM) && sight.mayEdit(EngineFields.TEAM);
        if (owner) {
            own(draft);
        }
        if (team) {
            join(draft);
        }
        boolean reaches = !draft.isFresh() || sight.reaches(Verb.CREATE, draft.record());
        if (!reaches) {
            draft.problems().add(EngineFields.OWNER, "field.out-of-reach");
        }
    }

    private void begin(Draft draft) {
        if (viewer.actor().isSystem() || draft.record().ownerId() != null) {
            return;
        }
        draft.record().ownedBy(viewer.user(), viewer.standing().team());
    }

    private void own(Draft draft) {
        String user = id(draft, EngineFields.OWNER);
        if (draft.problems().has(EngineFields.OWNER)
                || (user != null && user.equals(draft.record().ownerId()))) {
            return;
        }
        if (user == null) {
            draft.record().ownedBy(null, draft.record().teamId());
            return;
        }
        Optional<Member> member = members.computeIfAbsent(user, this::member);
        if (member.isEmpty()) {
            draft.problems().add(EngineFields.OWNER, "field.no-such-record");
        } else {
            draft.record().ownedBy(user, member.get().team());
        }
    }

    private Optional<Member> member(String user) {
        return sql.first(
                "select member_of_id from core.users where id = ? and removed_at is null",
                row -> new Member(row.getString(1)),
                user);
    }

    private void join(Draft draft) {
        String team = id(draft, EngineFields.TEAM);
        if (draft.problems().has(EngineFields.TEAM)) {
            return;
        }
        if (team != null && !teams.computeIfAbsent(team, this::isTeam)) {
            draft.problems().add(EngineFields.TEAM, "field.no-such-record");
        } else {
            draft.record().ownedBy(draft.record().ownerId(), team);
        }
    }

    private boolean isTeam(String team) {
        return sql.first("select id from core.teams where id = ? and removed_at is null", row -> 1, team)
                .isPresent();
    }

    private @Nullable String id(Draft draft, String field) {
        List<FieldProblem> problems = new ArrayList<>();
        Object id = coercion.value(sight.type().name(), ANY, draft.given().get(field), field, problems);
        problems.forEach(draft.problems()::add);
        return (String) id;
    }
}
