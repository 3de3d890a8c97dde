package io.tradewind.customer.internal.pool;

import java.util.List;
import java.util.Set;

/**
 * What a pool in use does to the customers of its members.
 *
 * @param pool its id
 */
public record Policy(String pool, List<PoolMember> members, Recycling recycling) {
    public Policy {
        members = List.copyOf(members);
    }

    boolean isFor(String user, Set<String> teams) {
        return members.stream().anyMatch(member -> member.stands(user, teams));
    }
}
