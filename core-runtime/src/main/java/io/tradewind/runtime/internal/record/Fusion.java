package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;

/**
 * Makes one record of two, and two of one again: rights, values, bin and trace, in the caller's transaction. What refers to them is
 * moved by {@link Moving}; who keeps the books is the caller.
 */
@Component(service = Fusion.class)
public final class Fusion {
    private final RecordEngine engine;

    @Activate
    public Fusion(@Reference RecordEngine engine) {
        this.engine = engine;
    }

    /**
     * Two records beside each other.
     *
     * @param differing fields with two values that the actor may read, in the type's order, and whether the actor may choose
     * @param gaps those of them in which only the other record has a value
     */
    public record Both(RecordView survivor, RecordView other, Map<String, Boolean> differing, Set<String> gaps) {}

    /**
     * A record that took another one in.
     *
     * @param former values of the survivor before, of those fields that the other one gave
     */
    public record Fused(RecordView survivor, String otherTitle, Map<String, @Nullable Object> former) {}

    /** @param keptFields what the survivor did not give back, since it was changed meanwhile */
    public record Split(RecordView survivor, List<String> keptFields) {}

    private record Pair(RecordEntity kept, RecordEntity gone) {}

    /** @throws TradewindException as {@link io.tradewind.merge.Merges#plan} */
    public Both look(RecordRef survivor, String other) {
        return engine.writing(survivor.type(), desk -> {
            Pair pair = pair(desk, survivor.id(), other);
            Map<String, Boolean> differing = new LinkedHashMap<>();
            Set<String> gaps = new java.util.LinkedHashSet<>();
            for (String name : comparable(desk)) {
                Object ours = Values.of(desk.type(), pair.kept(), name);
                Object theirs = Values.of(desk.type(), pair.gone(), name);
                if (!Snapshot.same(ours, theirs)) {
                    differing.put(name, desk.sight().mayEdit(name));
                    if (Values.isUnset(ours)) {
                        gaps.add(name);
                    }
                }
            }
            return new Both(desk.view(pair.kept()), desk.view(pair.gone()), differing, gaps);
        });
    }

    /** Those that are kept somewhere and that the actor may read. */
    private static List<String> comparable(Desk desk) {
        List<String> names = new ArrayList<>();
        for (FieldSpec field : desk.type().outline().fields()) {
            boolean kept = field.stored() || field.kind() == FieldKind.LINES;
            if (kept && !field.hasFormula() && desk.sight().mayRead(field.name())) {
                names.add(field.name());
            }
        }
        for (String name : List.of(EngineFields.OWNER, EngineFields.CUSTOM)) {
            if (desk.sight().mayRead(name) && !desk.type().outline().shared()) {
                names.add(name);
            }
        }
        return names;
    }

    private static Pair pair(Desk desk, String survivor, String other) {
        if (!desk.type().outline().mergeable()) {
            throw new TradewindException(
                    Kind.CONFLICT, "merge.not-offered", desk.type().name());
        }
        RecordEntity kept = editable(desk, survivor);
        if (survivor.equals(other)) {
            throw new TradewindException(Kind.CONFLICT, "merge.same-record");
        }
        return new Pair(kept, editable(desk, other));
    }

    private static RecordEntity editable(Desk desk, String id) {
        RecordEntity record = desk.require(id, Verb.EDIT);
        if (!desk.sight().reaches(Verb.DELETE, record)) {
            throw Sight.refused();
        }
        return record;
    }

    /** @param fromOther fields whose values the other record gives */
    public Fused fuse(RecordRef survivor, String other, Set<String> fromOther) {
        return engine.saving(
                survivor,
                () -> engine.writing(survivor.type(), desk -> {
                    Pair pair = pair(desk, survivor.id(), other);
                    Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
                    Map<String, @Nullable Object> former = new LinkedHashMap<>();
                    for (String name : fromOther) {
                        requireKnown(desk, name);
                        chosen.put(name, Values.given(desk.type(), pair.gone(), pair.kept(), name));
                        former.put(name, Values.of(desk.type(), pair.kept(), name));
                    }
                    unhook(desk, pair, chosen, former);
                    String title = desk.type().titleOf(pair.gone());
                    Saving saving = engine.saving(desk);
                    saving.remove(List.of(pair.gone()), Trail.MERGED_INTO);
                    save(desk, pair.kept(), chosen, Trail.MERGED);
                    engine.noted(desk.type());
                    return new Fused(desk.view(pair.kept()), title, former);
                }));
    }

    private static void requireKnown(Desk desk, String name) {
        if (!comparable(desk).contains(name)) {
            throw new InvalidRecord(List.of(FieldProblem.of(name, "field.unknown")));
        }
    }

    /** A survivor that hangs under the other one hangs where that one hung. */
    private static void unhook(
            Desk desk, Pair pair, Map<String, @Nullable Object> chosen, Map<String, @Nullable Object> former) {
        for (FieldSpec tree : desk.type().selfReferences()) {
            String name = tree.name();
            if (pair.gone().id().equals(Values.of(desk.type(), pair.kept(), name))
                    && !tree.is(FieldSpec.Trait.READ_ONLY)) {
                Object above = Values.of(desk.type(), pair.gone(), name);
                chosen.put(name, pair.kept().id().equals(above) ? null : above);
                former.put(name, pair.gone().id());
            }
        }
    }

    private Draft save(Desk desk, RecordEntity record, Map<String, @Nullable Object> values, String kind) {
        Draft draft = Draft.of(desk.type(), record, values);
        desk.fill(List.of(draft), engine.strict(desk));
        draft.problems().throwIfAny();
        Saving saving = engine.saving(desk);
        if (saving.save(List.of(draft), kind).isEmpty()) {
            saving.touch(record, kind);
        }
        draft.problems().throwIfAny();
        return draft;
    }

    /** Whether the record hangs under itself by now. */
    public void requireTree(RecordRef record) {
        engine.writing(record.type(), desk -> {
            for (FieldSpec tree : desk.type().selfReferences()) {
                if (desk.references().isCircle(record.id(), tree)) {
                    throw new TradewindException(Kind.CONFLICT, "merge.circle");
                }
            }
            return record;
        });
    }

    /** Two again. Values that the survivor took and still has go back to what they were. */
    public Split split(RecordRef survivor, String other, Map<String, @Nullable Object> former) {
        return engine.saving(
                survivor,
                () -> engine.writing(survivor.type(), desk -> {
                    RecordEntity kept = editable(desk, survivor.id());
                    RecordEntity gone = binned(desk, other);
                    Map<String, @Nullable Object> back = new LinkedHashMap<>();
                    Map<String, @Nullable Object> hooks = new LinkedHashMap<>();
                    List<String> changed = new ArrayList<>();
                    former.forEach((name, value) -> {
                        Object now = Values.of(desk.type(), kept, name);
                        if (other.equals(value)) {
                            hooks.put(name, value);
                        } else if (Snapshot.same(now, Values.of(desk.type(), gone, name))) {
                            back.put(name, Values.restored(desk.type(), kept, name, value));
                        } else {
                            changed.add(name);
                        }
                    });
                    save(desk, kept, back, Trail.UNMERGED);
                    engine.saving(desk).restore(gone, Trail.UNMERGED).throwIfAny();
                    if (!hooks.isEmpty()) {
                        save(desk, kept, hooks, Trail.UNMERGED);
                    }
                    engine.noted(desk.type());
                    return new Split(desk.view(kept), changed);
                }));
    }

    private static RecordEntity binned(Desk desk, String id) {
        RecordEntity gone = desk.find(id)
                .filter(record -> desk.sight().reaches(Verb.DELETE, record))
                .orElseThrow(Desk::notFound);
        if (!gone.isRemoved()) {
            throw new TradewindException(Kind.CONFLICT, "merge.undone");
        }
        return gone;
    }

    /** Whether the actor may see the record, be it in the recycle bin. */
    public boolean isVisible(RecordRef ref) {
        return engine.writing(
                ref.type(),
                desk -> desk.find(ref.id())
                        .filter(record -> !record.isRemoved() || desk.sight().reaches(Verb.DELETE, record))
                        .isPresent());
    }

    /** The title, if the record is there and the actor may see it. */
    public Optional<String> title(RecordRef ref) {
        return engine.writing(ref.type(), desk -> desk.find(ref.id()).map(desk.type()::titleOf));
    }
}
