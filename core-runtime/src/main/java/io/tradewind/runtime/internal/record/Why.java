package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Explanation.FieldPermission;
import io.tradewind.record.Explanation.Permission;
import io.tradewind.record.Explanation.Reason;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.access.RoleScopes;
import io.tradewind.runtime.internal.access.RoleScopes.RoleScope;
import io.tradewind.text.Texts;

/**
 * Puts the answers of {@link Sight} and {@link Shares} about one record and one person into words. It decides nothing: it asks them what
 * they would answer if only the owner, or only the team, were known.
 */
final class Why {
    private final Sight sight;
    private final Shares shares;
    private final RecordEntity record;
    private final String person;
    private final String holder;
    private final RoleScopes roles;
    private final Texts texts;
    private final Locale language;
    private final Function<Set<String>, Collection<String>> names;

    /**
     * @param sight of the person it is about
     * @param person their name
     * @param holder names of the record's owner and team
     * @param names of users and teams, by their ids
     */
    Why(
            Sight sight,
            Shares shares,
            RecordEntity record,
            String person,
            String holder,
            RoleScopes roles,
            Texts texts,
            Locale language,
            Function<Set<String>, Collection<String>> names) {
        this.sight = sight;
        this.shares = shares;
        this.record = record;
        this.person = person;
        this.holder = holder;
        this.roles = roles;
        this.texts = texts;
        this.language = language;
        this.names = names;
    }

    /** Each way by which the verb could reach the record. */
    List<Reason> reasons(Verb verb) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(belonging(verb));
        if (Shares.mayOpen(sight, verb)) {
            Set<String> holders = shares.openers(verb, record.id());
            String with = holders.isEmpty() ? "" : String.join(", ", names.apply(holders));
            reasons.add(reason("share", !holders.isEmpty(), verb, with));
        }
        if (verb == Verb.READ && isOpenToSome()) {
            reasons.add(reason("circle", sight.isOpen(record), verb, ""));
        }
        return reasons;
    }

    /** Whether a circle would make a difference. */
    private boolean isOpenToSome() {
        return Shares.mayOpen(sight, Verb.READ) && sight.type().circleOf(record).isPresent();
    }

    private Reason belonging(Verb verb) {
        Scope scope = sight.scope(verb);
        if (verb == Verb.READ && sight.isAttached() && scope != Scope.NONE) {
            return reason("record", !shares.reached(verb, List.of(record)).isEmpty(), verb, holder);
        }
        boolean reaches = sight.reaches(verb, record);
        if (reaches && scope != Scope.ALL && sight.reaches(verb, record.ownerId(), null)) {
            return reason("own", true, verb, holder);
        }
        return reason(scope.name().toLowerCase(Locale.ROOT), reaches, verb, holder);
    }

    private Reason reason(String code, boolean opens, Verb verb, String other) {
        String key = "why." + code + (opens || code.equals("none") ? "" : ".not");
        return new Reason(
                code, opens, texts.get(language, key, person, role(verb), plural(), other, word("why.verb." + verb)));
    }

    private String word(String key) {
        return texts.get(language, key);
    }

    private String plural() {
        String type = sight.type().name();
        String title = texts.find(language, type + ".title").orElse(type);
        return language.getLanguage().equals("en") ? title.toLowerCase(Locale.ENGLISH) : title;
    }

    /** The roles that let the person do it as far as they may. */
    private String role(Verb verb) {
        Scope most = sight.scope(verb);
        String some = roles.of(sight.standing().user(), sight.type().name(), verb).stream()
                .filter(each -> each.scope() != Scope.NONE
                        && (each.scope() == most || sight.type().outline().shared()))
                .map(RoleScope::role)
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? word("why.role.some") : texts.get(language, "why.role", some);
    }

    /** What else may be done: for the first reason that opens it, or the first one that does not. */
    Permission permission(Verb verb) {
        List<Reason> reasons = reasons(verb);
        Optional<Reason> opening = reasons.stream().filter(Reason::opens).findFirst();
        return new Permission(
                verb, opening.isPresent(), opening.orElse(reasons.getFirst()).words());
    }

    /** Fields that are not open in full, to somebody who sees the record. */
    List<FieldPermission> fields(boolean edits) {
        Set<String> hidden = shares.hidden(List.of(record)).getOrDefault(record.id(), Set.of());
        return sight.type().fields().values().stream()
                .flatMap(field -> field(field.spec(), hidden, edits).stream())
                .toList();
    }

    private Optional<FieldPermission> field(FieldSpec field, Set<String> hidden, boolean edits) {
        String name = field.name();
        boolean reads = sight.mayRead(name) && !hidden.contains(name);
        boolean changes = reads && edits && sight.mayEdit(name);
        @Nullable String why = null;
        if (!reads) {
            why = hidden.contains(name) ? "circle" : field.is(Trait.SENSITIVE) ? "sensitive" : "role";
        } else if (edits && !changes && !field.is(Trait.READ_ONLY)) {
            why = "fixed";
        }
        return Optional.ofNullable(why)
                .map(code ->
                        new FieldPermission(name, reads, changes, texts.get(language, "why.field." + code, person)));
    }
}
