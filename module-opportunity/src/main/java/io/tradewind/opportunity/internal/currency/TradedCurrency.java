package io.tradewind.opportunity.internal.currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldProblem;

/** A currency that opportunities have: the company's own, or another one with its rates. */
@Entity
@Table(schema = "opportunity", name = "currencies")
public class TradedCurrency extends RecordEntity {
    /** As many digits before the point as the column has. */
    private static final BigDecimal TOO_MUCH = new BigDecimal("100000000000");

    @Column(name = "code", length = 3)
    private @Nullable String code;

    @Column(name = "is_base")
    private boolean base;

    @ElementCollection
    @CollectionTable(schema = "opportunity", name = "currency_rates", joinColumns = @JoinColumn(name = "currency_id"))
    @OrderBy("place")
    private List<DatedRate> rates = new ArrayList<>();

    /** A fresh one; the engine sets its fields one by one. */
    public TradedCurrency() {}

    @Nullable
    String code() {
        return code;
    }

    void call(@Nullable String newCode) {
        code = newCode == null ? null : newCode.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether it is the company's own. */
    boolean base() {
        return base;
    }

    void makeBase(@Nullable Boolean now) {
        base = Boolean.TRUE.equals(now);
    }

    List<DatedRate> dated() {
        return List.copyOf(rates);
    }

    List<Map<String, Object>> rates() {
        return rates.stream().map(DatedRate::line).toList();
    }

    /** Kept with the latest first. */
    void quote(@Nullable List<Map<String, Object>> lines) {
        List<DatedRate> given = new ArrayList<>();
        for (Map<String, Object> line : lines == null ? List.<Map<String, Object>>of() : lines) {
            LocalDate day = line.get("validFrom") instanceof LocalDate from ? from : LocalDate.EPOCH;
            BigDecimal rate =
                    line.get("rate") instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
            given.add(DatedRate.of(given.size(), day, rate));
        }
        given.sort(Comparator.comparing(DatedRate::validFrom).reversed());
        rates.clear();
        given.forEach(rate -> rates.add(DatedRate.of(rates.size(), rate.validFrom(), rate.rate())));
    }

    /** What is wrong with it alone. */
    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        if (code != null && Money.currency(code).isEmpty()) {
            problems.add(FieldProblem.of("code", "currencies.unknown", code));
        }
        if (base && !rates.isEmpty()) {
            problems.add(FieldProblem.of("rates", "currencies.base-has-rates"));
        }
        if (rates.stream()
                .anyMatch(rate -> rate.rate().signum() <= 0 || rate.rate().compareTo(TOO_MUCH) >= 0)) {
            problems.add(FieldProblem.of("rates", "currencies.rate-not-positive"));
        }
        if (rates.stream().map(DatedRate::validFrom).distinct().count() < rates.size()) {
            problems.add(FieldProblem.of("rates", "currencies.day-twice"));
        }
        return problems;
    }
}
