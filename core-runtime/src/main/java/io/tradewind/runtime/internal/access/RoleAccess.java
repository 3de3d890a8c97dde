package io.tradewind.runtime.internal.access;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.access.Access;
import io.tradewind.access.Identity;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordType;
import io.tradewind.record.TypeSpec;

/** Access by the roles of the current actor. Knows the running types only to know which fields are sensitive, or tell of others. */
@Component(service = Access.class)
public final class RoleAccess implements Access {
    private final Identity identity;
    private final Standings standings;
    private final SensitiveFields added;
    private final Map<String, Set<String>> sensitive = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> origins = new ConcurrentHashMap<>();

    @Activate
    public RoleAccess(@Reference Identity identity, @Reference Standings standings, @Reference SensitiveFields added) {
        this.identity = identity;
        this.standings = standings;
        this.added = added;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addType(RecordType<?> type) {
        TypeSpec outline = type.spec().outline();
        sensitive.put(
                outline.name(),
                outline.fields().stream()
                        .filter(field -> field.is(Trait.SENSITIVE))
                        .map(field -> field.name())
                        .collect(Collectors.toUnmodifiableSet()));
        origins.put(
                outline.name(),
                outline.fields().stream()
                        .filter(field -> !field.origin().isEmpty())
                        .collect(Collectors.toUnmodifiableMap(FieldSpec::name, FieldSpec::origin)));
    }

    /** What was sensitive stays so: a type that is away is not to be opened by being away. */
    void removeType(RecordType<?> type) {}

    @Override
    public Scope scope(String type, Verb verb) {
        return rights().scope(type, verb);
    }

    @Override
    public boolean mayAct(String type, String action) {
        return rights().mayAct(type, action);
    }

    @Override
    public boolean mayRead(String type, String field) {
        String origin = origins.getOrDefault(type, Map.of()).get(field);
        return rights().mayRead(type, field, isSensitive(type, field)) && (origin == null || mayRead(type, origin));
    }

    @Override
    public boolean mayEdit(String type, String field) {
        return rights().mayEdit(type, field, isSensitive(type, field));
    }

    @Override
    public boolean may(String right) {
        return rights().may(right);
    }

    private boolean isSensitive(String type, String field) {
        return sensitive.getOrDefault(type, Set.of()).contains(field) || added.isSensitive(type, field);
    }

    private Rights rights() {
        return standings.of(identity.require()).rights();
    }
}
