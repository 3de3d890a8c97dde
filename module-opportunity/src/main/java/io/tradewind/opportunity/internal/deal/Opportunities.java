package io.tradewind.opportunity.internal.deal;

import java.util.List;
import java.util.Optional;

/** The stored opportunities, as far as the stage's own rules ask for them. Part of the running transaction. */
public interface Opportunities {
    Optional<Opportunity> find(String id);

    /** The stage that it stands in by now, if others have changed it since this transaction read it. */
    Optional<String> movedMeanwhile(Opportunity opportunity);

    /** Ids of those that were made from the lead and are not in the recycle bin. */
    List<String> ofLead(String lead);
}
