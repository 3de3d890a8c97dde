package io.tradewind.runtime.internal.record;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordShared;
import io.tradewind.record.Sharing;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Row;

/** Shares in the core's table. The record's row is locked while they change, so that two who share at once do not collide. */
@Component(service = Sharing.class)
public final class StoredSharing implements Sharing {
    /** Named among what is allowed on a record; no action of a type has these names. */
    static final String SHARE = "share";

    static final String UNSHARE = "unshare";

    private static final String SHARED = "SHARED";
    private static final String SHARED_EDIT = "SHARED_EDIT";
    private static final String UNSHARED = "UNSHARED";
    private static final int MOST = 100;

    private final RecordEngine engine;
    private final Clock clock = Clock.systemUTC();

    private record Stored(Holder with, boolean mayEdit, Instant since, String by) {}

    @Activate
    public StoredSharing(@Reference RecordEngine engine) {
        this.engine = engine;
    }

    @Override
    public void share(RecordRef ref, Collection<Holder> with, Level level) {
        changing(ref, with, (desk, record) -> {
            Map<Holder, String> names = names(desk, with);
            with.stream()
                    .filter(holder -> !names.containsKey(holder))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new TradewindException(Kind.INVALID, "sharing.no-such-holder", unknown.id());
                    });
            boolean edit = level == Level.EDIT;
            Map<Holder, Boolean> before = levels(desk, record.id());
            Set<Holder> changed = new LinkedHashSet<>(with);
            changed.removeIf(holder -> Objects.equals(before.get(holder), edit));
            delete(desk, record.id(), changed);
            insert(desk, record.id(), changed, edit);
            if (!changed.isEmpty()) {
                engine.saving(desk).publish(Optional.of(shared(desk, record.id(), changed, edit)));
            }
            tell(desk, record, edit ? SHARED_EDIT : SHARED, changed, names);
        });
    }

    @Override
    public void unshare(RecordRef ref, Collection<Holder> from) {
        changing(ref, from, (desk, record) -> {
            Set<Holder> gone = new LinkedHashSet<>(from);
            gone.retainAll(levels(desk, record.id()).keySet());
            delete(desk, record.id(), gone);
            tell(desk, record, UNSHARED, gone, names(desk, gone));
        });
    }

    @Override
    public List<Share> shares(RecordRef ref) {
        return engine.reading(ref.type(), desk -> {
            RecordEntity record = desk.require(ref.id());
            List<Stored> all = stored(desk, record.id());
            Map<Holder, String> names =
                    names(desk, all.stream().map(Stored::with).toList());
            Map<String, String> people = desk.names()
                    .of(
                            EngineFields.USERS,
                            all.stream().map(Stored::by).collect(Collectors.toSet()),
                            desk.sql(),
                            desk.sights());
            return all.stream()
                    .filter(one -> names.containsKey(one.with()))
                    .map(one -> new Share(
                            one.with(),
                            names.getOrDefault(one.with(), one.with().id()),
                            one.mayEdit() ? Level.EDIT : Level.READ,
                            one.since(),
                            new io.tradewind.record.Reference(one.by(), people.get(one.by()))))
                    .sorted(Comparator.comparing((Share share) -> share.with().kind())
                            .reversed()
                            .thenComparing(Share::name))
                    .toList();
        });
    }

    /** What is done with the shares of a record. */
    private interface Change {
        void on(Desk desk, RecordEntity record);
    }

    private void changing(RecordRef ref, Collection<Holder> holders, Change change) {
        if (holders.isEmpty()) {
            throw new TradewindException(Kind.INVALID, "sharing.nobody");
        }
        if (holders.size() > MOST) {
            throw new TradewindException(Kind.TOO_LARGE, "record.too-many", MOST);
        }
        engine.saving(() -> engine.writing(ref.type(), desk -> {
            RecordEntity record = desk.require(ref.id(), Verb.EDIT);
            if (desk.type().outline().shared()) {
                throw new TradewindException(Kind.CONFLICT, "sharing.for-everybody");
            }
            if (desk.sight().isAttached()) {
                throw new TradewindException(Kind.CONFLICT, "sharing.with-its-record");
            }
            String lock = desk.dialect() == Dialect.DERBY ? " for update with rs" : " for update";
            desk.sql()
                    .first(
                            "select id from " + desk.type().table() + " where id = ?" + lock,
                            row -> row.getString(1),
                            record.id());
            change.on(desk, record);
            return record;
        }));
    }

    private static Map<Holder, Boolean> levels(Desk desk, String record) {
        return stored(desk, record).stream().collect(Collectors.toMap(Stored::with, Stored::mayEdit));
    }

    private static List<Stored> stored(Desk desk, String record) {
        return desk.sql()
                .list(
                        "select holder_kind, holder_id, may_edit, shared_at, shared_by from core.record_share where record_id = ?",
                        row -> new Stored(
                                new Holder(HolderKind.valueOf(row.getString(1)), row.getString(2)),
                                row.getBoolean(3),
                                Objects.requireNonNull(Row.instant(row, 4)),
                                row.getString(5)),
                        record);
    }

    private static void delete(Desk desk, String record, Collection<Holder> holders) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        holders.forEach(holder -> rows.add(new Object[] {record, holder.id()}));
        if (!rows.isEmpty()) {
            desk.sql().batch("delete from core.record_share where record_id = ? and holder_id = ?", rows);
        }
    }

    private void insert(Desk desk, String record, Collection<Holder> holders, boolean edit) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Holder holder : holders) {
            rows.add(new Object[] {
                record,
                holder.id(),
                desk.type().name(),
                holder.kind().name(),
                edit,
                clock.instant(),
                desk.viewer().user()
            });
        }
        if (!rows.isEmpty()) {
            desk.sql()
                    .batch(
                            "insert into core.record_share (record_id, holder_id, record_type, holder_kind, may_edit, shared_at,"
                                    + " shared_by) values (?, ?, ?, ?, ?, ?, ?)",
                            rows);
        }
    }

    private RecordShared shared(Desk desk, String record, Set<Holder> holders, boolean edit) {
        return new RecordShared(
                desk.type().name(),
                record,
                ids(holders, HolderKind.USER),
                ids(holders, HolderKind.TEAM),
                edit,
                desk.viewer().user(),
                clock.instant());
    }

    private static List<String> ids(Set<Holder> holders, HolderKind kind) {
        return holders.stream()
                .filter(holder -> holder.kind() == kind)
                .map(Holder::id)
                .toList();
    }

    private void tell(Desk desk, RecordEntity record, String kind, Set<Holder> holders, Map<Holder, String> names) {
        if (holders.isEmpty()) {
            return;
        }
        String shown = holders.stream()
                .map(holder -> names.getOrDefault(holder, holder.id()))
                .collect(Collectors.joining(", "));
        Snapshot.Change change =
                kind.equals(UNSHARED) ? new Snapshot.Change(shown, null) : new Snapshot.Change(null, shown);
        Saving saving = engine.saving(desk);
        Trail.write(
                desk.type().name(),
                desk.viewer().user(),
                saving.now(),
                List.of(new Trail.Fresh(record.id(), record.version(), kind, Map.of(EngineFields.SHARED_WITH, change))),
                desk.sql());
        saving.publish(List.of(record.id()), RecordsChanged.Kind.CHANGED);
    }

    /** Of those holders who are there. */
    private static Map<Holder, String> names(Desk desk, Collection<Holder> holders) {
        Map<Holder, String> names = new HashMap<>();
        for (HolderKind kind : HolderKind.values()) {
            String type = kind == HolderKind.USER ? EngineFields.USERS : EngineFields.TEAMS;
            Set<String> ids = holders.stream()
                    .filter(holder -> holder.kind() == kind)
                    .map(Holder::id)
                    .collect(Collectors.toSet());
            Set<String> present = desk.references().visible(type, ids);
            desk.names()
                    .of(type, present, desk.sql(), desk.sights())
                    .forEach((id, name) -> names.put(new Holder(kind, id), name));
        }
        return names;
    }
}
