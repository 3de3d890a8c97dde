package io.tradewind.followup.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.customer.CustomerActivity;
import io.tradewind.customer.CustomerFact;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;

/** Tells that a customer was followed up on, also by way of a contact, an opportunity or whatever else refers to one. */
@Component(service = CustomerOf.class)
public final class CustomerOf {
    private static final String CUSTOMERS = "customers";

    private final Later<Records> records;
    private final Later<RecordTypes> types;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CustomerOf(
            @org.osgi.service.component.annotations.Reference ComponentServiceObjects<Records> records,
            @org.osgi.service.component.annotations.Reference ComponentServiceObjects<RecordTypes> types) {
        this.records = new Later<>(records);
        this.types = new Later<>(types);
    }

    Optional<CustomerActivity> activity(FollowUp followUp) {
        return of(followUp.ref())
                .map(customer -> new CustomerActivity(customer, CustomerActivity.Kind.FOLLOW_UP, at(followUp)));
    }

    Optional<CustomerFact> fact(FollowUp followUp) {
        return of(followUp.ref()).map(customer -> new CustomerFact(customer, "FOLLOW_UP", null, at(followUp)));
    }

    private Instant at(FollowUp followUp) {
        return Objects.requireNonNullElseGet(followUp.at(), clock::instant);
    }

    private Optional<String> of(RecordRef ref) {
        if (ref.type().equals(CUSTOMERS)) {
            return Optional.of(ref.id());
        }
        Optional<FieldSpec> link = types.with(all -> all.find(ref.type()))
                .flatMap(type -> type.fields().stream()
                        .filter(field -> field.refersTo(CUSTOMERS))
                        .findFirst());
        return link.flatMap(field -> {
            RecordView record = records.with(all -> all.read(ref));
            return record.value(field.name()) instanceof Reference customer
                    ? Optional.of(customer.id())
                    : Optional.empty();
        });
    }
}
