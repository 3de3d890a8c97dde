package io.tradewind.customer.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;

class TicketTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final String SECRET = Ticket.newSecret();

    private final String ticket = Ticket.issue(NOON).signed(SECRET);

    private static void refused(String code, String ticket, String secret, Instant now) {
        assertThatThrownBy(() -> Ticket.read(ticket, secret, now))
                .isInstanceOfSatisfying(
                        TradewindException.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void is_good_for_two_hours_but_not_for_a_machines_haste() {
        refused("forms.too-fast", ticket, SECRET, NOON.plusMillis(1_999));
        assertThat(Ticket.read(ticket, SECRET, NOON.plusSeconds(2)).nonce()).isNotBlank();
        assertThat(Ticket.read(ticket, SECRET, NOON.plus(Duration.ofHours(2))).at())
                .isEqualTo(NOON);
        refused("forms.stale", ticket, SECRET, NOON.plus(Duration.ofHours(2)).plusMillis(1));
    }

    @Test
    void is_not_made_by_anybody_else_and_not_for_another_form() {
        Instant later = NOON.plusSeconds(60);

        refused("forms.stale", ticket, Ticket.newSecret(), later);
        refused("forms.stale", ticket.substring(0, ticket.length() - 1), SECRET, later);
        refused("forms.stale", "x" + ticket, SECRET, later);
        refused("forms.stale", ticket.replace("." + NOON.toEpochMilli(), ".99999999999999999999"), SECRET, later);
        refused("forms.stale", "", SECRET, later);
        refused("forms.stale", "a.b.c", SECRET, later);
        refused("forms.stale", "a." + Long.MAX_VALUE + ".c", SECRET, later);
    }

    @Test
    void no_two_are_the_same() {
        assertThat(Ticket.issue(NOON).nonce()).isNotEqualTo(Ticket.issue(NOON).nonce());
        assertThat(Ticket.newSecret()).isNotEqualTo(Ticket.newSecret());
    }
}
