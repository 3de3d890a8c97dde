package io.tradewind.customer.internal;

import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
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

import io.tradewind.access.Directory;
import io.tradewind.customer.CustomerCreated;
import io.tradewind.customer.CustomerRenamed;
import io.tradewind.customer.internal.Customer.State;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a customer is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class CustomerType implements RecordType<Customer> {
    static final String NAME = "customers";

    private final Function<String, Optional<String>> teamOf;
    private final Customers customers;
    private final Clock clock;
    private final RecordSpec<Customer> spec;

    /** @param directories asked when it is needed and not before: people are records themselves and come up while types are collected */
    @Activate
    public CustomerType(@Reference ComponentServiceObjects<Directory> directories, @Reference Customers customers) {
        this(user -> teamOf(user, directories), customers, Clock.systemUTC());
    }

    CustomerType(Function<String, Optional<String>> teamOf, Customers customers, Clock clock) {
        this.teamOf = teamOf;
        this.customers = customers;
        this.clock = clock;
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
                .field(longText("remark", Customer::remark, Customer::note).in("company"))
                .action(Action.<Customer, TransferCustomer>of("transfer", TransferCustomer.class, this::transfer)
                        .when(customer -> customer.state() != State.LOCKED))
                .action(Action.<Customer, LockCustomer>of("lock", LockCustomer.class, CustomerType::lock)
                        .when(customer -> customer.state() == State.OWNED))
                .action(Action.<Customer, UnlockCustomer>of("unlock", UnlockCustomer.class, CustomerType::unlock)
                        .when(customer -> customer.state() == State.LOCKED))
                .check(this::hangsInATree)
                .onCreate(this::created)
                .onChange(this::renamed);
    }

    private Optional<DomainEvent> transfer(Customer customer, TransferCustomer command) {
        String team = teamOf.apply(command.owner()).orElse(null);
        return Optional.of(
                customer.transfer(command.owner(), team, command.reason(), command.withContacts(), clock.instant()));
    }

    private static Optional<String> teamOf(String user, ComponentServiceObjects<Directory> directories) {
        Directory directory = directories.getService();
        try {
            return directory.user(user).map(Directory.User::team);
        } finally {
            directories.ungetService(directory);
        }
    }

    private static Optional<DomainEvent> lock(Customer customer, LockCustomer command) {
        customer.lock(command.reason());
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
