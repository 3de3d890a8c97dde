package io.tradewind.customer.internal.web;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A ticket that was sent back: it is good once. */
@Entity
@Table(schema = "customer", name = "web_form_tickets")
public class UsedTicket {
    @Id
    @Column(name = "nonce", length = 60)
    private String nonce = "";

    @Column(name = "used_at")
    private Instant usedAt = Instant.EPOCH;

    /** For the persistence provider. */
    protected UsedTicket() {}

    static UsedTicket of(Ticket ticket, Instant now) {
        UsedTicket used = new UsedTicket();
        used.nonce = ticket.nonce();
        used.usedAt = now;
        return used;
    }

    @Override
    public String toString() {
        return "used at " + usedAt;
    }
}
