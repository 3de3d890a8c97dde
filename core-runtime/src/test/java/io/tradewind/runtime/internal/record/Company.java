package io.tradewind.runtime.internal.record;

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

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;

/** An aggregate with a field of each kind. */
@Entity
@Table(schema = "sample", name = "companies")
public class Company extends RecordEntity {
    enum Mood {
        CALM,
        WILD
    }

    @Column(name = "name")
    private @Nullable String name;

    @Column(name = "code")
    private @Nullable String code;

    @Column(name = "industry")
    private @Nullable String industry;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "website")
    private @Nullable String website;

    @Column(name = "employees")
    private @Nullable Long employees;

    @Column(name = "share")
    private @Nullable BigDecimal share;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "credit"))
    @AttributeOverride(name = "currency", column = @Column(name = "credit_currency"))
    private @Nullable MoneyValue credit;

    @Column(name = "big")
    private @Nullable Boolean big;

    @Column(name = "founded")
    private @Nullable LocalDate founded;

    @Column(name = "seen_at")
    private @Nullable Instant seenAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "mood")
    private @Nullable Mood mood = Mood.CALM;

    @Column(name = "parent_id")
    private @Nullable String parent;

    @Column(name = "remark")
    private @Nullable String remark;

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String to) {
        name = to;
    }

    @Nullable
    String code() {
        return code;
    }

    void encode(@Nullable String to) {
        code = to;
    }

    @Nullable
    String industry() {
        return industry;
    }

    void classify(@Nullable String to) {
        industry = to;
    }

    @Nullable
    String email() {
        return email;
    }

    void mail(@Nullable String to) {
        email = to;
    }

    @Nullable
    String phone() {
        return phone;
    }

    void call(@Nullable String to) {
        phone = to;
    }

    @Nullable
    String website() {
        return website;
    }

    void show(@Nullable String to) {
        website = to;
    }

    @Nullable
    Long employees() {
        return employees;
    }

    void employ(@Nullable Long to) {
        employees = to;
    }

    @Nullable
    BigDecimal share() {
        return share;
    }

    void hold(@Nullable BigDecimal to) {
        share = to;
    }

    @Nullable
    Money credit() {
        return MoneyValue.toMoney(credit);
    }

    void lend(@Nullable Money to) {
        credit = MoneyValue.of(to);
    }

    @Nullable
    Boolean big() {
        return big;
    }

    void grow(@Nullable Boolean to) {
        big = to;
    }

    @Nullable
    LocalDate founded() {
        return founded;
    }

    void found(@Nullable LocalDate to) {
        founded = to;
    }

    @Nullable
    Instant seenAt() {
        return seenAt;
    }

    void see(@Nullable Instant to) {
        seenAt = to;
    }

    @Nullable
    Mood mood() {
        return mood;
    }

    void feel(@Nullable Mood to) {
        mood = to;
    }

    @Nullable
    String parent() {
        return parent;
    }

    void moveUnder(@Nullable String to) {
        parent = to;
    }

    @Nullable
    String remark() {
        return remark;
    }

    void note(@Nullable String to) {
        remark = to;
    }

    String initials() {
        return name == null || name.isEmpty() ? "" : name.substring(0, 1);
    }
}
