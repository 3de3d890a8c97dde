package io.tradewind.opportunity.internal.deal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.MoneyValue;

/** Something the customer is interested in, at what price, paid once or again and again. Never changed in place. */
@Embeddable
public class ProductLine {
    /** How often it is paid. */
    enum Billing {
        ONCE(0),
        MONTHLY(1),
        YEARLY(12);

        private final int months;

        Billing(int months) {
            this.months = months;
        }
    }

    @Column(name = "place")
    private int place;

    @Column(name = "product", length = 60)
    private @Nullable String product;

    @Column(name = "description", length = 1000)
    private @Nullable String description;

    @Column(name = "quantity", precision = 19, scale = 4)
    private BigDecimal quantity = BigDecimal.ONE;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "unit_price"))
    @AttributeOverride(name = "currency", column = @Column(name = "unit_price_currency"))
    private @Nullable MoneyValue unitPrice;

    @Column(name = "billing", length = 40)
    @Enumerated(EnumType.STRING)
    private Billing billing = Billing.ONCE;

    /** For the persistence provider. */
    protected ProductLine() {}

    static ProductLine of(Line line, int place) {
        ProductLine product = new ProductLine();
        product.place = place;
        product.product = line.text("product");
        product.description = line.text("description");
        product.quantity = Objects.requireNonNullElse(line.number("quantity"), BigDecimal.ONE);
        product.unitPrice = MoneyValue.of(line.money("unitPrice"));
        product.billing = line.constant("billing", Billing.ONCE);
        return product;
    }

    /** @throws TradewindException INVALID if a line says neither product nor description */
    static List<ProductLine> all(@Nullable List<Map<String, Object>> lines) {
        List<ProductLine> products = Line.all(lines, ProductLine::of);
        for (int place = 0; place < products.size(); place++) {
            if (!products.get(place).isNamed()) {
                throw new TradewindException(Kind.INVALID, "opportunities.product-unnamed", place + 1);
            }
        }
        return products;
    }

    boolean isNamed() {
        return product != null || description != null;
    }

    /** Of one payment. */
    Optional<Money> total() {
        return Optional.ofNullable(MoneyValue.toMoney(unitPrice))
                .map(price -> new Money(price.amount().multiply(quantity), price.currency()));
    }

    /** What it brings each month, if it comes again and again. */
    Optional<Money> monthly() {
        return billing.months == 0
                ? Optional.empty()
                : total().map(paid -> new Money(
                        paid.amount().divide(BigDecimal.valueOf(billing.months), 4, java.math.RoundingMode.HALF_EVEN),
                        paid.currency()));
    }

    Map<String, Object> line() {
        return Line.of(
                "product",
                product,
                "description",
                description,
                "quantity",
                quantity.stripTrailingZeros(),
                "unitPrice",
                MoneyValue.toMoney(unitPrice),
                "billing",
                billing.name());
    }
}
