package io.tradewind.runtime.internal.work;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/**
 * Does something with many things together. What a rule refuses only when it is saved is found by halving, so that the others are
 * done all the same.
 */
public final class Halving {
    private Halving() {}

    /**
     * @param together does it with some of them, in one transaction of its own
     * @param refused told of a single one that cannot be done
     * @throws TradewindException UNAVAILABLE: the stage is away, nothing is wrong with the things
     */
    public static <T> void attempt(
            List<T> things, Consumer<List<T>> together, BiConsumer<T, TradewindException> refused) {
        try {
            together.accept(things);
        } catch (TradewindException rule) {
            if (rule.kind() == Kind.UNAVAILABLE) {
                throw rule;
            }
            if (things.size() == 1) {
                refused.accept(things.getFirst(), rule);
            } else {
                attempt(things.subList(0, things.size() / 2), together, refused);
                attempt(things.subList(things.size() / 2, things.size()), together, refused);
            }
        }
    }
}
