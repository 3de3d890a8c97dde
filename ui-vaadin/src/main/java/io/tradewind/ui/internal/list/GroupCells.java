package io.tradewind.ui.internal.list;

import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.data.renderer.LitRenderer;

import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.list.GroupRow.Kind;
import io.tradewind.ui.kit.Reader;

/** How the lines of groups look in the cells of a list: what they say stands in the first one and reaches over the others. */
final class GroupCells {
    private static final String LINE = """
            <span class="${'tw-group tw-group-' + item.line.kind}"><button class="tw-bare tw-group-fold" type="button" \
            aria-expanded="${item.line.open}" @click="${press}"><vaadin-icon src="tradewind/icons.svg" aria-hidden="true" \
            symbol="${item.line.icon}"></vaadin-icon><span class="tw-group-words">${item.line.words}</span></button>\
            <button class="tw-bare tw-group-count" type="button" title="${item.line.hint}" aria-label="${item.line.narrow}" \
            ?hidden="${!item.line.count}" @click="${narrow}">${item.line.count}</button>\
            <span class="tw-group-amount" ?hidden="${!item.line.amount}">${item.line.amount}</span></span>""";

    private final Reader reader;
    private final Consumer<GroupRow> press;
    private final Consumer<GroupRow> narrow;

    /**
     * @param press folds or opens
     * @param narrow leaves nothing but the group's rows in the list
     */
    GroupCells(Reader reader, Consumer<GroupRow> press, Consumer<GroupRow> narrow) {
        this.reader = reader;
        this.press = press;
        this.narrow = narrow;
    }

    /** A cell that may be in a line of a group. */
    LitRenderer<RecordView> first(String cell) {
        return LitRenderer.<RecordView>of("${item.line ? html`" + LINE + "` : html`" + cell + "`}")
                .withProperty("line", row -> GroupRow.of(row).map(this::line).orElse(null))
                .withFunction("press", row -> GroupRow.of(row).ifPresent(press))
                .withFunction("narrow", row -> GroupRow.of(row).ifPresent(narrow));
    }

    /** A cell that is empty in a line of a group. */
    LitRenderer<RecordView> other(String cell) {
        return LitRenderer.<RecordView>of("${item.line ? '' : html`" + cell + "`}")
                .withProperty("line", row -> GroupRow.isRecord(row) ? null : true);
    }

    private Map<String, Object> line(GroupRow line) {
        boolean heading = line.kind() == Kind.HEADING;
        return Map.of(
                "kind",
                heading ? "heading" : "more",
                "icon",
                heading ? (line.open() ? "chevron-down" : "chevron-right") : "plus",
                "words",
                line.words(),
                "count",
                line.count(),
                "amount",
                line.amount(),
                "open",
                Boolean.toString(line.open()),
                "hint",
                heading ? reader.text("ui.group.narrow") : "",
                "narrow",
                heading ? reader.text("ui.group.narrow.aria", line.count(), line.words()) : "");
    }
}
