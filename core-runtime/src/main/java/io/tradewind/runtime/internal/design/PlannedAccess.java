package io.tradewind.runtime.internal.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.design.RecordTypeDesigns.Trial;
import io.tradewind.design.TypeDesign;
import io.tradewind.design.TypeDesign.Grant;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.RoleTrials;
import io.tradewind.runtime.internal.tx.Database;

/** What a design plans for roles: tried before it is published, written into the roles when it is. */
@Component(service = PlannedAccess.class)
public final class PlannedAccess {
    private static final String ROLES = "roles";
    private static final String GRANTS = "grants";

    private final Records records;
    private final RoleTrials trials;
    private final DesignTable table;

    @Activate
    public PlannedAccess(@Reference Records records, @Reference RoleTrials trials, @Reference Database database) {
        this.records = records;
        this.trials = trials;
        table = new DesignTable(database);
    }

    Trial tryAs(TypeDesign design, String role, Locale locale) {
        Map<Verb, Scope> plan = design.access().stream()
                .filter(grant -> grant.role().equals(role))
                .findFirst()
                .map(PlannedAccess::scopes)
                .orElse(Map.of());
        Rights rights = trials.of(role, design.name(), plan)
                .orElseThrow(() -> new TradewindException(Kind.INVALID, "access.network-role", role));
        Map<Verb, Scope> scopes = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            scopes.put(verb, rights.scope(design.name(), verb));
        }
        TypeView view = RoleTrials.view(outline(design), Names.module(design.name()), rights);
        return new Trial(view, scopes, DesignTexts.of(design, locale));
    }

    private static TypeSpec outline(TypeDesign design) {
        return DesignedSpec.of(
                        design,
                        RecordEntity.class,
                        () -> {
                            throw new IllegalStateException("a design has no records");
                        },
                        field -> Accessor.NONE)
                .outline();
    }

    private static Map<Verb, Scope> scopes(Grant grant) {
        return Map.of(
                Verb.READ, grant.read(),
                Verb.CREATE, grant.create(),
                Verb.EDIT, grant.edit(),
                Verb.DELETE, grant.delete(),
                Verb.EXPORT, grant.export());
    }

    /**
     * Writes what is new since the last time into the roles, as the actor would: who may not change roles cannot give rights so.
     *
     * @param live what was published before; null: nothing
     */
    void grant(TypeDesign design, @Nullable TypeDesign live) {
        design.access().stream()
                .filter(grant -> live == null || !live.access().contains(grant))
                .forEach(grant -> table.role(grant.role()).ifPresent(id -> write(id, design.name(), grant)));
    }

    private void write(String role, String type, Grant grant) {
        RecordView now = records.read(new RecordRef(ROLES, role));
        List<Object> lines = new ArrayList<>();
        if (now.value(GRANTS) instanceof List<?> there) {
            boolean says =
                    there.stream().anyMatch(line -> line instanceof Map<?, ?> each && type.equals(each.get("type")));
            if (says) {
                return;
            }
            lines.addAll(there);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        scopes(grant).forEach((verb, scope) -> line.put(verb.name().toLowerCase(Locale.ROOT), scope.name()));
        line.put("actions", "*");
        lines.add(line);
        records.change(now.ref(), now.version(), Map.of(GRANTS, lines));
    }
}
