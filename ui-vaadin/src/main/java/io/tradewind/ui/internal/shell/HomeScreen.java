package io.tradewind.ui.internal.shell;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.access.Identity;
import io.tradewind.access.Verb;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeView;
import io.tradewind.tx.Transactions;
import io.tradewind.ui.internal.home.RunningWork;
import io.tradewind.ui.internal.record.Pulse;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Stats;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;
import io.tradewind.work.BackgroundWork;

/** The start page: what waits for the reader, what is theirs, and what was entered last. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = "", title = "ui.home.title", icon = "house", order = 0, group = "")
public final class HomeScreen extends Page implements TradewindView {
    private static final long serialVersionUID = 1L;
    private static final int LATEST = 6;
    private static final int FIGURES = 4;
    private static final int RECALLED = 8;

    private final transient Records records;
    private final transient Reader reader = Reader.current();

    @Activate
    public HomeScreen(
            @Reference Menu menu,
            @Reference Slots slots,
            @Reference Records records,
            @Reference Identity identity,
            @Reference BackgroundWork work,
            @Reference Pulse pulse,
            @Reference Recalls recalls,
            @Reference Transactions transactions) {
        this.records = records;
        addClassName("tw-home");
        title(greeting(identity.require().name()));
        var day = new Span(reader.longDay(reader.today()));
        day.addClassName("tw-subtitle");
        names().add(day);
        names().addClassName("tw-head-names-two");
        actions(menu.daily().stream()
                .filter(type -> type.may(Verb.CREATE))
                .limit(1)
                .map(type -> Buttons.primary(
                        reader.text("ui.create.one", TypeWords.one(reader, type.name())),
                        "plus",
                        () -> UI.getCurrent().navigate(type.name() + "/new")))
                .toArray(com.vaadin.flow.component.Component[]::new));
        var types = menu.daily();
        body().addClassName("tw-pad");
        if (types.isEmpty()) {
            content(new EmptyState(
                    "puzzle", Tone.ACCENT, reader.text("ui.home.empty"), reader.text("ui.home.empty.hint")));
        } else {
            content(transactions.reading(() -> new com.vaadin.flow.component.Component[] {
                figures(types, slots), new RunningWork(work, pulse, reader), panels(types, recalls)
            }));
        }
    }

    private String greeting(String name) {
        var hour = LocalTime.now(reader.zone()).getHour();
        var part = hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        return reader.text("ui.home." + part, name);
    }

    private Stats figures(List<TypeView> types, Slots slots) {
        var stats = Stats.framed();
        slots.counts().stream()
                .limit(FIGURES)
                .forEach(each -> stats.with(
                        each.label(),
                        each.figure(),
                        each.context(),
                        each.tone(),
                        () -> UI.getCurrent().navigate(each.path())));
        types.stream()
                .limit(FIGURES)
                .forEach(type -> page(type.name(), RecordQuery.ALL.onlyCount())
                        .ifPresent(all -> stats.with(
                                reader.plural(type.name()),
                                count(all),
                                mine(type),
                                Tone.GRAY,
                                () -> UI.getCurrent().navigate(type.name()))));
        return stats;
    }

    private String mine(TypeView type) {
        if (type.type().shared()) {
            return "";
        }
        var query = RecordQuery.ALL.onlyCount().filters(List.of(Filter.of("owner", Filter.Operator.EQ, "me")));
        return page(type.name(), query)
                .map(mine -> reader.text("ui.home.mine", count(mine)))
                .orElse("");
    }

    private String count(RecordPage page) {
        var counted = page.count();
        long number = counted == null ? page.items().size() : counted;
        return reader.number(number) + (page.countExact() ? "" : "+");
    }

    private Div panels(List<TypeView> types, Recalls recalls) {
        var grid = new Div();
        grid.addClassName("tw-columns");
        grid.add(
                recalled("ui.recent", recalls.recent(RECALLED)),
                recalled(
                        "ui.favorites",
                        recalls.favorites().stream().limit(RECALLED).toList()));
        types.forEach(type -> page(
                        type.name(),
                        RecordQuery.ALL
                                .limit(LATEST)
                                .fields(Set.of("createdAt"))
                                .sorts(List.of(new Sort("createdAt", true))))
                .ifPresent(page -> grid.add(panel(type, page.items()))));
        return grid;
    }

    private Panel recalled(String title, List<Recalls.Place> places) {
        return RecalledPanel.of(reader, reader.text(title), places, reader.text(title + ".none"))
                .with(all(FavoritesView.PATH));
    }

    private Button all(String path) {
        return Buttons.small(
                Buttons.quiet(reader.text("ui.home.all"), () -> UI.getCurrent().navigate(path)));
    }

    private Panel panel(TypeView type, List<RecordView> items) {
        var rows = new Div();
        rows.addClassName("tw-rows");
        items.forEach(record -> rows.add(row(record)));
        if (items.isEmpty()) {
            var nothing = new Div(reader.text("ui.home.none"));
            nothing.addClassName("tw-rows-empty");
            rows.add(nothing);
        }
        return new Panel(reader.text("ui.home.latest", TypeWords.many(reader, type.name())), rows)
                .with(all(type.name()));
    }

    private NativeButton row(RecordView record) {
        var name = new Span(record.title());
        name.addClassName("tw-row-name");
        var when = new Span(record.value("createdAt") instanceof java.time.Instant at ? reader.ago(at) : "");
        when.addClassName("tw-row-end");
        var row = Buttons.bare("", () -> UI.getCurrent().navigate(record.ref().toString()));
        row.addClassName("tw-row");
        row.add(Logo.of(record.title()), name, when);
        return row;
    }

    /** A stage that leaves while the page is built is left out; the page follows at the next visit. */
    private Optional<RecordPage> page(String type, RecordQuery query) {
        try {
            return Optional.of(records.query(type, query));
        } catch (TradewindException refused) {
            return Optional.empty();
        }
    }
}
