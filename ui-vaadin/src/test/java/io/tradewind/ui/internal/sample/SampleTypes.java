package io.tradewind.ui.internal.sample;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;
import static io.tradewind.record.Field.url;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tradewind.access.Verb;
import io.tradewind.record.Action;
import io.tradewind.record.Input;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;

/** Two record types as a stage would describe them; only their outlines are used. */
public final class SampleTypes implements RecordTypes {
    /** Nothing of a customer but its place in the description: the sample keeps values in maps. */
    private static final class Nothing {}

    enum State {
        OWNED,
        POOL,
        LOCKED
    }

    record Transfer(
            @Input(required = true, reference = "users") String owner,
            @Input(longText = true) String reason) {}

    record Lock(@Input(required = true) String reason) {}

    record Claim() {}

    private final List<TypeSpec> specs = List.of(customers(), contacts(), users());
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private static <V> Function<Nothing, V> none() {
        return nothing -> null;
    }

    private static <V> BiConsumer<Nothing, V> ignored() {
        return (nothing, value) -> {};
    }

    private static TypeSpec customers() {
        return RecordSpec.of("customers", Nothing.class, Nothing::new)
                .title("name")
                .menu("building-2", "sales", 10)
                .numbered("C-", 6)
                .state("state")
                .sortedBy("name")
                .field(SampleTypes.<String>name()
                        .required()
                        .searched()
                        .sortable()
                        .listed()
                        .warnsOfDuplicates())
                .field(choice("level", none(), ignored(), "levels").listed().sortable())
                .field(enumeration("state", State.class, none(), null).listed())
                .field(choice("industry", none(), ignored(), "industries")
                        .listed()
                        .sortable())
                .field(choice("region", none(), ignored(), "regions").listed())
                .field(phone("phone", none(), ignored())
                        .searched()
                        .listed()
                        .warnsOfDuplicates()
                        .in("contact"))
                .field(email("email", none(), ignored()).in("contact"))
                .field(url("website", none(), ignored()).in("contact"))
                .field(SampleTypes.plain("address").in("contact"))
                .field(SampleTypes.plain("taxId").unique().warnsOfDuplicates().in("finance"))
                .field(money("creditLimit", none(), ignored())
                        .listed()
                        .sortable()
                        .in("finance"))
                .field(reference("parent", "customers", none(), ignored()))
                .field(bool("keyAccount", none(), ignored()))
                .field(instant("lastContactAt", none(), null).listed().sortable())
                .field(longText("remark", none(), ignored()))
                .action(Action.<Nothing, Claim>of("claim", Claim.class, (n, c) -> Optional.empty())
                        .look(Action.Look.PRIMARY))
                .action(Action.of("transfer", Transfer.class, (n, c) -> Optional.empty()))
                .action(Action.<Nothing, Lock>of("lock", Lock.class, (n, c) -> Optional.empty())
                        .look(Action.Look.DANGER))
                .outline();
    }

    private static TypeSpec contacts() {
        return RecordSpec.of("contacts", Nothing.class, Nothing::new)
                .title("name")
                .menu("users", "sales", 20)
                .sortedBy("name")
                .field(SampleTypes.<String>name()
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(reference("customer", "customers", none(), ignored())
                        .required()
                        .listed())
                .field(SampleTypes.plain("title").listed())
                .field(phone("phone", none(), ignored()).searched().listed().warnsOfDuplicates())
                .field(email("email", none(), ignored()).listed())
                .field(bool("primary", none(), ignored()).listed())
                .outline();
    }

    private static TypeSpec users() {
        return RecordSpec.of("users", Nothing.class, Nothing::new)
                .title("name")
                .shared()
                .menu("user", "admin", 10)
                .field(SampleTypes.<String>name()
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(SampleTypes.plain("login").listed())
                .outline();
    }

    private static <V> io.tradewind.record.Field<Nothing, String> name() {
        return text("name", none(), ignored());
    }

    private static io.tradewind.record.Field<Nothing, String> plain(String name) {
        return text(name, none(), ignored());
    }

    @Override
    public List<TypeView> all() {
        return specs.stream().map(this::view).toList();
    }

    @Override
    public TypeView require(String name) {
        return find(name)
                .map(this::view)
                .orElseThrow(() -> new io.tradewind.TradewindException(
                        io.tradewind.TradewindException.Kind.NOT_FOUND, "record.unknown-type", name));
    }

    private TypeView view(TypeSpec spec) {
        return new TypeView(
                spec,
                "customer",
                spec.fields().stream()
                        .filter(field -> !field.is(io.tradewind.record.FieldSpec.Trait.READ_ONLY))
                        .map(io.tradewind.record.FieldSpec::name)
                        .collect(Collectors.toSet()),
                Set.of(Verb.values()));
    }

    @Override
    public List<TypeSpec> running() {
        return specs;
    }

    @Override
    public Optional<TypeSpec> find(String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }

    @Override
    public AutoCloseable watch(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
