package io.tradewind.runtime.internal.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.RoleRights.Grant;

/** What somebody with one role could do, for who wants to try before others have it. */
@Component(service = RoleTrials.class)
public final class RoleTrials {
    private final StoredStandings standings;

    @Activate
    public RoleTrials(@Reference StoredStandings standings) {
        this.standings = standings;
    }

    /**
     * The role's rights as they are, and with what is planned for it.
     *
     * @param code of the role
     * @param planned reach on the type if the role says nothing of its own about it; empty: nothing is planned
     * @return empty if there is no such role
     */
    public Optional<Rights> of(String code, String type, Map<Verb, Scope> planned) {
        return standings.ofCode(code).map(role -> {
            RoleRights made = role.withMade(type);
            Grant line = new Grant(type, planned, Set.of(RoleRights.ANY));
            return Rights.of(List.of(planned.isEmpty() ? made : made.with(line)));
        });
    }
}
