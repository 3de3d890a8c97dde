package io.tradewind.customer.internal;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;
import static io.tradewind.record.Field.url;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.customer.CustomerCreated;
import io.tradewind.customer.CustomerRenamed;
import io.tradewind.customer.internal.Customer.State;
import io.tradewind.customer.internal.grading.Grade;
import io.tradewind.customer.internal.grading.Grades;
import io.tradewind.customer.internal.pool.PoolType;
import io.tradewind.customer.internal.territory.Situation;
import io.tradewind.customer.internal.territory.Territories;
import io.tradewind.customer.internal.territory.TerritoryType;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a customer is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class CustomerType implements RecordType<Customer> {
    static final String NAME = "customers";

    private final OwnershipDoor ownership;
    private final Customers customers;
    private final Grades grades;
    private final Territories territories;
    private final Clock clock;
    private final RecordSpec<Customer> spec;

    /** Asked when it is needed and not before: people are records themselves and come up while types are collected. */
    private interface OwnershipDoor {
        <T> T ask(Function<Ownership, T> question);
    }

    @Activate
    public CustomerType(
            @Reference ComponentServiceObjects<Ownership> ownership,
            @Reference Customers customers,
            @Reference Grades grades,
            @Reference Territories territories) {
        this.ownership = new OwnershipDoor() {
            @Override
            public <T> T ask(Function<Ownership, T> question) {
                Ownership service = ownership.getService();
                try {
                    return question.apply(service);
                } finally {
                    ownership.ungetService(service);
                }
            }
        };
        this.customers = customers;
        this.grades = grades;
        this.territories = territories;
        this.clock = Clock.systemUTC();
        this.spec = describe();
    }

    @Override
    public RecordSpec<Customer> spec() {
        return spec;
    }

    private RecordSpec<Customer> describe() {
        return RecordSpec.of(NAME, Customer.class, Customer::new)
                .title("name")
                .menu("building-2", "sales", 10)
                .mergeable()
                .numbered("C-", 6)
                .state("state")
                .sortedBy("name")
                .field(text("name", Customer::name, Customer::rename)
                        .required()
                        .searched()
                        .sortable()
                        .listed()
                        .warnsOfDuplicates())
                .field(text("code", Customer::code, Customer::encode)
                        .max(40)
                        .unique()
                        .searched())
                .field(enumeration("state", State.class, Customer::state, null).listed())
                .field(reference("parent", NAME, Customer::parent, Customer::moveUnder))
                .field(instant("lastContactAt", Customer::lastContactAt, null)
                        .sortable()
                        .listed())
                .field(text("lockReason", Customer::lockReason, null))
                .field(reference("pool", PoolType.NAME, Customer::pool, null))
                .field(instant("ownedSince", Customer::ownedSince, null).sortable())
                .field(date("recycleAt", Customer::recycleAt, null).sortable())
                .field(instant("lastOpportunityAt", Customer::lastOpportunityAt, null))
                .field(instant("lastDealAt", Customer::lastDealAt, null))
                .field(choice("industry", Customer::industry, Customer::classify, "industries")
                        .in("classification")
                        .listed())
                .field(choice("size", Customer::size, Customer::measure, "company-sizes")
                        .column("company_size")
                        .in("classification"))
                .field(choice("region", Customer::region, Customer::locate, "regions")
                        .in("classification")
                        .listed())
                .field(choice("level", Customer::level, Customer::rank, "customer-levels")
                        .column("customer_level")
                        .in("classification")
                        .sortable()
                        .listed())
                .field(choice("source", Customer::source, Customer::cameFrom, "sources")
                        .in("classification"))
                .field(tags("tags", Customer::tags, Customer::tag, "customer-tags")
                        .in("classification")
                        .listed())
                .field(reference("territory", TerritoryType.NAME, Customer::territory, null)
                        .in("classification"))
                .field(text("territoryReason", Customer::territoryReason, null)
                        .max(1000)
                        .in("classification"))
                .field(bool("levelFixed", Customer::levelFixed, null).in("grading"))
                .field(text("levelReason", Customer::levelReason, null).in("grading"))
                .field(lines("gradeReasons", Customer::gradeReasons, null, gradeReasons())
                        .in("grading"))
                .field(phone("phone", Customer::phone, Customer::answerAt)
                        .in("reach")
                        .listed()
                        .warnsOfDuplicates())
                .field(email("email", Customer::email, Customer::mailTo)
                        .in("reach")
                        .warnsOfDuplicates())
                .field(url("website", Customer::website, Customer::presentAt).in("reach"))
                .field(text("address", Customer::address, Customer::moveTo)
                        .max(500)
                        .in("reach"))
                .field(lines("addresses", Customer::addresses, Customer::resideAt, Address.parts())
                        .in("reach"))
                .field(text("taxId", Customer::taxId, Customer::registerAs)
                        .max(30)
                        .in("finance")
                        .warnsOfDuplicates())
                .field(money("annualRevenue", Customer::annualRevenue, Customer::earn)
                        .in("finance")
                        .sortable())
                .field(money("creditLimit", Customer::creditLimit, Customer::limitCredit)
                        .in("finance")
                        .sensitive())
                .field(integer("employees", Customer::employees, Customer::employ)
                        .between(0, 10_000_000)
                        .in("company")
                        .sortable())
                .field(integer("foundedYear", Customer::foundedYear, Customer::foundedIn)
                        .between(1000, 2100)
                        .in("company"))
                .field(date("renewOn", Customer::renewOn, Customer::renew)
                        .in("company")
                        .sortable())
                .field(longText("remark", Customer::remark, Customer::note).in("company"))
                .field(integer("score", Customer::score, null).in("grading").sortable())
                .field(instant("gradedAt", Customer::gradedAt, null).in("grading"))
                .openTo("pool", "claim", "transfer")
                .action(Action.<Customer, ClaimCustomer>of("claim", ClaimCustomer.class, this::claim)
                        .when(customer -> customer.state() == State.POOL)
                        .look(Action.Look.PRIMARY))
                .action(Action.<Customer, TransferCustomer>of("transfer", TransferCustomer.class, this::transfer)
                        .when(customer -> customer.state() != State.LOCKED))
                .action(Action.<Customer, ReleaseCustomer>of("release", ReleaseCustomer.class, this::release)
                        .when(customer -> customer.state() == State.OWNED))
                .action(Action.<Customer, LockCustomer>of("lock", LockCustomer.class, this::lock)
                        .when(customer -> customer.state() == State.OWNED))
                .action(Action.<Customer, UnlockCustomer>of("unlock", UnlockCustomer.class, CustomerType::unlock)
                        .when(customer -> customer.state() == State.LOCKED))
                .action(Action.<Customer, AssignTerritory>of(
                                "assignTerritory", AssignTerritory.class, this::assignTerritory)
                        .when(customer -> customer.state() != State.LOCKED))
                .action(Action.<Customer, FixLevel>of("fixLevel", FixLevel.class, CustomerType::fixLevel))
                .action(Action.<Customer, FreeLevel>of("freeLevel", FreeLevel.class, this::freeLevel)
                        .when(Customer::levelFixed))
                .action(Action.<Customer, Regrade>of("regrade", Regrade.class, this::regrade)
                        .asBookkeeping())
                .check(this::hangsInATree)
                .onCreate(this::created)
                .onChange(this::renamed)
                .onChange(this::moved);
    }

    private Optional<DomainEvent> claim(Customer customer, ClaimCustomer command) {
        return ownership.ask(service -> service.claim(customer, command));
    }

    private Optional<DomainEvent> transfer(Customer customer, TransferCustomer command) {
        return ownership.ask(service -> service.transfer(customer, command));
    }

    private Optional<DomainEvent> release(Customer customer, ReleaseCustomer command) {
        return ownership.ask(service -> service.release(customer, command));
    }

    private Optional<DomainEvent> lock(Customer customer, LockCustomer command) {
        return ownership.ask(service -> service.lock(customer, command));
    }

    private Optional<DomainEvent> assignTerritory(Customer customer, AssignTerritory command) {
        Situation situation =
                new Situation(customer.region(), customer.industry(), customer.level(), customer.ownerId());
        return customer.goTo(territories.allocate(situation), clock.instant()).map(DomainEvent.class::cast);
    }

    private static List<Field<?, ?>> gradeReasons() {
        return List.of(
                text("rule", (Customer customer) -> null, null),
                text("figure", (Customer customer) -> null, null),
                integer("points", (Customer customer) -> null, null));
    }

    private static Optional<DomainEvent> fixLevel(Customer customer, FixLevel command) {
        customer.fixLevel(command.level(), command.reason());
        return Optional.empty();
    }

    private Optional<DomainEvent> freeLevel(Customer customer, FreeLevel command) {
        customer.freeLevel();
        grades.of(customer.id()).ifPresent(grade -> customer.grade(grade, clock.instant()));
        return Optional.empty();
    }

    private Optional<DomainEvent> regrade(Customer customer, Regrade command) {
        Grade grade = grades.of(customer.id())
                .orElseThrow(() -> new TradewindException(TradewindException.Kind.CONFLICT, "customers.no-scheme"));
        customer.grade(grade, clock.instant());
        return Optional.empty();
    }

    private Optional<DomainEvent> moved(Customer customer, Map<String, Object> before) {
        if (before.containsKey("owner") || before.containsKey("pool")) {
            ownership.ask(service -> {
                service.remember(customer, before);
                return true;
            });
        }
        return Optional.empty();
    }

    private static Optional<DomainEvent> unlock(Customer customer, UnlockCustomer command) {
        customer.unlock();
        return Optional.empty();
    }

    private List<FieldProblem> hangsInATree(Customer customer) {
        String parent = customer.parent();
        return parent != null && new Group(customers::parentOf).wouldLoop(customer.id(), parent)
                ? List.of(FieldProblem.of("parent", "customers.parent-loop"))
                : List.of();
    }

    private Optional<DomainEvent> created(Customer customer) {
        String name = requireNonNullElse(customer.name(), "");
        return Optional.of(new CustomerCreated(customer.id(), name, customer.ownerId(), clock.instant()));
    }

    private Optional<DomainEvent> renamed(Customer customer, Map<String, Object> old) {
        String name = requireNonNullElse(customer.name(), "");
        return old.get("name") instanceof String before
                ? Optional.of(new CustomerRenamed(customer.id(), before, name, clock.instant()))
                : Optional.empty();
    }
}
