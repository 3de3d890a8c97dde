package io.tradewind.ui.internal.list;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;

/** How the cells of a list look. Drawn by the browser from plain values: no component a cell, and no markup from data. */
final class Cells {
    private static final String TITLE = """
            <span class="tw-cell-title"><span class="tw-logo tw-logo-gray tw-logo-row" aria-hidden="true">${item.sign}</span>\
            <a class="tw-cell-link" href="${item.href}">${item.text}</a></span>""";
    private static final String PILL = """
            <span class="${item.text ? 'tw-pill tw-pill-' + item.tone : 'tw-quiet'}">${item.text || '—'}</span>""";
    private static final String PERSON = """
            <span class="tw-person"><span class="${'tw-logo tw-logo-person ' + item.color}" aria-hidden="true" ?hidden="${!item.text}">${item.sign}</span>\
            <span class="${item.text ? '' : 'tw-quiet'}">${item.text || '—'}</span></span>""";
    private static final String LINK = """
            <a class="tw-link" href="${item.href}" ?hidden="${!item.href}">${item.text}</a>\
            <span class="tw-quiet" ?hidden="${item.href}">${item.text || '—'}</span>""";
    private static final String TAGS = """
            <span class="tw-tags tw-tags-row" title="${item.hint}">${(item.tags || []).map(tag => html`<span
            class="${'tw-pill tw-pill-' + tag.split(' ', 1)[0]}">${tag.slice(tag.indexOf(' ') + 1)}</span>`)}</span>""";
    private static final String TEXT = """
            <span class="${item.text ? '' : 'tw-quiet'}" title="${item.hint}">${item.text || '—'}</span>""";
    private static final String CARD = """
            <div class="tw-card-row"><span class="tw-logo tw-logo-gray tw-logo-card" aria-hidden="true">${item.sign}</span>\
            <span class="tw-card-words"><span class="tw-card-title">${item.text}</span>\
            <span class="tw-card-line" ?hidden="${!item.first}">${item.first}</span>\
            <span class="tw-card-line" ?hidden="${!item.second}">${item.second}</span></span>\
            <span class="tw-card-side"><span class="${'tw-pill tw-pill-' + item.tone}" ?hidden="${!item.state}">${item.state}</span>\
            <span class="tw-card-time">${item.time}</span></span></div>""";

    private final TypeSpec type;
    private final Values values;
    private final Reader reader;
    private final Function<String, LitRenderer<RecordView>> frame;

    /** @param frame makes a renderer of what is drawn in a record's row */
    Cells(TypeSpec type, Values values, Reader reader, Function<String, LitRenderer<RecordView>> frame) {
        this.type = type;
        this.values = values;
        this.reader = reader;
        this.frame = frame;
    }

    /** The same in another frame. */
    Cells in(Function<String, LitRenderer<RecordView>> other) {
        return new Cells(type, values, reader, other);
    }

    Renderer<RecordView> of(FieldSpec field) {
        if (field.name().equals(type.titleField())) {
            return lit(TITLE)
                    .withProperty("sign", row -> Logo.row(row.title()).getText())
                    .withProperty("href", row -> row.ref().toString())
                    .withProperty("text", RecordView::title);
        }
        if (values.isPill(field)) {
            return lit(PILL)
                    .withProperty("text", row -> text(field, row))
                    .withProperty(
                            "tone",
                            row -> values.tone(field, Objects.toString(row.value(field.name()), ""))
                                    .css());
        }
        if (field.kind() == FieldKind.TAGS) {
            return lit(TAGS)
                    .withProperty(
                            "tags",
                            row -> values.chips(field, row.value(field.name())).stream()
                                    .map(chip -> chip.tone().css() + ' ' + chip.words())
                                    .toList())
                    .withProperty("hint", row -> text(field, row));
        }
        if (field.kind() == FieldKind.REFERENCE) {
            return field.target().equals("users") ? person(field) : reference(field);
        }
        return lit(TEXT).withProperty("text", row -> text(field, row)).withProperty("hint", row -> hint(field, row));
    }

    private LitRenderer<RecordView> lit(String template) {
        return frame.apply(template);
    }

    private Renderer<RecordView> person(FieldSpec field) {
        return lit(PERSON)
                .withProperty("sign", row -> Logo.person(text(field, row)).getText())
                .withProperty(
                        "color",
                        row -> String.join(" ", Logo.person(text(field, row)).getClassNames()))
                .withProperty("text", row -> text(field, row));
    }

    private Renderer<RecordView> reference(FieldSpec field) {
        return lit(LINK)
                .withProperty(
                        "href",
                        row -> row.value(field.name()) instanceof Reference reference && reference.name() != null
                                ? field.refOf(reference.id()).toString()
                                : "")
                .withProperty("text", row -> text(field, row));
    }

    private String text(FieldSpec field, RecordView row) {
        @Nullable Object value = row.value(field.name());
        return value instanceof Instant at ? reader.ago(at) : values.text(type.name(), field, value);
    }

    private String hint(FieldSpec field, RecordView row) {
        return row.value(field.name()) instanceof Instant at ? reader.moment(at) : text(field, row);
    }

    /** The whole row as a card, for phones. */
    Renderer<RecordView> card(List<String> columns) {
        List<FieldSpec> fields = columns.stream()
                .filter(name -> !name.equals(type.titleField()))
                .flatMap(name -> TypeFields.find(type, name).stream())
                .toList();
        List<FieldSpec> pills = fields.stream().filter(values::isPill).toList();
        List<FieldSpec> times = fields.stream()
                .filter(field -> field.kind() == FieldKind.INSTANT)
                .toList();
        List<FieldSpec> words = fields.stream()
                .filter(field -> !values.isPill(field) && field.kind() != FieldKind.INSTANT)
                .toList();
        FieldSpec state = pills.stream()
                .filter(field -> field.name().equals(type.stateField()))
                .findFirst()
                .orElse(pills.isEmpty() ? null : pills.getFirst());
        return lit(CARD)
                .withProperty("sign", row -> Logo.row(row.title()).getText())
                .withProperty("text", RecordView::title)
                .withProperty("first", row -> joined(words.stream().limit(2).toList(), row))
                .withProperty(
                        "second", row -> joined(words.stream().skip(2).limit(2).toList(), row))
                .withProperty("state", row -> state == null ? "" : text(state, row))
                .withProperty(
                        "tone",
                        row -> state == null
                                ? ""
                                : values.tone(state, Objects.toString(row.value(state.name()), ""))
                                        .css())
                .withProperty("time", row -> joined(times.stream().limit(1).toList(), row));
    }

    private String joined(List<FieldSpec> fields, RecordView row) {
        return fields.stream()
                .map(field -> text(field, row))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
