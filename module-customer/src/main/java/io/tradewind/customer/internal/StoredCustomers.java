package io.tradewind.customer.internal;

import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers in the stage's own tables. */
@Component(service = Customers.class)
public final class StoredCustomers implements Customers {
    private final EntityManager entities;

    @Activate
    public StoredCustomers(@Reference(target = "(unit=customer)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<String> parentOf(String customer) {
        return Optional.ofNullable(entities.find(Customer.class, customer)).map(Customer::parent);
    }
}
