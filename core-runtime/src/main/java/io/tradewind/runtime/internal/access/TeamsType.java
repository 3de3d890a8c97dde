package io.tradewind.runtime.internal.access;

import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Teams, a tree. */
@Component(service = RecordType.class)
public final class TeamsType implements RecordType<Team> {
    private final AccessChanges changes;

    @Activate
    public TeamsType(@Reference AccessChanges changes) {
        this.changes = changes;
    }

    @Override
    public RecordSpec<Team> spec() {
        return RecordSpec.of("teams", Team.class, Team::new)
                .title("name")
                .menu("network", "admin", 20)
                .shared()
                .sortedBy("name")
                .field(text("name", Team::name, Team::rename)
                        .required()
                        .unique()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(reference("parent", "teams", Team::parent, Team::moveUnder)
                        .listed())
                .field(reference("lead", "users", Team::lead, Team::ledBy).listed())
                .check(this::problems)
                .onCreate(team -> {
                    changes.changed();
                    return Optional.empty();
                })
                .onChange((team, before) -> {
                    changes.changed();
                    return Optional.empty();
                });
    }

    private List<FieldProblem> problems(Team team) {
        boolean circle = team.parent() != null && changes.isBelow(team.parent(), team.id());
        return circle ? List.of(FieldProblem.of("parent", "team.circle")) : List.of();
    }
}
