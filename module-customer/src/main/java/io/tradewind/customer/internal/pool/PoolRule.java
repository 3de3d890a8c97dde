package io.tradewind.customer.internal.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/** When a customer falls into the pool: without the basis for so many working days. Never changed in place. */
@Embeddable
public class PoolRule {
    @Column(name = "place")
    private int place;

    @Column(name = "customer_level", length = 60)
    private @Nullable String level;

    @Column(name = "basis", length = 20)
    @Enumerated(EnumType.STRING)
    private Basis basis = Basis.FOLLOW_UP;

    @Column(name = "days")
    private int days;

    @Column(name = "warn_days")
    private int warnDays;

    /** For the persistence provider. */
    protected PoolRule() {}

    static PoolRule of(Map<String, ?> line) {
        PoolRule rule = new PoolRule();
        String level = Objects.toString(line.get("level"), "");
        rule.level = level.isEmpty() ? null : level;
        String basis = Objects.toString(line.get("basis"), "");
        rule.basis = basis.isEmpty() ? Basis.FOLLOW_UP : Basis.valueOf(basis);
        rule.days = number(line.get("days"));
        rule.warnDays = number(line.get("warnDays"));
        return rule;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    PoolRule at(int newPlace) {
        PoolRule moved = of(line());
        moved.place = newPlace;
        return moved;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        if (level != null) {
            line.put("level", level);
        }
        line.put("basis", basis.name());
        line.put("days", (long) days);
        line.put("warnDays", (long) warnDays);
        return line;
    }

    /** Code of the level that it is for; null: of any. */
    @Nullable
    String level() {
        return level;
    }

    Basis basis() {
        return basis;
    }

    int days() {
        return days;
    }

    int warnDays() {
        return warnDays;
    }
}
