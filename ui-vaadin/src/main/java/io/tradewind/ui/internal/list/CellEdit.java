package io.tradewind.ui.internal.list;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/**
 * The input that lies over a cell while it is edited: Enter saves, Tab saves and goes on to the next cell, Escape leaves. What is
 * wrong is said below it.
 */
final class CellEdit extends Div {
    private static final long serialVersionUID = 1L;

    /** Tells which cell is to be edited, and when the input must go. */
    static final String LISTEN = """
            const grid = this;
            const begin = event => {
              const context = grid.getEventContext(event);
              if (!context || context.section !== 'body' || !context.item || !context.column) return false;
              const field = context.column.getAttribute('data-field');
              if (!field) return false;
              grid.dispatchEvent(new CustomEvent('tw-cell-edit', { detail: { key: context.item.key, field: field } }));
              return true;
            };
            const line = event => event.composedPath().some(node => node.part && node.part.contains('group-line'));
            grid.addEventListener('dblclick', event => line(event) || begin(event));
            grid.addEventListener('keydown', event => {
              if (event.key !== 'F2' && event.key !== 'Enter') return;
              if (line(event) && (event.key === 'F2' || event.composedPath()[0].localName === 'button')) return;
              if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
              if (begin(event)) { event.preventDefault(); event.stopPropagation(); }
            }, true);
            grid.$.table.addEventListener('scroll', () => grid.dispatchEvent(new CustomEvent('tw-cell-leave')));
            """;

    private static final String PLACE = """
            const grid = $0, field = $1, key = $2, box = this;
            const row = [...grid.$.items.children].find(tr => tr._item && tr._item.key === key);
            const cell = row && [...row.children].find(td => td._column && td._column.getAttribute('data-field') === field);
            if (!cell) return;
            const at = cell.getBoundingClientRect(), home = box.offsetParent.getBoundingClientRect();
            const width = Math.max(at.width, 168);
            box.style.left = Math.max(4, Math.min(at.left - home.left, home.width - width - 4)) + 'px';
            box.style.top = (at.top - home.top) + 'px';
            box.style.width = width + 'px';
            """;

    /** Escape in an open list of choices closes the list first. */
    private static final String KEYS = """
            this.addEventListener('keydown', event => {
              const opened = this.firstElementChild && this.firstElementChild.opened;
              if (event.key === 'Escape' && !opened) {
                event.preventDefault();
                event.stopPropagation();
                this.dispatchEvent(new CustomEvent('tw-cell-escape'));
              }
              if (event.key !== 'Tab') return;
              event.preventDefault();
              event.stopPropagation();
              const input = event.composedPath()[0];
              if (input.blur) input.blur();
              setTimeout(() => this.dispatchEvent(new CustomEvent('tw-cell-tab', { detail: { back: event.shiftKey } })));
            }, true);
            """;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final RecordGrid grid;
    private final transient Supplier<ListRows> rows;
    private final transient Supplier<List<String>> columns;
    private final transient Consumer<RecordView> saved;
    private transient @Nullable Open open;

    /** What is being edited. */
    private record Open(RecordView record, FieldSpec field, Editor editor) {}

    /**
     * @param columns fields that the grid shows, in their order
     * @param saved gets a record that was changed
     */
    CellEdit(
            Desk desk,
            Reader reader,
            TypeView type,
            RecordGrid grid,
            Supplier<ListRows> rows,
            Supplier<List<String>> columns,
            Consumer<RecordView> saved) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.grid = grid;
        this.rows = rows;
        this.columns = columns;
        this.saved = saved;
        addClassName("tw-cell-edit");
        setVisible(false);
        Shortcuts.addShortcutListener(this, () -> save(), Key.ENTER)
                .listenOn(this)
                .setResetFocusOnActiveElement(true);
        getElement().executeJs(KEYS);
        getElement().addEventListener("tw-cell-escape", event -> leave());
        getElement()
                .addEventListener(
                        "tw-cell-tab",
                        event -> step(
                                event.getEventData().get("event.detail.back").asBoolean()))
                .addEventData("event.detail.back");
    }

    /** Whether the reader may set the field of some records in the list. */
    boolean edits(FieldSpec field) {
        boolean own = !field.is(Trait.READ_ONLY) || field.name().equals("owner");
        return type.editable().contains(field.name())
                && own
                && field.kind() != FieldKind.LINES
                && field.kind() != FieldKind.TAGS
                && field.kind() != FieldKind.LONG_TEXT;
    }

    void begin(RecordView row, String name) {
        Optional<FieldSpec> field = TypeFields.find(type.type(), name).filter(this::edits);
        if (field.isEmpty()) {
            return;
        }
        leave();
        try {
            RecordView record = desk.records().read(row.ref());
            if (!record.allows("edit")) {
                Toast.note(reader.text("error.record.not-allowed"));
                return;
            }
            show(record, field.get());
        } catch (TradewindException gone) {
            Toast.problem(gone);
        }
    }

    private void show(RecordView record, FieldSpec field) {
        Editor editor = new Editors(desk, reader).of(type.name(), field);
        editor.component().getElement().setAttribute("aria-label", reader.field(type.name(), field.name()));
        editor.show(record.value(field.name()));
        open = new Open(record, field, editor);
        removeAll();
        add(editor.component());
        setVisible(true);
        String key = grid.getDataCommunicator().getKeyMapper().key(record);
        getElement().executeJs(PLACE, grid.getElement(), field.name(), key);
        editor.focus();
        editor.component()
                .getElement()
                .executeJs(
                        "setTimeout(() => this.inputElement && this.inputElement.select && this.inputElement.select(), 50)");
    }

    /** Ends without saving. */
    void leave() {
        open = null;
        setVisible(false);
        removeAll();
    }

    boolean isOpen() {
        return open != null;
    }

    /** @return whether nothing is left to correct */
    boolean save() {
        Open now = open;
        if (now == null) {
            return true;
        }
        now.editor().praise();
        Optional<String> wrong = now.editor().unreadable();
        if (wrong.isPresent()) {
            now.editor().complain(wrong.get());
            return false;
        }
        Object value = now.editor().value();
        if (value == null && now.field().kind() == FieldKind.BOOLEAN) {
            value = false;
        }
        return save(now, value);
    }

    private boolean save(Open now, @Nullable Object value) {
        try {
            RecordView fresh = desk.records()
                    .change(
                            now.record().ref(),
                            now.record().version(),
                            Collections.singletonMap(now.field().name(), value));
            leave();
            saved.accept(fresh);
            return true;
        } catch (StaleRecord stale) {
            RecordView theirs = desk.records().read(now.record().ref());
            String words = new Values(desk.lists(), reader)
                    .text(type.name(), now.field(), theirs.value(now.field().name()));
            open = new Open(theirs, now.field(), now.editor());
            now.editor().complain(reader.text("ui.cell.stale", words.isEmpty() ? "—" : words));
        } catch (InvalidRecord invalid) {
            now.editor().complain(Guarded.words(reader, invalid));
        } catch (TradewindException refused) {
            now.editor().complain(reader.problem(refused));
        }
        now.editor().focus();
        return false;
    }

    /** Saves and goes on to the neighbour that can be edited; at the end of a row to the next row. */
    private void step(boolean back) {
        Open now = open;
        if (now == null || !save()) {
            return;
        }
        List<String> names = columns.get().stream()
                .filter(name ->
                        TypeFields.find(type.type(), name).filter(this::edits).isPresent())
                .toList();
        int at = names.indexOf(now.field().name()) + (back ? -1 : 1);
        ListRows all = rows.get();
        int row = all.indexOf(now.record().id()).orElse(-1);
        if (at < 0 || at >= names.size()) {
            row += back ? -1 : 1;
            at = back ? names.size() - 1 : 0;
        }
        int place = at;
        if (row >= 0 && all.line(row).isPresent()) {
            all.at(row).ifPresent(next -> begin(next, names.get(place)));
        }
    }
}
