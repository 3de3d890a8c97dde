package io.tradewind.ui.internal.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;

/** A card as markup: everything in it is text, whatever it looks like. */
final class CardMarkup {
    private static final int MOST_SHOWN = 4;

    private final TypeSpec type;
    private final Reader reader;
    private final Values values;
    private final Board board;
    private final List<FieldSpec> shown;

    CardMarkup(TypeSpec type, Reader reader, Values values, Board board) {
        this.type = type;
        this.reader = reader;
        this.values = values;
        this.board = board;
        this.shown = board.shown().stream()
                .limit(MOST_SHOWN)
                .flatMap(name -> TypeFields.find(type, name).stream())
                .toList();
    }

    /** Adds the card of a record that stands in the column. */
    void add(Element cell, RecordView record, BoardColumn column) {
        Element card = cell.appendElement("article")
                .addClass("tw-board-card")
                .attr("role", "listitem")
                .attr("tabindex", "-1")
                .attr("data-id", record.id());
        Element head = card.appendElement("div").addClass("tw-board-card-head");
        head.appendElement("a")
                .addClass("tw-board-card-title")
                .attr("href", record.ref().toString())
                .attr("tabindex", "-1")
                .attr("draggable", "false")
                .text(record.title());
        Marks.icon(
                head.appendElement("button")
                        .addClass("tw-board-card-move")
                        .attr("type", "button")
                        .attr("tabindex", "-1")
                        .attr("data-act", "move")
                        .attr("aria-label", reader.text("ui.board.move"))
                        .attr("title", reader.text("ui.board.move")),
                "ellipsis");
        lines(card, record);
        boolean planned = !board.figures().next().isEmpty();
        Element row = card.appendElement("div").addClass("tw-board-card-row");
        amount(row, record);
        age(row, record, column);
        if (planned) {
            Element foot = card.appendElement("div").addClass("tw-board-card-foot");
            next(foot, record);
            owner(foot, record);
        } else {
            owner(row, record);
        }
        if (row.childNodeSize() == 0) {
            row.remove();
        }
        card.attr("data-rev", Integer.toHexString(card.html().hashCode()));
    }

    /** The first field stands alone, as the customer under a deal's name; the others share a line. */
    private void lines(Element card, RecordView record) {
        List<String> words = new ArrayList<>();
        for (FieldSpec field : shown) {
            String text = text(field, record);
            if (!text.isEmpty()) {
                words.add(text);
            }
        }
        if (!words.isEmpty()) {
            line(card, words.getFirst());
        }
        if (words.size() > 1) {
            line(card, words.stream().skip(1).collect(Collectors.joining(" · ")));
        }
    }

    private static void line(Element card, String words) {
        card.appendElement("div")
                .addClass("tw-board-card-line")
                .attr("title", words)
                .text(words);
    }

    private String text(FieldSpec field, RecordView record) {
        String words = values.text(type.name(), field, record.value(field.name()));
        boolean bare = field.kind() == FieldKind.INTEGER || field.kind() == FieldKind.DECIMAL;
        return bare && !words.isEmpty() ? reader.field(type.name(), field.name()) + " " + words : words;
    }

    private void amount(Element row, RecordView record) {
        String field = board.figures().amount();
        @Nullable Object value = field.isEmpty() ? null : record.value(field);
        if (value != null) {
            row.appendElement("span")
                    .addClass("tw-board-amount")
                    .text(value instanceof Money money ? reader.plainMoney(money) : reader.show(value));
        }
    }

    /** How long it has stood there; longer than it should is marked. */
    private void age(Element row, RecordView record, BoardColumn column) {
        Optional<LocalDate> since = day(board.figures().since(), record);
        if (since.isEmpty()) {
            return;
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(since.get(), reader.today()));
        boolean stale = column.staleAfterDays() > 0 && days > column.staleAfterDays();
        Element age = row.appendElement("span")
                .addClass("tw-board-age")
                .attr("title", reader.text("ui.board.since", reader.day(since.get())));
        if (stale) {
            age.addClass("tw-board-age-stale");
        }
        Marks.icon(age, stale ? "hourglass" : "clock");
        age.appendElement("span").text(reader.text("ui.board.days", days));
    }

    private Optional<LocalDate> day(String field, RecordView record) {
        return switch (field.isEmpty() ? null : record.value(field)) {
            case LocalDate day -> Optional.of(day);
            case Instant at -> Optional.of(at.atZone(reader.zone()).toLocalDate());
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private void next(Element foot, RecordView record) {
        Optional<LocalDate> due = day(board.figures().next(), record);
        String words = due.map(day -> dueWords(day, record)).orElseGet(() -> reader.text("ui.board.next.none"));
        String tone = due.map(this::tone).orElse("none");
        foot.appendElement("span").addClass("tw-board-dot").addClass("tw-board-dot-" + tone);
        foot.appendElement("span")
                .addClass("tw-board-next")
                .addClass("tw-board-next-" + tone)
                .attr("title", words)
                .text(words);
    }

    private String tone(LocalDate due) {
        int order = due.compareTo(reader.today());
        return order < 0 ? "overdue" : order == 0 ? "today" : "planned";
    }

    private String dueWords(LocalDate due, RecordView record) {
        long late = ChronoUnit.DAYS.between(due, reader.today());
        if (late > 0) {
            return reader.text("ui.board.next.overdue", late);
        }
        String day = late == 0 ? reader.text("ui.board.next.today") : reader.shortDay(due);
        String time =
                late == 0 && record.value(board.figures().next()) instanceof Instant at ? " " + reader.time(at) : "";
        String done = TypeFields.find(type, board.figures().nextWords())
                .map(field -> values.text(type.name(), field, record.value(field.name())))
                .orElse("");
        return day + time + (done.isEmpty() ? "" : " " + done);
    }

    private void owner(Element place, RecordView record) {
        if (record.value("owner") instanceof Reference owner && owner.name() != null) {
            String name = Objects.requireNonNull(owner.name());
            Logo sign = Logo.person(name);
            place.appendElement("span")
                    .addClass(String.join(" ", sign.getClassNames()))
                    .addClass("tw-board-owner")
                    .attr("title", name)
                    .attr("role", "img")
                    .attr("aria-label", name)
                    .text(sign.getText());
        }
    }
}
