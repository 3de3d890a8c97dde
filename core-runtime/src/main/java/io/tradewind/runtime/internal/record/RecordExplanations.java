package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Explanation;
import io.tradewind.record.Explanation.Permission;
import io.tradewind.record.Explanation.Reason;
import io.tradewind.record.Explanations;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.access.RoleScopes;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.text.Texts;

/** Looks at a record with somebody else's eyes and tells what there is to see, and why. */
@Component(service = Explanations.class)
public final class RecordExplanations implements Explanations {
    private static final String RIGHT = "access.manage";
    private static final List<Verb> BESIDE_READING = List.of(Verb.EDIT, Verb.DELETE, Verb.EXPORT);

    private final RecordEngine engine;
    private final LiveRecordTypes types;
    private final Access access;
    private final Identity identity;
    private final RoleScopes roles;
    private final Texts texts;

    private record Person(String id, String name, boolean locked) {
        Actor actor() {
            return new Actor(id, id, name, Locale.ENGLISH, java.time.ZoneOffset.UTC);
        }
    }

    @Activate
    public RecordExplanations(
            @org.osgi.service.component.annotations.Reference RecordEngine engine,
            @org.osgi.service.component.annotations.Reference LiveRecordTypes types,
            @org.osgi.service.component.annotations.Reference Access access,
            @org.osgi.service.component.annotations.Reference Identity identity,
            @org.osgi.service.component.annotations.Reference RoleScopes roles,
            @org.osgi.service.component.annotations.Reference Texts texts) {
        this.engine = engine;
        this.types = types;
        this.access = access;
        this.identity = identity;
        this.roles = roles;
        this.texts = texts;
    }

    @Override
    public boolean mayAsk(RecordView record) {
        return access.may(RIGHT)
                || (record.value(EngineFields.OWNER) instanceof Reference owner
                        && owner.id().equals(identity.require().id()));
    }

    @Override
    public Explanation explain(RecordRef ref, String user, Locale language) {
        return engine.reading(ref.type(), desk -> {
            RecordEntity record = desk.require(ref.id());
            if (!access.may(RIGHT) && !desk.viewer().user().equals(record.ownerId())) {
                throw new TradewindException(Kind.FORBIDDEN, "explanation.not-allowed");
            }
            Person person = person(user, desk.sql());
            return engine.as(person.actor(), () -> told(desk, record, person, language));
        });
    }

    private static Person person(String user, Sql sql) {
        return sql.first(
                        "select id, name, locked from core.users where removed_at is null and (id = ? or lower(login) = ?)",
                        row -> new Person(row.getString(1), row.getString(2), row.getBoolean(3)),
                        user,
                        user.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "explanation.no-such-user", user));
    }

    private Explanation told(Desk desk, RecordEntity record, Person person, Locale language) {
        Sight sight = desk.type().sight(types.viewer());
        Why why = new Why(
                sight,
                new Shares(sight, desk.sql()),
                record,
                person.name(),
                holder(desk, record, language),
                roles,
                texts,
                language,
                ids -> names(desk, ids).values());
        List<Reason> reasons = new ArrayList<>();
        if (person.locked()) {
            reasons.add(new Reason("locked", false, texts.get(language, "why.locked", person.name())));
        }
        reasons.addAll(why.reasons(Verb.READ));
        boolean reads = reasons.stream().anyMatch(Reason::opens);
        List<Permission> verbs =
                reads ? BESIDE_READING.stream().map(why::permission).toList() : List.of();
        boolean edits = verbs.stream().anyMatch(verb -> verb.verb() == Verb.EDIT && verb.granted());
        return new Explanation(
                new RecordRef(desk.type().name(), record.id()),
                new Reference(person.id(), person.name()),
                reads,
                reasons,
                verbs,
                reads ? why.fields(edits) : List.of());
    }

    private String holder(Desk desk, RecordEntity record, Locale language) {
        List<String> ids = Stream.of(record.ownerId(), record.teamId())
                .filter(java.util.Objects::nonNull)
                .toList();
        Map<String, String> names = names(desk, ids);
        List<String> holders =
                ids.stream().filter(names::containsKey).map(names::get).toList();
        return holders.isEmpty() ? texts.get(language, "why.nobody") : String.join(", ", holders);
    }

    /** Of users and teams, by id, in the order of ids. */
    private Map<String, String> names(Desk desk, java.util.Collection<String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> sorted = new TreeSet<>(ids);
        for (String target : List.of(EngineFields.USERS, EngineFields.TEAMS)) {
            names.putAll(desk.names().of(target, sorted, desk.sql(), desk.sights()));
        }
        return names;
    }
}
