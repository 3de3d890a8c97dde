package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.TradewindException;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.ViewContent;

/** The saved views of a type's list: which one is open, what differs from it, the pinned ones as tabs. */
final class ListViews {
    private final Desk desk;
    private final Reader reader;
    private final TypeView type;
    private final Supplier<List<ViewContent.Column>> columns;
    private final Consumer<ListState> open;
    private final Div tabs = new Div();
    private final Span changes = new Span();
    private final ViewChoice choice;
    private List<SavedView> all = List.of();
    private ListState state = ListState.START;
    private String notice = "";

    /**
     * @param columns what the list shows now
     * @param open shows a list from its beginning
     */
    ListViews(
            Desk desk,
            Reader reader,
            TypeView type,
            Supplier<List<ViewContent.Column>> columns,
            Consumer<ListState> open) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.columns = columns;
        this.open = open;
        tabs.addClassName("tw-view-tabs");
        tabs.getElement().setAttribute("role", "tablist");
        changes.addClassName("tw-view-changes");
        choice = new ViewChoice(reader, this);
    }

    /** Pinned views, side by side. */
    Component tabs() {
        return tabs;
    }

    /** The way to the other views, beside the title. */
    Component choice() {
        return choice.button();
    }

    void choose() {
        choice.open();
    }

    /** What can be done with a list that is not as its view keeps it. */
    Component changes() {
        return changes;
    }

    /** What is to be told of the view that was opened; empty: nothing. */
    String notice() {
        return notice;
    }

    List<SavedView> all() {
        return all;
    }

    ListState state() {
        return state;
    }

    String allWords() {
        return reader.text("ui.view.all", TypeWords.many(reader, type.name()));
    }

    // ---- which list

    /** The list of an address; of an empty one the view that the reader's list opens with. */
    ListState read(QueryParameters parameters) {
        reload();
        notice = "";
        boolean plain = parameters.getParameters().isEmpty();
        Optional<SavedView> usual =
                plain ? all.stream().filter(SavedView::usual).findFirst() : Optional.empty();
        ListState read = usual.map(this::of).orElseGet(() -> ListState.of(parameters, this::kept));
        boolean gone = read.view().isEmpty()
                && parameters
                        .getSingleParameter("view")
                        .filter(id -> !id.isBlank())
                        .isPresent();
        if (gone) {
            notice = reader.text("ui.view.gone");
        }
        return groupable(read);
    }

    /** Without groups of a field that makes none. */
    private ListState groupable(ListState read) {
        String group = read.group();
        if (group.isEmpty()
                || GroupKeys.fields(type).stream()
                        .anyMatch(field -> field.name().equals(group))) {
            return read;
        }
        notice = reader.text("ui.group.unknown", group);
        return read.group("");
    }

    private ListState of(SavedView view) {
        ViewContent content = readable(view);
        return new ListState(content, false, view.id(), content);
    }

    private Optional<ViewContent> kept(String id) {
        return find(id).map(this::readable);
    }

    Optional<SavedView> find(String id) {
        return all.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** What the reader may see of it; says what was left out. */
    private ViewContent readable(SavedView view) {
        var fields = TypeFields.all(type.type());
        List<String> unknown = view.content().unknown(fields);
        if (!unknown.isEmpty()) {
            notice = reader.text(
                    "ui.view.unknown",
                    String.join(
                            reader.chinese() ? "、" : ", ",
                            unknown.stream()
                                    .map(name -> reader.field(type.name(), name))
                                    .toList()));
        }
        return view.content().within(fields);
    }

    private void reload() {
        all = desk.views().of(type.name());
    }

    /** The reader's name of the list. */
    String title() {
        if (state.bin()) {
            return reader.text("ui.list.bin", reader.plural(type.name()));
        }
        return find(state.view()).map(SavedView::name).orElseGet(() -> reader.plural(type.name()));
    }

    void show(ListState shown) {
        state = shown;
        choice.button().setVisible(!shown.bin());
        showTabs();
        showChanges();
    }

    private void showTabs() {
        List<SavedView> pinned = all.stream().filter(SavedView::pinned).toList();
        tabs.setVisible(!pinned.isEmpty() && !state.bin());
        tabs.removeAll();
        tabs.add(tab(allWords(), state.view().isEmpty() || state.view().equals(ListState.ALL), this::openAll));
        pinned.forEach(view -> tabs.add(tab(view.name(), view.id().equals(state.view()), () -> open(view))));
    }

    private static NativeButton tab(String words, boolean on, Runnable action) {
        NativeButton tab = Buttons.bare(words, () -> action.run());
        tab.addClassName("tw-view-tab");
        tab.getElement().setAttribute("role", "tab");
        tab.getElement().setAttribute("aria-selected", Boolean.toString(on));
        return tab;
    }

    private void showChanges() {
        changes.removeAll();
        changes.setVisible(state.changed() && !state.bin());
        Optional<SavedView> view = find(state.view());
        List<Button> buttons = new ArrayList<>();
        if (view.isEmpty()) {
            buttons.add(Buttons.quiet(reader.text("ui.view.save-this"), "bookmark", this::saveAs));
        } else {
            Span words = new Span(reader.text("ui.view.changed"));
            words.addClassName("tw-view-changed");
            changes.add(words);
            if (view.get().editable()) {
                buttons.add(Buttons.quiet(reader.text("ui.save"), () -> save(view.get())));
            }
            buttons.add(Buttons.quiet(reader.text("ui.view.save-as"), this::saveAs));
            buttons.add(Buttons.quiet(reader.text("ui.view.discard"), () -> open(view.get())));
        }
        buttons.forEach(button -> changes.add(Buttons.small(button)));
    }

    // ---- going to one

    void open(SavedView view) {
        reload();
        notice = "";
        open.accept(find(view.id()).map(this::of).orElse(ListState.START));
    }

    void openAll() {
        notice = "";
        boolean another = all.stream().anyMatch(SavedView::usual);
        open.accept(new ListState(ViewContent.PLAIN, false, another ? ListState.ALL : "", ViewContent.PLAIN));
    }

    // ---- keeping

    private void save(SavedView view) {
        Guarded.run(() -> {
            SavedView saved = desk.views()
                    .change(view.id(), view.version(), new Wanted(view.name(), view.share(), state.content()));
            open(saved);
            Toast.done(reader.text("ui.view.saved", saved.name()));
        });
    }

    void saveAs() {
        new ViewDialog(desk, reader, null, wanted -> {
                    SavedView saved =
                            desk.views().create(type.name(), new Wanted(wanted.name(), wanted.share(), seen()));
                    saved = choose(saved, wanted);
                    open(saved);
                    Toast.done(reader.text("ui.view.saved", saved.name()));
                })
                .open();
    }

    /** The list with the columns that it shows, wherever they are remembered. */
    private ViewContent seen() {
        return state.columns(columns.get()).content();
    }

    void edit(SavedView view) {
        ViewDialog dialog = new ViewDialog(desk, reader, view, wanted -> {
            boolean same = view.name().equals(wanted.name()) && view.share() == wanted.share();
            SavedView saved = same
                    ? view
                    : desk.views()
                            .change(
                                    view.id(),
                                    view.version(),
                                    new Wanted(wanted.name(), wanted.share(), view.content()));
            choose(saved, wanted);
            again();
        });
        dialog.onRemove(() -> remove(view));
        dialog.open();
    }

    private SavedView choose(SavedView view, ViewDialog.Choice wanted) {
        if (view.pinned() != wanted.pinned()) {
            desk.views().pin(view.id(), wanted.pinned());
        }
        if (view.usual() != wanted.usual()) {
            desk.views().usual(type.name(), wanted.usual() ? view.id() : null);
        }
        return desk.views().require(view.id());
    }

    void pin(SavedView view, boolean pinned) {
        Guarded.run(() -> {
            desk.views().pin(view.id(), pinned);
            again();
        });
    }

    private void remove(SavedView view) {
        try {
            desk.views().remove(view.id());
        } catch (TradewindException refused) {
            Toast.problem(refused);
            return;
        }
        reload();
        if (view.id().equals(state.view())) {
            openAll();
        } else {
            again();
        }
    }

    /** The list as it is, with what was said of its views. */
    private void again() {
        reload();
        open.accept(state);
    }

    @Nullable
    SavedView shown() {
        return find(state.view()).orElse(null);
    }
}
