package io.tradewind.ui.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;

import io.tradewind.TradewindException;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.HolderKind;
import io.tradewind.record.Sharing.Level;
import io.tradewind.record.Sharing.Share;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;

/** With whom a record is shared, and how far; each change counts at once. */
final class ShareDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int OFFERED = 8;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient RecordView record;
    private final transient Runnable changed;
    private final Div rows = new Div();
    private final ComboBox<Candidate> search = new ComboBox<>();

    /** Somebody who may be chosen. */
    private record Candidate(Holder holder, String name) {}

    /** @param changed called after each change */
    ShareDialog(Desk desk, Reader reader, RecordView record, Runnable changed) {
        super(reader.text("ui.share.title", record.title()));
        this.desk = desk;
        this.reader = reader;
        this.record = record;
        this.changed = changed;
        addClassName("tw-share");
        setWidth("520px");
        search.setPlaceholder(reader.text("ui.share.search"));
        search.setAriaLabel(reader.text("ui.share.search"));
        search.setWidthFull();
        search.setItemLabelGenerator(Candidate::name);
        search.setRenderer(new ComponentRenderer<>(this::offered));
        search.setItems(query -> {
            Stream<Candidate> found = query.getOffset() == 0
                    ? candidates(query.getFilter().orElse(""), query.getLimit())
                    : Stream.empty();
            return found;
        });
        search.addValueChangeListener(chosen -> {
            if (chosen.isFromClient() && chosen.getValue() != null) {
                share(chosen.getValue().holder(), Level.READ);
                search.clear();
            }
        });
        rows.addClassName("tw-share-rows");
        add(search, rows);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.primary(reader.text("ui.share.done"), this::close));
        refresh();
    }

    private Stream<Candidate> candidates(String words, int limit) {
        List<Candidate> found = new ArrayList<>();
        found.addAll(named("teams", HolderKind.TEAM, words));
        found.addAll(named("users", HolderKind.USER, words));
        return found.stream().limit(limit);
    }

    private List<Candidate> named(String type, HolderKind kind, String words) {
        try {
            return desk.records().suggest(type, words, OFFERED).stream()
                    .map(one -> new Candidate(new Holder(kind, one.id()), one.title()))
                    .toList();
        } catch (TradewindException mayNotRead) {
            return List.of();
        }
    }

    private Component offered(Candidate candidate) {
        Div row = new Div(sign(candidate.holder(), candidate.name()), new Span(candidate.name()));
        row.addClassName("tw-share-offer");
        return row;
    }

    private static Component sign(Holder holder, String name) {
        if (holder.kind() == HolderKind.USER) {
            return Logo.largePerson(name);
        }
        Span tile = new Span(Icons.of("users"));
        tile.addClassName("tw-share-team");
        return tile;
    }

    private void refresh() {
        rows.removeAll();
        if (record.value("owner") instanceof io.tradewind.record.Reference owner && owner.name() != null) {
            rows.add(row(
                    Logo.largePerson(owner.name()),
                    owner.name(),
                    "",
                    quiet(reader.field(record.ref().type(), "owner"))));
        }
        List<Share> shares = desk.sharing().shares(record.ref());
        shares.forEach(share -> rows.add(row(share)));
        if (shares.isEmpty()) {
            rows.add(quiet(reader.text("ui.share.nobody")));
        }
    }

    private static Span quiet(String words) {
        Span quiet = new Span(words);
        quiet.addClassNames("tw-quiet", "tw-share-quiet");
        return quiet;
    }

    private Component row(Share share) {
        String by = share.by().name() == null
                ? reader.text("ui.hidden")
                : share.by().name();
        return row(
                sign(share.with(), share.name()),
                share.name(),
                reader.text(
                        "ui.share.by",
                        by,
                        reader.day(share.since().atZone(reader.zone()).toLocalDate())),
                new io.tradewind.ui.kit.Segmented<Level>(level -> share(share.with(), level))
                        .with(Level.READ, reader.text("ui.share.READ"))
                        .with(Level.EDIT, reader.text("ui.share.EDIT"))
                        .select(share.level()),
                Buttons.small(
                        Buttons.icon("x", reader.text("ui.share.remove", share.name()), () -> unshare(share.with()))));
    }

    private static Component row(Component sign, String name, String under, Component... end) {
        Span title = new Span(name);
        title.addClassName("tw-related-title");
        Span words = new Span(under);
        words.addClassName("tw-related-words");
        Div text = new Div(title, words);
        text.addClassName("tw-related-text");
        Div row = new Div(sign, text);
        row.addClassName("tw-share-row");
        row.add(end);
        return row;
    }

    private void share(Holder with, Level level) {
        change(() -> desk.sharing().share(record.ref(), List.of(with), level));
    }

    private void unshare(Holder from) {
        change(() -> desk.sharing().unshare(record.ref(), List.of(from)));
    }

    /** Whoever shares away their own right to share sees no more of it. */
    private void change(Runnable work) {
        Guarded.run(() -> {
            work.run();
            changed.run();
        });
        try {
            refresh();
        } catch (TradewindException outOfSight) {
            close();
        }
    }
}
