package io.tradewind.ui.internal.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Access;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.bridge.ViewEntry;
import io.tradewind.ui.internal.bridge.ViewRegistry;
import io.tradewind.ui.kit.Reader;

/** Where the reader can go: views and record types that are running and that they may see. */
@Component(service = Menu.class)
public final class Menu {
    private static final List<String> GROUPS = List.of("", "sales", "deals", "service", "insight");

    private static final String ADMIN = "admin";

    private final ViewRegistry views;
    private final RecordTypes types;
    private final Access access;

    /** A place to go. */
    record Item(String group, int order, String label, String icon, String path) {}

    @Activate
    public Menu(@Reference ViewRegistry views, @Reference RecordTypes types, @Reference Access access) {
        this.views = views;
        this.types = types;
        this.access = access;
    }

    /** All places by group, groups in order. Known groups first, administration last. */
    Map<String, List<Item>> groups() {
        var byGroup = new LinkedHashMap<String, List<Item>>();
        items().stream()
                .sorted(Comparator.comparingInt((Item item) -> rank(item.group()))
                        .thenComparing(Item::group)
                        .thenComparingInt(Item::order)
                        .thenComparing(Item::label))
                .forEach(item -> byGroup.computeIfAbsent(item.group(), group -> new ArrayList<>())
                        .add(item));
        return byGroup;
    }

    /** All places, in no order. */
    List<Item> items() {
        var reader = Reader.current();
        var items = new ArrayList<Item>();
        for (var view : views.all()) {
            if (view.inMenu() && mayEnter(view)) {
                items.add(new Item(view.group(), view.order(), reader.text(view.title()), view.icon(), view.path()));
            }
        }
        for (var type : types.all()) {
            var spec = type.type();
            if (!spec.group().isEmpty() && hasPlace(type)) {
                items.add(new Item(spec.group(), spec.order(), reader.plural(spec.name()), spec.icon(), spec.name()));
            }
        }
        return items;
    }

    /** Who may only look things up does not administer: lists of administration are for those who change something. */
    private static boolean hasPlace(TypeView type) {
        return type.may(Verb.READ)
                && (!type.type().group().equals(ADMIN)
                        || type.may(Verb.EDIT)
                        || type.may(Verb.CREATE)
                        || isOnlyRead(type));
    }

    private static boolean isOnlyRead(TypeView type) {
        return type.type().fields().stream().allMatch(field -> field.is(Trait.READ_ONLY));
    }

    /** Types of which the reader may enter new records, in menu order. */
    List<TypeView> creatable() {
        return readable().stream()
                .filter(type -> type.may(Verb.CREATE) && !type.type().group().isEmpty())
                .toList();
    }

    /** Types whose records the reader may find, in menu order. */
    List<TypeView> readable() {
        return types.all().stream()
                .filter(type -> type.may(Verb.READ))
                .sorted(Comparator.comparingInt(
                                (TypeView type) -> rank(type.type().group()))
                        .thenComparing(type -> type.type().group())
                        .thenComparingInt(type -> type.type().order()))
                .toList();
    }

    /** Types of the reader's daily work, in menu order: those with a place in the menu that is not administration. */
    List<TypeView> daily() {
        return readable().stream()
                .filter(type ->
                        !type.type().group().isEmpty() && !type.type().group().equals(ADMIN))
                .toList();
    }

    /** Whether the reader holds the right that the view of this class asks for. */
    boolean mayEnter(Class<?> type) {
        return views.of(type).map(this::mayEnter).orElse(true);
    }

    private boolean mayEnter(ViewEntry view) {
        return view.right().isEmpty() || access.may(view.right());
    }

    private static int rank(String group) {
        var known = GROUPS.indexOf(group);
        return known >= 0 ? known : group.equals(ADMIN) ? 100 : 50;
    }
}
