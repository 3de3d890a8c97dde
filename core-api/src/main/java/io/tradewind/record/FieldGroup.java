package io.tradewind.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A heading on form and page, with the fields under it in order.
 *
 * @param key stands in texts ({@code <type>.group.<key>}), rules and fields
 * @param zh the heading in Chinese where somebody has given it another one; empty: what the texts say
 * @param en the same in English
 * @param folded whether the page on a phone shows the heading alone until it is tapped
 */
public record FieldGroup(String key, String zh, String en, boolean folded, List<FieldPlace> places) {
    public FieldGroup {
        zh = zh.strip();
        en = en.strip();
        places = List.copyOf(places);
    }

    /** As its module brings it. */
    public static FieldGroup of(String key, List<FieldPlace> places) {
        return new FieldGroup(key, "", "", false, places);
    }

    public FieldGroup with(List<FieldPlace> others) {
        return new FieldGroup(key, zh, en, folded, others);
    }

    /**
     * The groups with all fields of a type and no others: what has no place yet comes last in the group that it names itself, and that group
     * last if it is not there.
     *
     * @param title name of the field that is wide without being a long text
     */
    static List<FieldGroup> complete(List<FieldGroup> groups, List<FieldSpec> fields, String title) {
        Map<String, FieldSpec> missing = new LinkedHashMap<>();
        fields.forEach(field -> missing.put(field.name(), field));
        Map<String, FieldGroup> all = new LinkedHashMap<>();
        for (FieldGroup group : groups) {
            Set<String> here = new HashSet<>();
            List<FieldPlace> places = group.places().stream()
                    .filter(place -> missing.containsKey(place.field()) && here.add(place.field()))
                    .toList();
            missing.keySet().removeAll(here);
            all.merge(group.key(), group.with(places), FieldGroup::and);
        }
        missing.values().forEach(field -> {
            boolean wide = field.kind() == FieldKind.LONG_TEXT || field.name().equals(title);
            FieldGroup last = of(field.group(), List.of(new FieldPlace(field.name(), wide, false)));
            all.merge(field.group(), last, FieldGroup::and);
        });
        return List.copyOf(all.values());
    }

    private FieldGroup and(FieldGroup more) {
        List<FieldPlace> both = new ArrayList<>(places);
        both.addAll(more.places());
        return with(both);
    }
}
