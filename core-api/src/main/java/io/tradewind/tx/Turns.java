package io.tradewind.tx;

/**
 * Lets one at a time do what many may want to do at once: take one of the last places, move a record that is wanted by others.
 * Works across nodes.
 */
public interface Turns {
    /**
     * Waits until nobody else has this turn, and keeps it until the current transaction ends. Whoever needs several takes them in
     * one order, always the same.
     *
     * @param name at most 120 characters, for example {@code customers.claims.<user>}
     * @throws IllegalStateException if there is no transaction
     */
    void take(String name);
}
