package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.function.Consumer;

import com.vaadin.flow.data.renderer.LitRenderer;

import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.list.GroupRow.Kind;
import io.tradewind.ui.kit.Reader;

/** How the lines of groups look in the cells of a list: what they say stands in the first one and reaches over the others. */
final class GroupCells {
    /** Of the parts that {@link #parts} gives. */
    private static final String LINE = """
            (([kind, icon, words, count, amount, open, hint, narrow]) => html`<span class="${'tw-group tw-group-' + kind}">\
            <button class="tw-group-fold" type="button" aria-expanded="${open}" @click="${press}">\
            <vaadin-icon src="tradewind/icons.svg" symbol="${icon}" aria-hidden="true"></vaadin-icon>\
            <span class="tw-group-words">${words}</span></button>\
            <button class="tw-group-count" type="button" title="${hint}" aria-label="${narrow}" ?hidden="${!count}" \
            @click="${narrowed}">${count}</button>\
            <span class="tw-group-amount" ?hidden="${!amount}">${amount}</span></span>`)(item.line)""";

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
        return LitRenderer.<RecordView>of("${item.line ? " + LINE + " : html`" + cell + "`}")
                .withProperty("line", row -> GroupRow.of(row).map(this::parts).orElse(null))
                .withFunction("press", row -> GroupRow.of(row).ifPresent(press))
                .withFunction("narrowed", row -> GroupRow.of(row).ifPresent(narrow));
    }

    /** A cell that is empty in a line of a group. */
    LitRenderer<RecordView> other(String cell) {
        return LitRenderer.<RecordView>of("${item.line ? '' : html`" + cell + "`}")
                .withProperty("line", row -> GroupRow.isRecord(row) ? null : true);
    }

    private List<String> parts(GroupRow line) {
        boolean heading = line.kind() == Kind.HEADING;
        return List.of(
                heading ? "heading" : "more",
                heading ? (line.open() ? "chevron-down" : "chevron-right") : "plus",
                line.words(),
                line.count(),
                line.amount(),
                Boolean.toString(line.open()),
                heading ? reader.text("ui.group.narrow") : "",
                heading ? reader.text("ui.group.narrow.aria", line.count(), line.words()) : "");
    }
}
