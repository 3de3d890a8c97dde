package io.tradewind.ui.internal.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.combobox.ComboBox;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Reader;

/** Finds a record by typing; what is not found can be made on the spot, if somebody listens. */
public final class ReferenceBox extends ComboBox<Reference> {
    private static final long serialVersionUID = 1L;
    private static final int OFFERED = 50;

    private final transient Records records;
    private final transient Reader reader;
    private final String target;
    private final boolean any;
    private transient List<Filter> within = List.of();

    ReferenceBox(Records records, Reader reader, String target) {
        this.records = records;
        this.target = target;
        this.any = target.equals(FieldSpec.ANY);
        this.reader = reader;
        setPageSize(OFFERED);
        setClearButtonVisible(true);
        setPlaceholder(reader.text("ui.form.search"));
        setItemLabelGenerator(reference -> Optional.ofNullable(reference.name())
                .or(() -> Optional.ofNullable(
                        records.titles(target, List.of(reference.id())).get(reference.id())))
                .orElseGet(() -> reader.text("ui.hidden")));
        setItems(query -> {
            boolean begin = query.getOffset() == 0;
            Stream<Reference> found = suggestions(query.getFilter().orElse(""), query.getLimit()).stream();
            return begin ? found : Stream.empty();
        });
    }

    /** Offers only these records, in the order of their list. */
    public void within(Filter... filters) {
        within = List.of(filters);
        getDataProvider().refreshAll();
    }

    private List<Reference> suggestions(String words, int limit) {
        int most = Math.clamp(limit, 1, OFFERED);
        return within.isEmpty() ? suggested(words, most) : listed(words, most);
    }

    private List<Reference> suggested(String words, int most) {
        return records.suggest(target, words, most).stream()
                .map(record ->
                        new Reference(any ? record.ref().toString() : record.id(), any ? told(record) : record.title()))
                .toList();
    }

    /** Named in the reader's language. */
    private List<Reference> listed(String words, int most) {
        List<String> ids =
                records
                        .query(
                                target,
                                RecordQuery.ALL.text(words).filters(within).limit(most))
                        .items()
                        .stream()
                        .map(RecordView::id)
                        .toList();
        Map<String, String> names = records.titles(target, ids);
        return ids.stream().map(id -> new Reference(id, names.get(id))).toList();
    }

    /** With the word for what it is. */
    private String told(RecordView record) {
        return record.title() + " · " + TypeWords.one(reader, record.ref().type());
    }

    /** Offers to make what was typed and not found. */
    public void onUnknown(Consumer<String> maker) {
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> {
            if (!typed.getDetail().isBlank()) {
                maker.accept(typed.getDetail().strip());
            }
        });
    }

    /** Reads the engine's value, however it is given. */
    static @Nullable Reference reference(Object value) {
        return switch (value) {
            case Reference reference -> reference;
            case Map<?, ?> map -> new Reference(Objects.toString(map.get("id")), null);
            default -> new Reference(value.toString(), null);
        };
    }
}
