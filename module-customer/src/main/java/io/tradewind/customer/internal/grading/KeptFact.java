package io.tradewind.customer.internal.grading;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.entity.MoneyValue;

/** Something that happened with a customer, as events told it. */
@Entity
@Table(schema = "customer", name = "customer_facts")
public class KeptFact {
    @Id
    @Column(name = "id", length = 36)
    private String id = "";

    @Column(name = "customer_id", length = 36)
    private String customer = "";

    /** The customer that it was told of: after a merge it counts for the survivor. */
    @Column(name = "told_of_id", length = 36)
    private String toldOf = "";

    @Column(name = "fact", length = 120)
    private String fact = "";

    @Column(name = "happened_at")
    private Instant at = Instant.EPOCH;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "amount_currency"))
    private @Nullable MoneyValue amount;

    /** For the persistence provider. */
    protected KeptFact() {}

    static KeptFact of(String id, String customer, String fact, @Nullable Money amount, Instant at) {
        KeptFact kept = new KeptFact();
        kept.id = id;
        kept.customer = customer;
        kept.toldOf = customer;
        kept.fact = fact;
        kept.amount = MoneyValue.of(amount);
        kept.at = at;
        return kept;
    }

    String customer() {
        return customer;
    }

    Fact known() {
        return new Fact(fact, at, MoneyValue.toMoney(amount));
    }

    @Override
    public String toString() {
        return id + " " + fact + " of " + toldOf;
    }
}
