package io.tradewind.demo;

/**
 * A stage's part of the demo company, registered as a service. Runs once, as the system, in the background, when Tradewind was
 * started with the demo company; parts that arrive later run when they arrive. A part that was killed half-way is started again, so
 * look before you make: everything that stands already is left alone. The same input gives the same company.
 */
public interface DemoData {
    /** Lower ones first: people 100, customers 200, what refers to customers above. */
    int order();

    /** Fills; in transactions of its own, not too large ones. */
    void fill();

    /** Under which it is remembered as done; keep it stable over versions. */
    default String name() {
        return getClass().getName();
    }
}
