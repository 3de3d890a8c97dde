package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.entity.RecordEntity;
import io.tradewind.merge.Referrers;
import io.tradewind.merge.Referring;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;

/**
 * Lets what refers to one record refer to another, in all types that run, whatever the actor's rights on them; some hundreds at a
 * time, each with its trace and a new version.
 */
@Component(service = {Moving.class, Referrers.class})
public final class Moving implements Referrers {
    private static final int AT_ONCE = 500;

    private final RecordEngine engine;
    private final LiveRecordTypes types;
    private final Database database;

    @Activate
    public Moving(@Reference RecordEngine engine, @Reference LiveRecordTypes types, @Reference Database database) {
        this.engine = engine;
        this.types = types;
        this.database = database;
    }

    /**
     * A reference that was moved.
     *
     * @param version of the record afterwards
     */
    public record Move(String type, String id, String field, String part, long version) {
        private boolean stands(ReferencePlace place) {
            return place.type().name().equals(type)
                    && place.field().equals(field)
                    && place.part().equals(part);
        }
    }

    /** What became of references that were to go back. */
    public record Return(List<Move> back, List<Move> waiting, List<Move> stayed) {}

    @Override
    public List<Referring> of(RecordRef record) {
        return database.reads(sql -> ReferencePlaces.to(record.type(), types.live()).stream()
                .map(place -> new Referring(place.type().name(), place.field(), place.count(record.id(), sql)))
                .filter(referring -> referring.count() > 0)
                .toList());
    }

    /**
     * Moves all references; in the caller's transaction.
     *
     * @throws TradewindException CONFLICT {@code merge.too-many}, {@code merge.clash}
     */
    public List<Move> move(String type, String from, String to, int most) {
        Sql sql = database.sql();
        Map<ReferencePlace, List<String>> referring = new LinkedHashMap<>();
        int found = 0;
        for (ReferencePlace place : ReferencePlaces.to(type, types.live())) {
            List<String> ids = place.referring(from, most + 1, sql);
            found += ids.size();
            if (found > most) {
                throw new TradewindException(Kind.CONFLICT, "merge.too-many", most);
            }
            referring.put(place, ids);
        }
        List<Move> moves = new ArrayList<>();
        referring.forEach((place, ids) -> moves.addAll(point(place, ids, from, to)));
        return moves;
    }

    /** Moves the references of one type that has just come. */
    public List<Move> moveLate(String arrived, String type, String from, String to) {
        Sql sql = database.sql();
        List<Move> moves = new ArrayList<>();
        for (ReferencePlace place : ReferencePlaces.to(type, types.live())) {
            if (place.type().name().equals(arrived)) {
                moves.addAll(point(place, place.referring(from, Integer.MAX_VALUE, sql), from, to));
            }
        }
        return moves;
    }

    /** Which of these records of the type are still referred to by records of the type that has come. */
    public Set<String> referredTo(String arrived, String type, List<String> targets) {
        Set<String> found = new HashSet<>();
        database.reads(sql -> {
            for (ReferencePlace place : ReferencePlaces.to(type, types.live())) {
                for (int start = 0;
                        start < targets.size() && place.type().name().equals(arrived);
                        start += AT_ONCE) {
                    found.addAll(
                            place.referredTo(targets.subList(start, Math.min(targets.size(), start + AT_ONCE)), sql));
                }
            }
            return found;
        });
        return found;
    }

    /** Moves those back that still refer so and that no person has changed since. */
    public Return moveBack(String type, List<Move> moves, String from, String to) {
        List<Move> waiting = new ArrayList<>(moves);
        List<Move> stayed = new ArrayList<>();
        Map<ReferencePlace, List<String>> same =
                new LinkedHashMap<>(); // all found first: going back changes versions, too
        for (ReferencePlace place : ReferencePlaces.to(type, types.live())) {
            List<Move> here = moves.stream().filter(move -> move.stands(place)).toList();
            waiting.removeAll(here);
            for (int start = 0; start < here.size(); start += AT_ONCE) {
                List<Move> some = here.subList(start, Math.min(here.size(), start + AT_ONCE));
                Set<String> found = unchanged(place, some, from);
                some.stream().filter(move -> !found.contains(move.id())).forEach(stayed::add);
                same.computeIfAbsent(place, key -> new ArrayList<>()).addAll(found);
            }
        }
        List<Move> back = new ArrayList<>();
        same.forEach((place, ids) -> back.addAll(point(place, ids, from, to)));
        return new Return(back, waiting, stayed);
    }

    private Set<String> unchanged(ReferencePlace place, List<Move> moves, String target) {
        Sql sql = database.sql();
        Map<String, Long> versions = moves.stream().collect(Collectors.toMap(Move::id, Move::version, Math::max));
        Set<String> same = new HashSet<>();
        Set<String> still = Set.copyOf(place.referring(target, versions.keySet(), sql));
        for (RecordEntity record : load(place.type(), engine.manager(place.type()), List.copyOf(still))) {
            long version = versions.getOrDefault(record.id(), 0L);
            if (record.version() == version || !changedByPeople(record.id(), version, sql)) {
                same.add(record.id());
            }
        }
        return same;
    }

    private static boolean changedByPeople(String record, long version, Sql sql) {
        return sql.first(
                        "select id from core.audit_entry where record_id = ? and version > ? and actor <> ?",
                        row -> row.getString(1),
                        record,
                        version,
                        Actor.SYSTEM.id())
                .isPresent();
    }

    private List<Move> point(ReferencePlace place, List<String> ids, String from, String to) {
        List<String> others =
                ids.stream().filter(id -> !id.equals(from) && !id.equals(to)).toList();
        List<Move> moves = new ArrayList<>();
        for (int start = 0; start < others.size(); start += AT_ONCE) {
            moves.addAll(pointSome(place, others.subList(start, Math.min(others.size(), start + AT_ONCE)), from, to));
        }
        return moves;
    }

    private List<Move> pointSome(ReferencePlace place, List<String> ids, String from, String to) {
        EntityManager manager = engine.manager(place.type());
        manager.flush();
        Map<String, Snapshot> before = new HashMap<>();
        for (RecordEntity record : load(place.type(), manager, ids)) {
            before.put(record.id(), Snapshot.of(place.type(), record));
            manager.detach(record);
        }
        place.point(ids, from, to, database.sql());
        List<RecordEntity> pointed = load(place.type(), manager, ids);
        pointed.forEach(record -> place.follow(record, to));
        List<Draft> drafts = pointed.stream()
                .map(record -> Draft.changed(record, before.getOrDefault(record.id(), Snapshot.NOTHING)))
                .toList();
        engine.saving(place.type()).moved(drafts);
        drafts.stream().filter(draft -> !draft.isGood()).findFirst().ifPresent(clash -> {
            throw new TradewindException(
                    Kind.CONFLICT, "merge.clash", place.type().titleOf(clash.record()));
        });
        List<Move> moves = drafts.stream()
                .map(draft -> new Move(
                        place.type().name(),
                        draft.id(),
                        place.field(),
                        place.part(),
                        draft.record().version()))
                .toList();
        drafts.forEach(draft -> manager.detach(draft.record()));
        return moves;
    }

    private static List<RecordEntity> load(LiveType type, EntityManager manager, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String query = "select r from "
                + manager.getMetamodel().entity(type.entity()).getName() + " r where r.id in :ids order by r.id";
        return manager.createQuery(query, type.entity())
                .setParameter("ids", Names.padded(ids))
                .getResultList();
    }
}
