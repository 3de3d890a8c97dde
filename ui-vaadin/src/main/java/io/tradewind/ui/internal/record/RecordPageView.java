package io.tradewind.ui.internal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;

import io.tradewind.TradewindException;
import io.tradewind.page.PathStep;
import io.tradewind.page.RecordPages;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.tx.Transactions;
import io.tradewind.ui.internal.shell.Slots;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The page of any record: who and how much, what next, what happened, what belongs to it. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type/:id", title = "ui.page.title", group = "none")
public final class RecordPageView extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;
    private static final int EVENTS = 20;

    private final transient Desk desk;
    private final transient Slots slots;
    private final transient RecordPages pages;
    private final transient Transactions transactions;
    private final transient Reader reader = reader();
    private transient @Nullable Parts parts;
    private transient @Nullable RecordView record;

    /** What is made for one record. */
    private record Parts(
            TypeView type,
            Actions actions,
            RecordHead head,
            Div strip,
            Groups groups,
            RecordFeed feed,
            RelatedLists related,
            Div panels) {}

    @Activate
    public RecordPageView(
            @Reference Desk desk,
            @Reference Slots slots,
            @Reference RecordPages pages,
            @Reference Transactions transactions) {
        super(desk.types());
        this.desk = desk;
        this.slots = slots;
        this.pages = pages;
        this.transactions = transactions;
        addClassName("tw-record-page");
        head().setVisible(false);
    }

    @Override
    public boolean mayBeRenewed() {
        return parts == null || !(parts.groups().editing() || isWriting(this));
    }

    /** Whether somebody writes what is not sent yet. */
    private static boolean isWriting(Component part) {
        return (part instanceof TextArea area && !area.isEmpty())
                || part.getChildren().anyMatch(RecordPageView::isWriting);
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        RecordRef ref =
                new RecordRef(type.name(), event.getRouteParameters().get("id").orElseThrow());
        together(() -> {
            record = desk.records().read(ref);
            parts = build(type, ref);
            refresh();
        });
        desk.recent().looked(ref);
    }

    /** The parts of a page ask for much the same. */
    private void together(Runnable reads) {
        transactions.reading(() -> {
            reads.run();
            return Boolean.TRUE;
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Hotkeys.listen(this);
    }

    private RecordView record() {
        return Objects.requireNonNull(record);
    }

    private Parts build(TypeView type, RecordRef ref) {
        Actions actions = new Actions(desk, reader, type.type(), this::record, this::saved);
        Parts made = new Parts(
                type,
                actions,
                new RecordHead(desk, reader, type, actions, this::remove, this::share),
                new Div(),
                new Groups(desk, reader, type, this::record, this::saved),
                new RecordFeed(desk, pages, reader, ref, EVENTS, new Reverting(type)),
                new RelatedLists(desk, reader, record()),
                new Div());
        Div left = column("tw-record-left", made.groups());
        Div middle = column("tw-record-middle", slots.threads(record()).toArray(Component[]::new));
        middle.add(made.feed());
        Div right = column("tw-record-right", made.panels(), made.related());
        Div columns = new Div(left, middle, right);
        columns.addClassName("tw-record-body");
        columns.getElement().setAttribute("data-tab", "middle");
        content(made.head(), made.strip(), tabs(columns), columns);
        follow(made, ref, columns);
        return made;
    }

    private static Div column(String style, Component... content) {
        Div column = new Div(content);
        column.addClassName(style);
        return column;
    }

    private Component tabs(Div columns) {
        Segmented<String> tabs = new Segmented<String>(
                        tab -> columns.getElement().setAttribute("data-tab", tab))
                .with("middle", reader.text("ui.page.tab.timeline"))
                .with("left", reader.text("ui.page.tab.fields"))
                .with("right", reader.text("ui.page.tab.related"))
                .select("middle");
        Div line = new Div(tabs);
        line.addClassName("tw-record-tabs");
        return line;
    }

    private void follow(Parts made, RecordRef ref, Div shown) {
        Notices.follow(desk, ref.type(), shown, changes -> {
            if (changes.stream().anyMatch(change -> change.ids().contains(ref.id()))) {
                changedElsewhere(made, ref);
            }
        });
        RelatedLists.types(desk, ref.type()).stream()
                .filter(type -> !type.equals(ref.type()))
                .forEach(type -> Notices.follow(desk, type, made.related(), changes -> besideChanged(made)));
    }

    private void changedElsewhere(Parts made, RecordRef ref) {
        RecordView fresh;
        try {
            fresh = desk.records().read(ref);
        } catch (TradewindException gone) {
            Toast.note(reader.text("ui.page.gone", record().title()));
            return;
        }
        if (fresh.version() != record().version() && !made.groups().editing()) {
            saved(fresh);
            made.groups().refresh();
        } else if (fresh.version() == record().version()) {
            made.feed().refresh(); // something beside the record
        }
    }

    /** A record that refers to this one: lists, figures and feed tell of it. */
    private void besideChanged(Parts made) {
        together(() -> {
            made.related().refresh();
            made.feed().refresh();
            refresh();
        });
    }

    private void saved(RecordView fresh) {
        boolean fieldsToo = !fresh.allowed().equals(record().allowed());
        record = fresh;
        Parts made = Objects.requireNonNull(parts);
        together(() -> {
            refresh();
            made.feed().refresh();
        });
        if (fieldsToo || !made.groups().editing()) {
            made.groups().refresh();
        }
    }

    private void refresh() {
        Parts made = Objects.requireNonNull(parts);
        title(record().title());
        made.head().show(record(), slots.commands(record()));
        made.strip().removeAll();
        List<Component> strips = new ArrayList<>();
        StatePath.of(reader, made.type().type(), record(), path(), made.actions()::go)
                .ifPresent(strips::add);
        KeyFigures.of(reader, made.type().type(), record(), slots.figures(record()))
                .ifPresent(strips::add);
        made.strip().add(strips);
        made.panels().removeAll();
        made.panels().add(slots.panels(record()));
    }

    private List<PathStep> path() {
        try {
            return pages.path(record().ref());
        } catch (TradewindException gone) {
            return List.of();
        }
    }

    /** Takes back single changes, from the timeline. */
    private final class Reverting implements WayBack {
        private final TypeView type;

        Reverting(TypeView type) {
            this.type = type;
        }

        @Override
        public boolean mayRevert(String field) {
            boolean system = field.equals("owner") || field.equals("team");
            return record().allows("edit")
                    && (system
                            || TypeFields.find(type.type(), field)
                                    .filter(spec -> TypeFields.editable(type, spec))
                                    .isPresent());
        }

        @Override
        public void revert(String field, Instant changed) {
            Guarded.run(() -> {
                RecordView before = record();
                saved(desk.history().revert(before.ref(), before.version(), field, AsOfView.before(changed)));
                Toast.done(
                        reader.text("ui.trace.reverted", reader.field(type.name(), field)),
                        reader.text("ui.undo"),
                        () -> Guarded.run(() -> saved(desk.records()
                                .change(
                                        before.ref(),
                                        record().version(),
                                        Collections.singletonMap(field, before.value(field))))));
            });
        }
    }

    private void share() {
        new ShareDialog(desk, reader, record(), () -> saved(desk.records().read(record().ref()))).open();
    }

    private void remove() {
        RecordView removed = record();
        String one = TypeWords.one(reader, removed.ref().type());
        Confirm.danger(
                reader.text("ui.page.delete.ask", removed.title()),
                reader.text("ui.page.delete.words", one),
                reader.text("ui.delete"),
                () -> Guarded.run(() -> {
                    desk.records().remove(removed.ref(), removed.version());
                    UI ui = UI.getCurrent();
                    ui.navigate(ListTrail.of(ui, removed.ref().type())
                            .map(ListTrail::address)
                            .orElse(removed.ref().type()));
                    Toast.done(
                            reader.text("ui.page.deleted", removed.title()),
                            reader.text("ui.undo"),
                            () -> Guarded.run(() -> UI.getCurrent()
                                    .navigate(desk.records()
                                            .restore(removed.ref())
                                            .ref()
                                            .toString())));
                }));
    }
}
