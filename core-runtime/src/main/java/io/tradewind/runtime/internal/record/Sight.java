package io.tradewind.runtime.internal.record;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.access.Standing;

/**
 * A type as one actor may see it, while their standing stays the same: the fields that exist for them, how far each verb
 * reaches, and the answer to "may they see this record".
 */
final class Sight {
    private final LiveType type;
    private final Standing standing;
    private final Viewer viewer;
    private final Map<Verb, Scope> scopes = new EnumMap<>(Verb.class);
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Set<String> readable = new HashSet<>();
    private final Set<String> editable = new HashSet<>();
    private final Set<String> actions = new HashSet<>();
    private final TypeView view;

    private Sight(LiveType type, Viewer viewer) {
        this.type = type;
        this.standing = viewer.standing();
        this.viewer = viewer;
        Access access = viewer.access();
        for (Verb verb : Verb.values()) {
            boolean kept = isKept(type) && verb != Verb.READ && verb != Verb.EXPORT;
            scopes.put(verb, kept ? Scope.NONE : access.scope(type.name(), verb));
        }
        for (String name : allNames(type)) {
            see(name, access);
        }
        for (String action : type.actions().keySet()) {
            if (access.mayAct(type.name(), action)) {
                actions.add(action);
            }
        }
        view = new TypeView(visible(), type.module(), editable, verbs());
    }

    static Sight of(LiveType type, Viewer viewer) {
        return new Sight(type, viewer);
    }

    /** Whether its stage alone writes it: nobody else could fill in a field. */
    private static boolean isKept(LiveType type) {
        return type.fields().values().stream().allMatch(field -> field.spec().is(Trait.READ_ONLY));
    }

    private static Collection<String> allNames(LiveType type) {
        Set<String> names = new java.util.LinkedHashSet<>(type.fields().keySet());
        EngineFields.of(type.outline()).forEach(field -> names.add(field.name()));
        names.add(EngineFields.CUSTOM);
        names.addAll(Set.of(EngineFields.SHARED_WITH, EngineFields.FILES, EngineFields.REASON));
        return names;
    }

    private void see(String name, Access access) {
        if (!access.mayRead(type.name(), name)) {
            return;
        }
        readable.add(name);
        Column column = type.columns().get(name);
        if (column != null) {
            columns.put(name, column);
        }
        var own = type.fields().get(name);
        boolean writable = own == null
                ? Set.of(EngineFields.OWNER, EngineFields.TEAM, EngineFields.CUSTOM)
                        .contains(name)
                : !own.spec().is(Trait.READ_ONLY);
        if (writable && access.mayEdit(type.name(), name)) {
            editable.add(name);
        }
    }

    private TypeSpec visible() {
        return type.outline().seenBy(readable::contains, actions::contains);
    }

    private Set<Verb> verbs() {
        return scopes.entrySet().stream()
                .filter(entry -> entry.getValue() != Scope.NONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean isOf(Viewer other) {
        return standing == other.standing();
    }

    LiveType type() {
        return type;
    }

    TypeView view() {
        return view;
    }

    Standing standing() {
        return standing;
    }

    /** Whether the type exists at all for the actor. */
    boolean isAny() {
        return !view.verbs().isEmpty();
    }

    /** How far the verb reaches; on shared types everything or nothing, and so does reading what belongs to others. */
    Scope scope(Verb verb) {
        Scope scope = scopes.getOrDefault(verb, Scope.NONE);
        boolean whole = type.outline().shared() || (verb == Verb.READ && isAttached());
        return whole && scope != Scope.NONE ? Scope.ALL : scope;
    }

    /** Whether each record is seen with the one that it belongs to, see {@link Attachment}. */
    boolean isAttached() {
        return type.attachment().isPresent();
    }

    /** The types whose records may have such ones attached, as the same actor may see them. */
    List<Sight> attachable() {
        return type.neighbours().stream()
                .map(other -> other.sight(viewer))
                .filter(Attachment::isVisible)
                .toList();
    }

    /** @throws TradewindException FORBIDDEN if the verb reaches nothing */
    void require(Verb verb) {
        if (scope(verb) == Scope.NONE) {
            throw refused();
        }
    }

    static TradewindException refused() {
        return new TradewindException(Kind.FORBIDDEN, "record.not-allowed");
    }

    /** Columns that may be read, by field. */
    Map<String, Column> columns() {
        return columns;
    }

    boolean mayRead(String field) {
        return readable.contains(field);
    }

    boolean mayEdit(String field) {
        return editable.contains(field);
    }

    boolean mayAct(String action) {
        return actions.contains(action);
    }

    /** Whether the verb reaches the record. */
    boolean reaches(Verb verb, RecordEntity record) {
        return reaches(verb, record.ownerId(), record.teamId());
    }

    boolean reaches(Verb verb, @Nullable String owner, @Nullable String team) {
        return switch (scope(verb)) {
            case NONE -> false;
            case ALL -> true;
            case OWN -> standing.user().equals(owner);
            case TEAM -> standing.user().equals(owner) || (team != null && team.equals(standing.team()));
            case TREE ->
                standing.user().equals(owner)
                        || (team != null && standing.tree().contains(team));
        };
    }

    /** The circles whose records the actor sees through them alone, with the fields that stay hidden there. */
    Map<String, Set<String>> circles() {
        Scope scope = scope(Verb.READ);
        return type.opening().isEmpty() || scope == Scope.NONE || scope == Scope.ALL ? Map.of() : standing.circles();
    }

    /** Whether a circle lets the actor see the record. */
    boolean isOpen(RecordEntity record) {
        return type.circleOf(record).filter(circles()::containsKey).isPresent();
    }

    /** Whether a circle lets the actor start the action. */
    boolean opens(RecordEntity record, String action) {
        return isOpen(record)
                && type.spec()
                        .opening()
                        .filter(opening -> opening.actions().contains(action))
                        .isPresent();
    }

    /** Whether all that is searched may be read, so that one combined index may answer. */
    boolean seesAllSearched() {
        return type.columns().values().stream()
                .filter(column ->
                        column.is(Trait.SEARCHED) || column.fieldName().equals(EngineFields.NUMBER))
                .allMatch(column -> columns.containsKey(column.fieldName()));
    }

    /** The field's description, if it exists for the actor. */
    java.util.Optional<FieldSpec> field(String name) {
        var own = type.fields().get(name);
        if (!readable.contains(name)) {
            return java.util.Optional.empty();
        }
        if (own != null) {
            return java.util.Optional.of(own.spec());
        }
        Column column = columns.get(name);
        return column == null ? java.util.Optional.empty() : java.util.Optional.of(column.field());
    }

    /** Fields of the kind among those that may be read. */
    boolean isReference(String name) {
        return field(name).filter(field -> field.kind() == FieldKind.REFERENCE).isPresent();
    }
}
