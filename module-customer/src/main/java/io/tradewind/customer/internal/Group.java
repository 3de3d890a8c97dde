package io.tradewind.customer.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A group of companies: a tree by parent. */
final class Group {
    /** No real group is deeper. */
    private static final int DEEPEST = 100;

    private final Function<String, Optional<String>> parentOf;

    /** @param parentOf the stored parent of a customer */
    Group(Function<String, Optional<String>> parentOf) {
        this.parentOf = parentOf;
    }

    /** Whether the customer would be above itself if it hung under the parent. */
    boolean wouldLoop(String customer, String parent) {
        Set<String> seen = new HashSet<>();
        Optional<String> above = Optional.of(parent);
        while (above.isPresent() && seen.size() < DEEPEST) {
            String id = above.get();
            if (id.equals(customer)) {
                return true;
            }
            if (!seen.add(id)) {
                return false;
            }
            above = parentOf.apply(id);
        }
        return above.isPresent();
    }
}
