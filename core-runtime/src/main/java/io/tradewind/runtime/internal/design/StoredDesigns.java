package io.tradewind.runtime.internal.design;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.design.DesignedType;
import io.tradewind.design.DesignedType.State;
import io.tradewind.design.RecordTypeDesigns;
import io.tradewind.design.TypeDesign;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.access.AccessChanges;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.design.DesignTable.Row;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.record.LiveRecordTypes;
import io.tradewind.runtime.internal.record.Recomputations;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.unit.UnitHealth;
import io.tradewind.tx.Transactions;

/** Designs in the database; what is published is brought to life by {@link DesignedBundles}. */
@Component(service = RecordTypeDesigns.class)
public final class StoredDesigns implements RecordTypeDesigns {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Addresses of the doors that no record type may take. */
    private static final Set<String> TAKEN = Set.of(
            "audit",
            "auth",
            "bulk",
            "comments",
            "docs",
            "files",
            "follows",
            "forms",
            "imports",
            "layouts",
            "exports",
            "me",
            "merges",
            "modules",
            "network-rules",
            "notifications",
            "saved-views",
            "search",
            "tokens",
            "record-types",
            "pipeline",
            "security",
            "account",
            "login",
            "home",
            "new",
            "records",
            "settings",
            "favorites",
            "api",
            "fields",
            "custom-fields",
            "reports",
            "dashboards",
            "webhooks",
            "jobs",
            "health");

    private final Identity identity;
    private final Access access;
    private final Transactions transactions;
    private final Database database;
    private final Epochs epochs;
    private final ValueLists lists;
    private final LiveRecordTypes types;
    private final UnitHealth units;
    private final DesignedBundles bundles;
    private final AccessChanges rights;
    private final PlannedAccess planned;
    private final Recomputations recomputations;
    private final DesignTable table;

    @Activate
    public StoredDesigns(
            @Reference Identity identity,
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Epochs epochs,
            @Reference ValueLists lists,
            @Reference LiveRecordTypes types,
            @Reference UnitHealth units,
            @Reference DesignedBundles bundles,
            @Reference AccessChanges rights,
            @Reference PlannedAccess planned,
            @Reference Recomputations recomputations) {
        this.identity = identity;
        this.access = access;
        this.transactions = transactions;
        this.database = database;
        this.epochs = epochs;
        this.lists = lists;
        this.types = types;
        this.units = units;
        this.bundles = bundles;
        this.rights = rights;
        this.planned = planned;
        this.recomputations = recomputations;
        this.table = new DesignTable(database);
    }

    @Override
    public List<DesignedType> all() {
        manage();
        return table.all().stream().map(this::shown).toList();
    }

    @Override
    public DesignedType read(String name) {
        manage();
        return shown(require(name));
    }

    @Override
    public DesignedType create(TypeDesign design) {
        Actor actor = manage();
        TypeDesign clean = Cleaning.clean(design);
        try {
            transactions.run(() -> add(clean, actor));
        } catch (RuntimeException failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw failure;
            }
            throw taken(clean.name()); // somebody was faster
        }
        return read(clean.name());
    }

    private void add(TypeDesign design, Actor actor) {
        check(design, null);
        if (isTaken(design.name())) {
            throw taken(design.name());
        }
        table.add(new Row(State.DRAFT, 1, 0, design, null, List.of()));
        provide(design);
        rights.changed(); // a made type is not reached by lines for all types
        trace(actor, design.name(), "", State.DRAFT.name());
    }

    private static InvalidRecord taken(String name) {
        return new InvalidRecord(List.of(FieldProblem.of("name", "design.name-taken", name)));
    }

    @Override
    public DesignedType change(String name, long version, TypeDesign design) {
        manage();
        TypeDesign clean = Cleaning.clean(design);
        transactions.run(() -> {
            Row row = require(name, version);
            check(clean, row.live());
            if (!clean.name().equals(name)) {
                throw new InvalidRecord(List.of(FieldProblem.of("name", "design.name-stays")));
            }
            keep(row.drafted(clean));
            provide(clean);
        });
        return read(name);
    }

    @Override
    public Trial tryAs(TypeDesign design, String role) {
        Actor actor = manage();
        return planned.tryAs(Cleaning.clean(design), role, actor.locale());
    }

    @Override
    public DesignedType publish(String name, long version) {
        Actor actor = manage();
        Optional<String> anew = transactions.required(() -> {
            Row row = require(name, version);
            if (row.state() == State.ARCHIVED) {
                throw new TradewindException(Kind.CONFLICT, "design.archived", name);
            }
            check(row.draft(), row.live());
            keep(row.published(scripts(row)));
            planned.grant(row.draft(), row.live());
            rights.changed();
            epochs.bump(DesignTable.EPOCH);
            trace(
                    actor,
                    name,
                    row.revision() == 0 ? row.state().name() : "R" + row.revision(),
                    "R" + (row.revision() + 1));
            return isComputedAnew(row) ? Optional.of(recomputations.request(name)) : Optional.empty();
        });
        settle(name);
        anew.ifPresent(request -> transactions.run(() -> recomputations.start(request)));
        return read(name);
    }

    /** Whether records that are there have to follow a formula. */
    private static boolean isComputedAnew(Row row) {
        TypeDesign live = row.live();
        return live != null
                && !computed(live).equals(computed(row.draft()))
                && !computed(row.draft()).isEmpty();
    }

    private static Map<String, String> computed(TypeDesign design) {
        return design.shownFields().stream()
                .filter(FieldDefinition::isComputed)
                .collect(Collectors.toMap(FieldDefinition::name, field -> field.longest() + "=" + field.formula()));
    }

    private static List<String> scripts(Row row) {
        TypeDesign live = row.live();
        TypeDesign draft = row.draft();
        if (live == null) {
            return List.of(TableScripts.create(draft.name(), draft.fields()));
        }
        Set<String> known =
                Set.copyOf(live.fields().stream().map(FieldDefinition::name).toList());
        List<FieldDefinition> added = draft.fields().stream()
                .filter(field -> !known.contains(field.name()))
                .toList();
        List<String> all = new ArrayList<>(row.scripts());
        if (!added.isEmpty()) {
            all.add(TableScripts.add(draft.name(), added));
        }
        return all;
    }

    @Override
    public DesignedType archive(String name, long version) {
        return move(name, version, State.PUBLISHED, State.ARCHIVED);
    }

    @Override
    public DesignedType restore(String name, long version) {
        return move(name, version, State.ARCHIVED, State.PUBLISHED);
    }

    private DesignedType move(String name, long version, State from, State to) {
        Actor actor = manage();
        transactions.run(() -> {
            Row row = require(name, version);
            if (row.state() != from) {
                throw from == State.PUBLISHED
                        ? new TradewindException(Kind.CONFLICT, "design.not-published", name)
                        : new TradewindException(Kind.CONFLICT, "design.not-archived", name);
            }
            keep(row.in(to));
            epochs.bump(DesignTable.EPOCH);
            trace(actor, name, from.name(), to.name());
        });
        settle(name);
        return read(name);
    }

    @Override
    public void discard(String name, long version) {
        Actor actor = manage();
        transactions.run(() -> {
            Row row = require(name, version);
            if (row.live() != null) {
                throw new TradewindException(Kind.CONFLICT, "design.published", name);
            }
            table.delete(name);
            rights.changed();
            trace(actor, name, State.DRAFT.name(), "");
        });
    }

    private Actor manage() {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        return identity.require();
    }

    private Row require(String name) {
        return table.find(name).orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "design.unknown", name));
    }

    private Row require(String name, long version) {
        Row row = require(name);
        if (row.version() != version) {
            throw new StaleRecord(row.version(), List.of());
        }
        return row;
    }

    private void keep(Row row) {
        if (!table.change(row)) {
            throw new StaleRecord(require(row.name()).version(), List.of());
        }
    }

    private void check(TypeDesign design, @Nullable TypeDesign live) {
        new DesignReview(design, live, target -> types.find(target).isPresent(), table.roles()).throwIfBad();
    }

    private boolean isTaken(String name) {
        return TAKEN.contains(name)
                || types.find(name).isPresent()
                || table.isTaken(name)
                || table.find(name).isPresent();
    }

    /** Options become entries of the field's own list; what the list has already is left to those who keep it. */
    private void provide(TypeDesign design) {
        for (FieldDefinition field : design.fields()) {
            if (field.target().equals(Cleaning.ownList(design, field))) {
                List<ValueLists.Entry> entries = new ArrayList<>();
                field.options()
                        .forEach(option -> entries.add(new ValueLists.Entry(
                                field.target(),
                                option.code(),
                                option.label().text(java.util.Locale.CHINESE),
                                option.label().text(java.util.Locale.ENGLISH),
                                entries.size(),
                                option.active(),
                                option.color())));
                lists.provide(field.target(), entries);
            }
        }
    }

    private void trace(Actor actor, String name, String before, String now) {
        SettingsTrail.write(
                "record-types", actor.id(), Instant.now(), Map.of(name, List.of(before, now)), database.sql());
    }

    /** Waits until what is published runs here. */
    private void settle(String name) {
        bundles.follow();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (bundles.isActive(name)
                && types.find(name).isEmpty()
                && problem(name).isEmpty()
                && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private DesignedType shown(Row row) {
        boolean fails = row.state() == State.PUBLISHED && types.find(row.name()).isEmpty();
        return new DesignedType(
                row.state(),
                row.version(),
                row.draft(),
                row.live(),
                fails ? problem(row.name()).orElse("") : "");
    }

    private Optional<String> problem(String name) {
        return units.of(Names.module(name))
                .map(UnitHealth.Unit::problem)
                .or(() -> Optional.ofNullable(types.refused().get(name)));
    }
}
