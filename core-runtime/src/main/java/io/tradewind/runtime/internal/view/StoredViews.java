package io.tradewind.runtime.internal.view;

import static io.tradewind.TradewindException.Kind.CONFLICT;
import static io.tradewind.TradewindException.Kind.FORBIDDEN;
import static io.tradewind.TradewindException.Kind.INVALID;
import static io.tradewind.TradewindException.Kind.NOT_FOUND;
import static io.tradewind.TradewindException.Kind.TOO_LARGE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.entity.RecordId;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Filter;
import io.tradewind.record.Grouping;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.Summaries;
import io.tradewind.runtime.internal.access.Standings;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedView.Wanted;
import io.tradewind.view.SavedViews;
import io.tradewind.view.ViewContent;

/** Keeps saved views in the database. What a view asks for is tried once as its owner before it is kept. */
@Component(service = SavedViews.class)
public final class StoredViews implements SavedViews {
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 500;

    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Standings standings;
    private final Directory directory;
    private final RecordTypes types;
    private final Records records;
    private final Summaries summaries;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public StoredViews(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity,
            @Reference Standings standings,
            @Reference Directory directory,
            @Reference RecordTypes types,
            @Reference Records records,
            @Reference Summaries summaries) {
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        this.standings = standings;
        this.directory = directory;
        this.types = types;
        this.records = records;
        this.summaries = summaries;
    }

    private ViewTable table() {
        return new ViewTable(database, standings.of(identity.require()));
    }

    @Override
    public List<SavedView> of(String type) {
        return table().of(types.require(type).name());
    }

    @Override
    public SavedView require(String id) {
        return table().find(id).orElseThrow(StoredViews::notFound);
    }

    private static TradewindException notFound() {
        return new TradewindException(NOT_FOUND, "view.not-found");
    }

    @Override
    public SavedView create(String type, Wanted given) {
        ViewTable table = table();
        String listed = types.require(type).name();
        String id = RecordId.next();
        transactions.run(() -> {
            if (table.kept() >= MOST) {
                throw new TradewindException(TOO_LARGE, "view.too-many", MOST);
            }
            Wanted wanted = checked(table, listed, given, null);
            requireTeam(wanted, table.standing().team());
            table.add(id, listed, wanted, clock.instant());
        });
        return require(id);
    }

    @Override
    public SavedView change(String id, long version, Wanted given) {
        ViewTable table = table();
        transactions.run(() -> {
            SavedView present = editable(table, id);
            Wanted wanted = checked(table, present.type(), given, present);
            String team = directory
                    .user(present.owner().id())
                    .map(Directory.User::team)
                    .orElse(null);
            requireTeam(wanted, team);
            if (!table.change(id, version, wanted, team, clock.instant())) {
                throw new StaleRecord(present.version(), List.of());
            }
            tryOut(present.type(), ViewContent.PLAIN.filters(segment(id)));
        });
        return require(id);
    }

    @Override
    public void remove(String id) {
        ViewTable table = table();
        transactions.run(() -> {
            SavedView view = editable(table, id);
            if (table.isUnder(view.type(), segment(id).getFirst())) {
                throw new TradewindException(CONFLICT, "view.in-use");
            }
            table.remove(id);
        });
    }

    private static List<Filter> segment(String id) {
        return List.of(Filter.of(RecordQuery.SEGMENT, Filter.Operator.EQ, id));
    }

    private static SavedView editable(ViewTable table, String id) {
        SavedView view = table.find(id).orElseThrow(StoredViews::notFound);
        if (!view.editable()) {
            throw new TradewindException(FORBIDDEN, "view.not-yours");
        }
        return view;
    }

    @Override
    public SavedView pin(String id, boolean pinned) {
        ViewTable table = table();
        require(id);
        transactions.run(() -> table.pin(id, pinned));
        return require(id);
    }

    @Override
    public void usual(String type, @Nullable String id) {
        ViewTable table = table();
        String listed = types.require(type).name();
        if (id != null && !require(id).type().equals(listed)) {
            throw notFound();
        }
        transactions.run(() -> table.usual(listed, id));
    }

    // ---- what may be kept

    private Wanted checked(ViewTable table, String type, Wanted given, @Nullable SavedView present) {
        Wanted wanted = new Wanted(given.name().strip(), given.share(), given.content());
        nameProblem(table, type, wanted, present).ifPresent(problem -> {
            throw new InvalidRecord(List.of(problem));
        });
        boolean newlyForAll = wanted.share() == Share.ALL && (present == null || present.share() != Share.ALL);
        if (newlyForAll && !table.standing().rights().may(ViewTable.SHARE_WITH_ALL)) {
            throw new TradewindException(FORBIDDEN, "view.may-not-share");
        }
        if (present == null || !present.content().equals(wanted.content())) {
            tryOut(type, wanted.content());
        }
        return wanted;
    }

    private static Optional<FieldProblem> nameProblem(
            ViewTable table, String type, Wanted wanted, @Nullable SavedView present) {
        if (wanted.name().isEmpty()) {
            return Optional.of(FieldProblem.of("name", "field.required"));
        }
        if (wanted.name().length() > LONGEST_NAME) {
            return Optional.of(FieldProblem.of("name", "field.too-long", LONGEST_NAME));
        }
        String owner =
                present == null ? table.standing().user() : present.owner().id();
        boolean taken = table.of(type).stream()
                .anyMatch(other -> other.owner().id().equals(owner)
                        && other.name().equalsIgnoreCase(wanted.name())
                        && (present == null || !other.id().equals(present.id())));
        return taken ? Optional.of(FieldProblem.of("name", "view.name-taken")) : Optional.empty();
    }

    private static void requireTeam(Wanted wanted, @Nullable String team) {
        if (wanted.share() == Share.TEAM && team == null) {
            throw new TradewindException(INVALID, "view.no-team");
        }
    }

    /** The engine says what it does not understand. */
    private void tryOut(String type, ViewContent content) {
        records.query(
                type,
                content.query()
                        .limit(1)
                        .fields(content.columns().stream()
                                .map(ViewContent.Column::field)
                                .collect(Collectors.toSet())));
        if (content.chart() != null) {
            summaries.of(type, content.query(), content.chart().measure());
        }
        if (!content.group().isEmpty()) {
            summaries.headings(type, content.query(), Grouping.counting(content.group()));
        }
    }
}
