package io.tradewind.customer.internal.lead;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Directory.User;

/** The stored leads and rules, as far as the stage's own rules ask for them. Part of the running transaction. */
public interface Leads {
    /** The rules by which leads are scored, by name. */
    List<ScoringRule> rules();

    /** What there is to know of people before one of them gets a lead of the region. */
    List<Candidate> candidates(List<User> people, @Nullable String region);

    /** Ids of leads that are open, at most so many, after an id. */
    List<String> open(String after, int most);
}
