package io.tradewind.runtime.internal.transfer;

import java.time.LocalDate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;

/** What is imported here: as the customer stage's, with the same names. */
@Entity
@Table(schema = "sample", name = "firms")
public class Firm extends RecordEntity {
    @Column(name = "name")
    @Nullable
    String name;

    @Column(name = "code")
    @Nullable
    String code;

    @Column(name = "industry")
    @Nullable
    String industry;

    @Column(name = "region")
    @Nullable
    String region;

    @Column(name = "phone")
    @Nullable
    String phone;

    @Column(name = "parent_id")
    @Nullable
    String parent;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "annual_revenue"))
    @AttributeOverride(name = "currency", column = @Column(name = "annual_revenue_currency"))
    @Nullable
    MoneyValue annualRevenue;

    @Column(name = "employees")
    @Nullable
    Long employees;

    @Column(name = "founded_year")
    @Nullable
    Long foundedYear;

    @Column(name = "since")
    @Nullable
    LocalDate since;
}
