package io.tradewind.customer.internal.territory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Directory;
import io.tradewind.access.Directory.Team;
import io.tradewind.access.Directory.User;
import io.tradewind.customer.internal.lead.Later;
import io.tradewind.text.Texts;

/** Finds whose a customer is by the territories in use, so that it can be explained. Part of the running transaction. */
@Component(service = Territories.class)
public final class Territories {
    private static final Locale ZH = Locale.forLanguageTag("zh-CN");

    private final EntityManager entities;
    private final Later<Directory> directory;
    private final Texts texts;

    /** @param directories asked when it is needed and not before: people are records themselves */
    @Activate
    public Territories(
            @Reference(target = "(unit=customer)") EntityManager entities,
            @Reference ComponentServiceObjects<Directory> directories,
            @Reference Texts texts) {
        this.entities = entities;
        this.directory = new Later<>(directories);
        this.texts = texts;
    }

    /** Those in use, in the order in which they are asked. */
    private List<Territory> active() {
        Comparator<Territory> order =
                Comparator.comparing((Territory one) -> Objects.requireNonNullElse(one.place(), Long.MAX_VALUE));
        return entities
                .createQuery("select t from Territory t where t.active = true and t.removedAt is null", Territory.class)
                .setFlushMode(FlushModeType.COMMIT) // asked while a customer is being changed
                .getResultList()
                .stream()
                .sorted(order.thenComparing(one -> Objects.requireNonNullElse(one.name(), ""))
                        .thenComparing(Territory::id))
                .toList();
    }

    private Optional<Territory> taking(Situation customer) {
        return active().stream().filter(one -> one.takes(customer)).findFirst();
    }

    /** Whether any takes new ones at once: most companies give none away so. */
    boolean takesNew() {
        return !entities.createQuery(
                        "select t.id from Territory t where t.active = true and t.takesNew = true and t.removedAt is null",
                        String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether the one that takes it takes new ones at once. */
    boolean takesNew(Situation customer) {
        return taking(customer).filter(Territory::takesNew).isPresent();
    }

    /** @throws TradewindException CONFLICT {@code territories.none} if none takes it, {@code territories.nobody} if nobody is there */
    public Allocation allocate(Situation customer) {
        Territory territory =
                taking(customer).orElseThrow(() -> new TradewindException(Kind.CONFLICT, "territories.none"));
        String person = territory.person();
        if (person != null) {
            User user = directory
                    .with(known -> known.user(person))
                    .filter(one -> !one.locked())
                    .orElseThrow(() -> nobody(territory));
            return allocation(territory, user, "territories.because.person", 0);
        }
        return inTeam(territory, customer, Objects.requireNonNullElse(territory.toTeam(), ""));
    }

    private Allocation inTeam(Territory territory, Situation customer, String team) {
        List<User> members = directory.with(known -> known.usersOf(team)).stream()
                .filter(user -> !user.locked())
                .toList();
        Optional<User> present = members.stream()
                .filter(user -> user.id().equals(customer.owner()))
                .findFirst();
        if (present.isPresent()) {
            return allocation(territory, present.get(), "territories.because.has-it", 0);
        }
        if (territory.dealing() == Territory.Dealing.LEAD) {
            String lead =
                    directory.with(known -> known.team(team)).map(Team::lead).orElse(null);
            User user = members.stream()
                    .filter(one -> one.id().equals(lead))
                    .findFirst()
                    .orElseThrow(() -> nobody(territory));
            return allocation(territory, user, "territories.because.lead", 0);
        }
        Map<String, Long> owned = owned(members);
        User user = members.stream()
                .min(Comparator.comparing((User one) -> owned.getOrDefault(one.id(), 0L))
                        .thenComparing(User::name)
                        .thenComparing(User::id))
                .orElseThrow(() -> nobody(territory));
        return allocation(territory, user, "territories.because.fewest", owned.getOrDefault(user.id(), 0L));
    }

    private static TradewindException nobody(Territory territory) {
        return new TradewindException(
                Kind.CONFLICT, "territories.nobody", Objects.requireNonNullElse(territory.name(), ""));
    }

    /** In both languages: whoever reads the history may read either. */
    private Allocation allocation(Territory territory, User user, String because, long figure) {
        String name = Objects.requireNonNullElse(territory.name(), "");
        String words = texts.get(ZH, because, name, user.name(), figure) + " · "
                + texts.get(Locale.ENGLISH, because, name, user.name(), figure);
        return new Allocation(territory.id(), user.id(), user.team(), words);
    }

    private Map<String, Long> owned(List<User> people) {
        Map<String, Long> owned = new HashMap<>();
        if (!people.isEmpty()) {
            entities.createQuery(
                            "select c.ownerId, count(c) from Customer c where c.removedAt is null and c.ownerId in :ids"
                                    + " group by c.ownerId",
                            Object[].class)
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter("ids", people.stream().map(User::id).toList())
                    .getResultStream()
                    .forEach(row -> owned.put((String) row[0], (Long) row[1]));
        }
        return owned;
    }

    /** As {@link #allocate}, of a stored customer; empty if it is gone. */
    @Nullable
    Situation situation(String customer) {
        return entities.createQuery(
                        "select c.region, c.industry, c.level, c.ownerId from Customer c where c.id = :id and c.removedAt is null",
                        Object[].class)
                .setParameter("id", customer)
                .getResultStream()
                .findFirst()
                .map(row -> new Situation((String) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .orElse(null);
    }
}
