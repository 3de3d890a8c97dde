package io.tradewind.customer.internal.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** Chooses who gets a lead, so that the choice can be explained. */
final class Dealing {
    private static final Comparator<Candidate> TURN = Comparator.comparing(
                    (Candidate one) -> Objects.requireNonNullElse(one.lastDealt(), Instant.MIN))
            .thenComparing(Candidate::name)
            .thenComparing(Candidate::user);
    private static final Comparator<Candidate> FEWEST =
            Comparator.comparingLong(Candidate::open).thenComparing(TURN);

    /**
     * Who gets it, and why.
     *
     * @param because key of the text that explains it
     * @param figure the number in that text
     */
    record Choice(Candidate who, String because, long figure) {}

    private Dealing() {}

    /** @throws TradewindException CONFLICT {@code leads.nobody} if there is nobody to choose from */
    static Choice choose(AssignLead.Rule rule, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            throw new TradewindException(Kind.CONFLICT, "leads.nobody");
        }
        return switch (rule) {
            case ROUND_ROBIN -> new Choice(first(candidates, TURN), "leads.because.ROUND_ROBIN", candidates.size());
            case FEWEST_OPEN -> fewest(candidates);
            case REGION -> {
                Candidate local = first(
                        candidates,
                        Comparator.comparingLong(Candidate::inRegion).reversed().thenComparing(FEWEST));
                yield local.inRegion() == 0
                        ? fewest(candidates)
                        : new Choice(local, "leads.because.REGION", local.inRegion());
            }
        };
    }

    private static Choice fewest(List<Candidate> candidates) {
        Candidate idle = first(candidates, FEWEST);
        return new Choice(idle, "leads.because.FEWEST_OPEN", idle.open());
    }

    private static Candidate first(List<Candidate> candidates, Comparator<Candidate> order) {
        return candidates.stream().min(order).orElseThrow();
    }
}
