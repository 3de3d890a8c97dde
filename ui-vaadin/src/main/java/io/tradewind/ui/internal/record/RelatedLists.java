package io.tradewind.ui.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.FormSheet;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;

/** The records of other types that refer to this one: how many, the first few, and the way to add one. */
final class RelatedLists extends Div {
    private static final long serialVersionUID = 1L;
    private static final int FIRST = 5;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient RecordView record;
    private final transient Values values;
    private transient List<Found> shown = List.of();

    /** What there is of one type by one of its references. */
    private record Found(TypeView type, FieldSpec field, RecordPage page) {}

    RelatedLists(Desk desk, Reader reader, RecordView record) {
        this.desk = desk;
        this.reader = reader;
        this.record = record;
        this.values = new Values(desk.lists(), reader);
        addClassName("tw-related");
        refresh();
    }

    /** Made anew only if something is different: a click that comes meanwhile must find its button. */
    void refresh() {
        List<Found> found = new ArrayList<>();
        for (TypeView type : desk.types().all()) {
            if (type.may(Verb.READ)) {
                referring(type).forEach(field -> find(type, field).ifPresent(found::add));
            }
        }
        if (!found.equals(shown)) {
            shown = found;
            removeAll();
            found.forEach(this::addList);
        }
    }

    /** Names of the types shown. */
    static List<String> types(Desk desk, String target) {
        return desk.types().all().stream()
                .filter(type -> type.fields().stream().anyMatch(field -> field.refersTo(target)))
                .map(TypeView::name)
                .toList();
    }

    private List<FieldSpec> referring(TypeView type) {
        return type.fields().stream()
                .filter(field -> field.refersTo(record.ref().type()))
                .toList();
    }

    private Optional<Found> find(TypeView type, FieldSpec field) {
        Filter here = Filter.of(field.name(), Filter.Operator.EQ, field.valueOf(record.ref()));
        try {
            RecordPage page = desk.records()
                    .query(
                            type.name(),
                            RecordQuery.ALL.filters(List.of(here)).limit(FIRST).counted());
            boolean shows = !page.items().isEmpty() || (!isOwn(type) && type.may(Verb.CREATE));
            return shows ? Optional.of(new Found(type, field, page)) : Optional.empty();
        } catch (TradewindException away) {
            return Optional.empty();
        }
    }

    private boolean isOwn(TypeView type) {
        return type.name().equals(record.ref().type());
    }

    private void addList(Found found) {
        TypeView type = found.type();
        FieldSpec field = found.field();
        RecordPage page = found.page();
        boolean own = isOwn(type);
        Div list = new Div(head(type, field, page, own));
        list.addClassName("tw-related-list");
        page.items().forEach(item -> list.add(row(type, field, item)));
        if (page.items().isEmpty()) {
            Span none = new Span(reader.text("ui.page.related.none"));
            none.addClassNames("tw-quiet", "tw-related-none");
            list.add(none);
        } else if (page.next() != null) {
            list.add(Buttons.small(Buttons.quiet(reader.text("ui.page.related.all"), () -> openAll(type, field))));
        }
        add(list);
    }

    private Component head(TypeView type, FieldSpec field, RecordPage page, boolean own) {
        String name = reader.find(type.name() + ".related." + field.name())
                .orElseGet(() -> own
                        ? reader.text("ui.page.related.own", reader.plural(type.name()))
                        : reader.plural(type.name()));
        Integer rows = page.count();
        Span count = new Span(rows == null ? "" : reader.number(rows) + (page.countExact() ? "" : "+"));
        count.addClassName("tw-count");
        Div head = new Div(new H2(name), count, space());
        head.addClassName("tw-related-head");
        if (type.may(Verb.CREATE)) {
            head.add(Buttons.small(Buttons.icon(
                    "plus",
                    reader.text("ui.list.new", TypeWords.one(reader, type.name())),
                    () -> create(type, field))));
        }
        return head;
    }

    private static Span space() {
        Span space = new Span();
        space.addClassName("tw-space");
        return space;
    }

    private void create(TypeView type, FieldSpec field) {
        Map<String, Object> given = Map.of(field.name(), new Reference(field.valueOf(record.ref()), record.title()));
        new FormSheet(desk, reader, type, given, made -> refresh()).open();
    }

    private void openAll(TypeView type, FieldSpec field) {
        UI.getCurrent()
                .navigate(
                        type.name(),
                        com.vaadin.flow.router.QueryParameters.of(field.name(), field.valueOf(record.ref())));
    }

    private Component row(TypeView type, FieldSpec via, RecordView item) {
        Span title = new Span(item.title());
        title.addClassName("tw-related-title");
        Span words = new Span(context(type, via, item));
        words.addClassName("tw-related-words");
        Div text = new Div(title, words);
        text.addClassName("tw-related-text");
        NativeButton row =
                Buttons.bare("", () -> UI.getCurrent().navigate(item.ref().toString()));
        row.addClassName("tw-related-row");
        row.add(type.name().equals("contacts") ? Logo.largePerson(item.title()) : Logo.of(item.title()), text);
        type.fields().stream()
                .filter(field -> values.isPill(field) && item.value(field.name()) != null)
                .findFirst()
                .ifPresent(field -> {
                    String value = Objects.toString(item.value(field.name()));
                    row.add(new Pill(values.text(type.name(), field, value), values.tone(field, value)));
                });
        return row;
    }

    private String context(TypeView type, FieldSpec via, RecordView item) {
        return TypeFields.listed(type.type()).stream()
                .filter(name ->
                        !name.equals(type.type().titleField()) && !name.equals(via.name()) && !name.equals("owner"))
                .flatMap(name -> TypeFields.find(type.type(), name).stream())
                .filter(field -> !values.isPill(field) && field.kind() != FieldKind.BOOLEAN)
                .map(field -> values.text(type.name(), field, item.value(field.name())))
                .filter(words -> !words.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" · "));
    }
}
