package io.tradewind.customer.internal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.Money;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.OpenWork;
import io.tradewind.page.PageSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.Reference;
import io.tradewind.record.Sort;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Summary;

/** What this stage knows of a customer: people, needs, leads, its group, and how it changed hands. */
@Component(service = PageSource.class)
public final class CustomerPage implements PageSource {
    private static final String CONTACTS = "contacts";
    private static final String NEEDS = "needs";
    private static final String LEADS = "leads";
    private static final String MOVES = "ownership-moves";
    private static final String GROUP = "customers.page.group";
    private static final Filter RUNNING = Filter.of("state", Operator.IN, "OPEN", "ANSWERED");
    private static final Set<String> MOVING = Set.of("claim", "transfer", "release");
    private static final Set<String> HANDS = Set.of("owner", "team", "pool", "state", "ownedSince", "recycleAt");

    private final Records records;
    private final Summaries summaries;
    private final RecordTypes types;

    @Activate
    public CustomerPage(
            @org.osgi.service.component.annotations.Reference Records records,
            @org.osgi.service.component.annotations.Reference Summaries summaries,
            @org.osgi.service.component.annotations.Reference RecordTypes types) {
        this.records = records;
        this.summaries = summaries;
        this.types = types;
    }

    @Override
    public String type() {
        return "customers";
    }

    @Override
    public int order() {
        return 10;
    }

    private boolean mayRead(String type) {
        return types.all().stream().anyMatch(view -> view.name().equals(type));
    }

    private boolean mayRead(String type, String field) {
        return types.all().stream()
                .anyMatch(view -> view.name().equals(type) && view.field(field).isPresent());
    }

    // ---- figures

    @Override
    public List<KeyFigure> figures(RecordView customer) {
        Filter here = Filter.of("customer", Operator.EQ, customer.id());
        List<KeyFigure> figures = new ArrayList<>();
        if (mayRead(CONTACTS)) {
            figures.add(contacts(here));
        }
        if (mayRead(NEEDS, "state")) {
            figures.add(needs(here));
        }
        if (mayRead(LEADS, "customer")) {
            long leads = count(LEADS, here);
            if (leads > 0) {
                figures.add(KeyFigure.of("customers.figure.leads", leads).behind(LEADS, here));
            }
        }
        if (customer.value("score") instanceof Long score) {
            KeyFigure points = KeyFigure.of("customers.field.score", score);
            boolean fixed = Boolean.TRUE.equals(customer.value("levelFixed"));
            figures.add(fixed ? points.note(Note.of("customers.field.levelFixed")) : points);
        }
        GroupOf group = GroupOf.read(records, customer);
        if (group.isGroup()) {
            group(group, customer).forEach(figures::add);
        }
        return figures;
    }

    private KeyFigure contacts(Filter here) {
        RecordPage people = records.query(
                CONTACTS,
                RecordQuery.ALL
                        .filters(List.of(here))
                        .fields(Set.of("name", "primary"))
                        .limit(100)
                        .counted());
        KeyFigure figure = KeyFigure.of(
                        "customers.figure.contacts", (long) Objects.requireNonNullElse(people.count(), 0))
                .behind(CONTACTS, here);
        return people.items().stream()
                .filter(one -> Boolean.TRUE.equals(one.value("primary")))
                .findFirst()
                .map(one -> figure.note(Note.of("customers.figure.contacts.primary", one.title())))
                .orElse(figure);
    }

    private KeyFigure needs(Filter here) {
        if (!mayRead(NEEDS, "budget")) {
            return openNeeds(count(NEEDS, here, RUNNING), here);
        }
        Summary budget = summaries.of(
                NEEDS,
                RecordQuery.ALL.filters(List.of(here, RUNNING)),
                new Grouping("state", Grouping.Measure.SUM, "budget"));
        KeyFigure figure = openNeeds(budget.count(), here);
        return budget.value() != null
                        && budget.currency() != null
                        && budget.value().signum() > 0
                ? figure.note(Note.of(
                        "customers.figure.needs.budget", Money.of(budget.value().toPlainString(), budget.currency())))
                : figure;
    }

    private static KeyFigure openNeeds(long count, Filter here) {
        return KeyFigure.of("customers.figure.needs", count).behind(NEEDS, here, RUNNING);
    }

    private Stream<KeyFigure> group(GroupOf group, RecordView customer) {
        long below = group.members().size() - 1L;
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(KeyFigure.of("customers.figure.group", below + 1)
                .in(GROUP)
                .note(Note.of(group.complete() ? "customers.figure.group.below" : "customers.figure.group.more", below))
                .behind("customers", Filter.of("parent", Operator.EQ, customer.id())));
        if (mayRead(CONTACTS)) {
            figures.add(KeyFigure.of("customers.figure.contacts", count(CONTACTS, group.in("customer")))
                    .in(GROUP));
        }
        if (mayRead(NEEDS, "state")) {
            figures.add(KeyFigure.of("customers.figure.needs", count(NEEDS, group.in("customer"), RUNNING))
                    .in(GROUP));
        }
        group.revenue()
                .ifPresent(revenue -> figures.add(
                        KeyFigure.of("customers.figure.revenue", revenue).in(GROUP)));
        return figures.stream();
    }

    private long count(String type, Filter... filters) {
        Integer rows = records.query(
                        type, RecordQuery.ALL.filters(List.of(filters)).onlyCount())
                .count();
        return rows == null ? 0 : rows;
    }

    // ---- work

    @Override
    public List<OpenWork> openWork(RecordView customer, int most) {
        if (!mayRead(NEEDS, "state")) {
            return List.of();
        }
        RecordQuery open = RecordQuery.ALL
                .filters(List.of(Filter.of("customer", Operator.EQ, customer.id()), RUNNING))
                .sorts(List.of(new Sort("wantedBy", false)))
                .limit(most);
        return records.query(NEEDS, open).items().stream()
                .map(need -> new OpenWork(
                        need.ref(),
                        need.title(),
                        need.value("wantedBy") instanceof LocalDate day ? day : null,
                        need.value("owner") instanceof Reference owner ? owner : null))
                .toList();
    }

    // ---- how it changed hands

    @Override
    public Set<String> feedKinds(RecordView customer) {
        return mayRead(MOVES) ? Set.of(MOVES) : Set.of();
    }

    @Override
    public List<FeedEntry> feed(RecordView customer, @Nullable Instant notAfter, int most) {
        List<Filter> filters = new ArrayList<>(List.of(Filter.of("customer", Operator.EQ, customer.id())));
        if (notAfter != null) {
            filters.add(Filter.of("movedAt", Operator.LTE, notAfter.toString()));
        }
        RecordQuery moves = RecordQuery.ALL
                .filters(filters)
                .sorts(List.of(new Sort("movedAt", true)))
                .limit(most);
        return records.query(MOVES, moves).items().stream()
                .flatMap(move -> told(move).stream())
                .toList();
    }

    private static List<FeedEntry> told(RecordView move) {
        if (!(move.value("movedAt") instanceof Instant at) || !(move.value("movedBy") instanceof Reference by)) {
            return List.of();
        }
        return List.of(new FeedEntry(
                move.id(),
                at,
                by,
                MOVES,
                null,
                move.title(),
                "ownership-moves.kind." + move.text("kind").orElse("CHANGED"),
                List.of(),
                move.text("reason").orElse("")));
    }

    /** The moves say it with both names and the reason, to those who may read them. */
    @Override
    public boolean tells(RecordView customer, Trace trace) {
        boolean moves = MOVING.contains(trace.kind())
                || (trace.kind().equals("CHANGED")
                        && trace.changes().stream()
                                .anyMatch(change -> change.field().equals("owner"))
                        && trace.changes().stream().allMatch(change -> HANDS.contains(change.field())));
        return moves && mayRead(MOVES);
    }
}
