package io.tradewind.runtime.internal.layout;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.layout.PageLayout;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.ShowRule;
import io.tradewind.record.TypeSpec;

/**
 * A type as it comes, and what an admin has made of its form and page. The one place where both become what everybody sees.
 *
 * @param delivered as its module and its added fields bring it
 * @param preset required fields that a new record has by itself
 * @param needed required fields that the record's table cannot be without: no rule hides them
 * @param layout null: as delivered
 */
public record Arrangement(
        TypeSpec delivered,
        Set<String> preset,
        Set<String> needed,
        @Nullable PageLayout layout) {
    public Arrangement {
        preset = Set.copyOf(preset);
        needed = Set.copyOf(needed);
    }

    public boolean isBy(Optional<PageLayout> other) {
        return Objects.equals(layout, other.orElse(null));
    }

    /** As everybody has it. */
    public TypeSpec outline() {
        return layout == null ? delivered : with(layout);
    }

    /**
     * As everybody would have it. What the layout names and is not there is passed over; what would leave a record without a value it needs,
     * or nobody a way to show a field again, too.
     */
    public TypeSpec with(PageLayout other) {
        List<FieldGroup> groups = other.groups().stream()
                .map(group ->
                        group.with(group.places().stream().map(this::shown).toList()))
                .toList();
        TypeSpec placed = delivered.arranged(groups, List.of());
        List<ShowRule> rules = Stream.concat(
                        delivered.rules().stream().flatMap(rule -> byField(rule, delivered)),
                        other.rules().stream()
                                .filter(rule -> delivered.field(rule.field()).isPresent())
                                .flatMap(rule -> byField(rule, placed)))
                .toList();
        return placed.arranged(placed.groups(), rules);
    }

    private FieldPlace shown(FieldPlace place) {
        boolean hidden = place.hidden()
                && delivered.field(place.field()).filter(this::mayHide).isPresent();
        return new FieldPlace(place.field(), place.wide(), hidden);
    }

    /** Whether form and page may do without the field. */
    boolean mayHide(FieldSpec field) {
        boolean asked = field.is(Trait.REQUIRED) && !field.is(Trait.READ_ONLY) && !preset.contains(field.name());
        return !asked && !field.name().equals(delivered.titleField());
    }

    /** What a rule says of a group stays with the fields of that group. The title, what is needed, and the field that decides are always shown. */
    private Stream<ShowRule> byField(ShowRule rule, TypeSpec groups) {
        return groups.fields().stream()
                .filter(rule::isAbout)
                .map(FieldSpec::name)
                .filter(name ->
                        !name.equals(delivered.titleField()) && !name.equals(rule.field()) && !needed.contains(name))
                .map(name -> new ShowRule(name, false, rule.field(), rule.condition(), rule.values()));
    }
}
