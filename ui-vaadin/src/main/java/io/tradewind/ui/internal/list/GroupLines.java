package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordView;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.list.GroupRow.Kind;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Reader;

/** Counts the groups of a list and says what stands in their headings. */
final class GroupLines implements GroupedRows.Lines {
    private final Desk desk;
    private final Reader reader;
    private final TypeView type;
    private final GroupKeys keys;
    private final Optional<FieldSpec> amount;
    private @Nullable Summary summary;

    GroupLines(Desk desk, Reader reader, TypeView type) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.keys = new GroupKeys(desk, reader, type);
        this.amount = amount(type);
    }

    /** The money that a heading adds up: what the list shows usually, else the first there is. */
    private static Optional<FieldSpec> amount(TypeView type) {
        List<FieldSpec> money = TypeFields.columns(type.type()).stream()
                .filter(field -> field.kind() == FieldKind.MONEY)
                .toList();
        return money.stream()
                .filter(field -> field.is(Trait.LISTED))
                .findFirst()
                .or(() -> money.stream().findFirst());
    }

    /** Reads the groups that the state's list has, in their order. */
    List<Group> read(ListState state, FieldSpec by) {
        Grouping grouping = amount.map(money -> new Grouping(by.name(), Measure.SUM, money.name()))
                .orElseGet(() -> Grouping.counting(by.name()));
        Summary read = desk.summaries().headings(type.name(), state.query(), grouping);
        summary = read;
        return read.groups().stream().sorted(keys.order(by)).toList();
    }

    /** Records in all groups and in none of them, as read last. */
    long count() {
        return summary == null ? 0 : summary.count();
    }

    /** What is to be said of groups that are not shown; empty: all are. */
    String leftOut(FieldSpec by) {
        if (summary == null || summary.others() == 0) {
            return "";
        }
        return reader.text(
                GroupKeys.isTime(by) ? "ui.group.earlier" : "ui.group.others",
                Summaries.MOST_HEADINGS,
                reader.number(summary.others()),
                TypeWords.many(reader, type.name()));
    }

    @Override
    public @Nullable String key(FieldSpec by, RecordView record) {
        return GroupKeys.key(by, record, reader.zone());
    }

    @Override
    public GroupRow heading(FieldSpec by, Group group, boolean open) {
        return new GroupRow(
                Kind.HEADING,
                group.key(),
                keys.words(by.name(), group),
                reader.number(group.count()),
                amount.map(money -> amount(money, group)).orElse(""),
                open);
    }

    private String amount(FieldSpec money, Group group) {
        if (summary == null || group.value() == null) {
            return "";
        }
        return reader.field(type.name(), money.name()) + " " + keys.value(group.value(), summary.currency())
                + keys.only(summary);
    }

    @Override
    public GroupRow more(Group group, int rows) {
        return new GroupRow(Kind.MORE, group.key(), reader.text("ui.group.more", reader.number(rows)), "", "", false);
    }

    ListState narrowed(ListState state, FieldSpec by, GroupRow line) {
        return keys.narrowed(state, by.name(), line.key());
    }
}
