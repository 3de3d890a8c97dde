package io.tradewind.runtime.internal.unit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import io.tradewind.Money;
import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;

/** An aggregate with a field of each kind. */
@Entity
@Table(schema = "things", name = "thing")
public class Thing extends RecordEntity {
    enum Mood {
        CALM,
        WILD
    }

    @Column(name = "name")
    private String name;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "price"))
    @AttributeOverride(name = "currency", column = @Column(name = "price_currency"))
    private MoneyValue price;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "due")
    private LocalDate due;

    @Column(name = "is_open")
    private boolean open;

    @Column(name = "big")
    private Boolean big;

    @Column(name = "rank")
    private Long rank;

    @Column(name = "share")
    private BigDecimal share;

    @Enumerated(EnumType.STRING)
    @Column(name = "mood")
    private Mood mood;

    protected Thing() {}

    public Thing(String name) {
        this.name = name;
        created("anna", Instant.now());
    }

    public static String columns() {
        return "${record}, name varchar(50), ${money(price)}, seen_at ${timestamp}, due date, is_open boolean, big boolean,"
                + " rank bigint, share decimal(9,4), mood varchar(10)";
    }

    public String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
        changed("bert", Instant.now());
    }

    void fill(Instant at) {
        price = MoneyValue.of(Money.of("12.50", "CNY"));
        seenAt = at;
        due = LocalDate.of(2026, 3, 8);
        open = true;
        big = false;
        rank = 7L;
        share = new BigDecimal("0.2500");
        mood = Mood.WILD;
    }

    void empty() {
        price = null;
        seenAt = null;
        due = null;
        big = null;
        rank = null;
        share = null;
        mood = null;
    }

    String told() {
        return String.join(
                " ",
                String.valueOf(MoneyValue.toMoney(price)),
                String.valueOf(seenAt),
                String.valueOf(due),
                String.valueOf(open),
                String.valueOf(big),
                String.valueOf(rank),
                String.valueOf(share),
                String.valueOf(mood));
    }
}
