package io.tradewind.customer.internal;

import java.util.Optional;

/** The stored customers, as far as the stage's own rules ask for them. */
public interface Customers {
    /** The customer above; empty if there is none. Part of the running transaction. */
    Optional<String> parentOf(String customer);
}
