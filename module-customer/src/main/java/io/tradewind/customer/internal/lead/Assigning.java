package io.tradewind.customer.internal.lead;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Directory.User;
import io.tradewind.access.Identity;
import io.tradewind.customer.LeadAssigned;
import io.tradewind.text.Texts;

/** Gives leads to people. */
@Component(service = Assigning.class)
public final class Assigning {
    private final Leads leads;
    private final Later<Directory> directory;
    private final Identity identity;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Assigning(
            @Reference Leads leads,
            @Reference ComponentServiceObjects<Directory> directories,
            @Reference Identity identity,
            @Reference Texts texts) {
        this.leads = leads;
        this.directory = new Later<>(directories);
        this.identity = identity;
        this.texts = texts;
    }

    LeadAssigned assign(Lead lead, AssignLead command) {
        Instant now = clock.instant();
        String owner = command.owner();
        if (owner != null) {
            return lead.assign(owner, teamOf(owner).orElse(null), null, now);
        }
        AssignLead.Rule rule = command.rule();
        if (rule == null) {
            throw new TradewindException(Kind.INVALID, "leads.person-or-rule");
        }
        Dealing.Choice choice = Dealing.choose(rule, leads.candidates(people(lead, command), lead.region()));
        String because = texts.get(
                identity.require().locale(), choice.because(), choice.who().name(), choice.figure());
        return lead.assign(choice.who().user(), choice.who().team(), because, now);
    }

    LeadAssigned claim(Lead lead) {
        Actor actor = identity.require();
        return lead.assign(actor.id(), teamOf(actor.id()).orElse(null), null, clock.instant());
    }

    private List<User> people(Lead lead, AssignLead command) {
        Optional<String> team = Optional.ofNullable(command.team())
                .or(() -> Optional.ofNullable(lead.teamId()))
                .or(() -> teamOf(identity.require().id()));
        return team.map(id -> directory.with(known -> known.usersOf(id))).orElse(List.of()).stream()
                .filter(user -> !user.locked())
                .toList();
    }

    private Optional<String> teamOf(String user) {
        return directory.with(known -> known.user(user).map(User::team));
    }
}
