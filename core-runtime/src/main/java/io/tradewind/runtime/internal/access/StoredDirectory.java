package io.tradewind.runtime.internal.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;

/** The directory for stages. What the system makes (the demo company) gets its log-ins into the file of the first start. */
@Component(service = Directory.class)
public final class StoredDirectory implements Directory {
    private final Identity identity;
    private final Access access;
    private final People people;
    private final FirstLogIns firstLogIns;
    private final PasswordPolicies policies;
    private final PasswordRule rule = new PasswordRule();

    /** @param started so that the roles are there */
    @Activate
    public StoredDirectory(
            BundleContext context,
            @Reference Identity identity,
            @Reference Access access,
            @Reference People people,
            @Reference PasswordPolicies policies,
            @Reference FirstStart started) {
        this(identity, access, people, FirstLogIns.of(context), policies);
    }

    StoredDirectory(
            Identity identity, Access access, People people, FirstLogIns firstLogIns, PasswordPolicies policies) {
        this.identity = identity;
        this.access = access;
        this.people = people;
        this.firstLogIns = firstLogIns;
        this.policies = policies;
    }

    @Override
    public Optional<User> user(String id) {
        return people.user(id);
    }

    @Override
    public Optional<User> findUser(String login) {
        return people.userByLogin(login);
    }

    @Override
    public Optional<Actor> actor(String user) {
        return people.actor(user);
    }

    @Override
    public Optional<Team> team(String id) {
        return people.team(id);
    }

    @Override
    public Optional<Team> findTeam(String name) {
        return people.teamByName(name);
    }

    @Override
    public List<User> usersOf(String team) {
        return people.usersOf(team);
    }

    @Override
    public Set<String> withTeamsBelow(String team) {
        return people.withTeamsBelow(team);
    }

    @Override
    public Team createTeam(String name, @Nullable String parent) {
        Actor actor = requireRight();
        return people.teamByName(name).orElseGet(() -> people.addTeam(actor.id(), name, parent));
    }

    @Override
    public User createUser(NewUser fresh) {
        Actor actor = requireRight();
        return people.userByLogin(fresh.login()).orElseGet(() -> add(actor, fresh));
    }

    private User add(Actor actor, NewUser fresh) {
        String password = fresh.password().isEmpty() ? rule.generate() : fresh.password();
        if (!fresh.password().isEmpty()) {
            rule.check(Accounts.plain(fresh.login()), password, policies.rules().length());
        }
        if (actor.isSystem()) {
            firstLogIns.add(Accounts.plain(fresh.login()), password);
        }
        return people.addUser(actor.id(), fresh, PasswordHash.of(password));
    }

    private Actor requireRight() {
        Actor actor = identity.require();
        if (!access.may("access.manage")) {
            throw new TradewindException(TradewindException.Kind.FORBIDDEN, "access.right-missing", "access.manage");
        }
        return actor;
    }
}
