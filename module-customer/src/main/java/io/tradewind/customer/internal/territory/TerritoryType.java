package io.tradewind.customer.internal.territory;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.bulk.BulkChanges;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.customer.internal.lead.Later;
import io.tradewind.event.DomainEvent;
import io.tradewind.list.ValueLists;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.tx.Transactions;

/** What a territory is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class TerritoryType implements RecordType<Territory> {
    public static final String NAME = "territories";

    private final Later<BulkChanges> bulk;
    private final Later<ValueLists> lists;
    private final Transactions transactions;

    /** @param bulk asked when it is needed and not before: it builds on the record types */
    @Activate
    public TerritoryType(
            @Reference ComponentServiceObjects<BulkChanges> bulk,
            @Reference ComponentServiceObjects<ValueLists> lists,
            @Reference Transactions transactions) {
        this.bulk = new Later<>(bulk);
        this.lists = new Later<>(lists);
        this.transactions = transactions;
    }

    @Override
    public RecordSpec<Territory> spec() {
        return RecordSpec.of(NAME, Territory.class, Territory::new)
                .title("name")
                .menu("map", "admin", 64)
                .shared()
                .sortedBy("place,name")
                .field(text("name", Territory::name, Territory::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(integer("place", Territory::place, Territory::putAt)
                        .between(0, 10_000)
                        .sortable()
                        .listed())
                .field(bool("active", Territory::active, Territory::activate).listed())
                .field(tags("regions", Territory::regions, Territory::cover, "regions")
                        .in("takes")
                        .listed())
                .field(tags("industries", Territory::industries, Territory::serve, "industries")
                        .in("takes")
                        .listed())
                .field(tags("levels", Territory::levels, Territory::rank, "customer-levels")
                        .in("takes")
                        .listed())
                .field(reference("person", "users", Territory::person, Territory::giveTo)
                        .in("goes")
                        .listed())
                .field(reference("toTeam", "teams", Territory::toTeam, Territory::giveToTeam)
                        .in("goes")
                        .listed())
                .field(enumeration("dealing", Territory.Dealing.class, Territory::dealing, Territory::deal)
                        .in("goes"))
                .field(bool("takesNew", Territory::takesNew, Territory::takeNew).in("goes"))
                .action(Action.<Territory, ApplyTerritory>of("apply", ApplyTerritory.class, this::apply)
                        .when(Territory::active)
                        .look(Action.Look.PRIMARY))
                .check(TerritoryType::problems);
    }

    private static List<FieldProblem> problems(Territory territory) {
        return (territory.person() == null) == (territory.toTeam() == null)
                ? List.of(FieldProblem.of("person", "territories.person-or-team"))
                : List.of();
    }

    /** For all that fit and the actor sees, in the background; each goes to the first territory that takes it. */
    private Optional<DomainEvent> apply(Territory territory, ApplyTerritory command) {
        RecordQuery customers = RecordQuery.ALL.filters(lists.with(known -> new Coverage(known).filters(territory)));
        transactions.afterCommit(() -> bulk.with(service -> service.start(
                "customers", new Selection.Matching(customers), new Work.Act("assignTerritory", Map.of()), false)));
        return Optional.empty();
    }
}
