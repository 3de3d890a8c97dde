package io.tradewind.customer.internal.demo;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.customer.CustomerFact;
import io.tradewind.event.Events;

/** What happened with a customer so far: follow-ups until the last contact, and orders of some. */
record DemoHistory(Events events, Instant now) {
    private static final long SEED = 42_112_700;

    void tell(String customer, DemoBook.Entry entry, @Nullable Instant contacted) {
        Dice dice = new Dice(SEED + entry.name().hashCode());
        int visits = contacted == null ? 0 : dice.between(1, 5);
        Instant at = contacted;
        for (int i = 0; i < visits && at != null; i++) {
            events.publish(new CustomerFact(customer, "FOLLOW_UP", null, at));
            at = at.minus(Duration.ofDays(dice.between(8, 25)));
        }
        String currency = entry.values().get("annualRevenue") instanceof Money revenue
                ? revenue.currency().getCurrencyCode()
                : "CNY";
        int orders = dice.weighted(55, 25, 15, 5);
        for (int i = 0; i < orders; i++) {
            Money amount = Money.of(String.valueOf(dice.between(3, 60) * 10_000L), currency);
            events.publish(
                    new CustomerFact(customer, "ORDER", amount, now.minus(Duration.ofDays(dice.between(5, 400)))));
        }
    }
}
