package io.tradewind.runtime.internal.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.access.RoleRights.Grant;

/** What somebody with one role could do, for who wants to try before others have it. */
@Component(service = RoleTrials.class)
public final class RoleTrials {
    private final StoredStandings standings;

    @Activate
    public RoleTrials(@Reference StoredStandings standings) {
        this.standings = standings;
    }

    /** The role's rights as they are; empty if there is no such role. */
    public Optional<Rights> of(String code) {
        return standings.ofCode(code).map(role -> Rights.of(List.of(role)));
    }

    /** A type as somebody with the rights has it. */
    public static TypeView view(TypeSpec all, String module, Rights rights) {
        Predicate<FieldSpec> open = field -> rights.mayRead(all.name(), field.name(), field.is(Trait.SENSITIVE));
        Set<String> opened =
                all.fields().stream().filter(open).map(FieldSpec::name).collect(Collectors.toSet());
        Set<String> names = all.fields().stream()
                .filter(field -> field.origin().isEmpty() || opened.contains(field.origin()))
                .map(FieldSpec::name)
                .filter(opened::contains)
                .collect(Collectors.toSet());
        Set<String> editable = all.fields().stream()
                .filter(field -> rights.mayEdit(all.name(), field.name(), field.is(Trait.SENSITIVE)))
                .map(FieldSpec::name)
                .collect(Collectors.toSet());
        Set<Verb> verbs = Arrays.stream(Verb.values())
                .filter(verb -> rights.scope(all.name(), verb) != Scope.NONE)
                .collect(Collectors.toSet());
        TypeSpec seen = all.seenBy(names::contains, action -> rights.mayAct(all.name(), action));
        return new TypeView(seen, module, editable, verbs);
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
