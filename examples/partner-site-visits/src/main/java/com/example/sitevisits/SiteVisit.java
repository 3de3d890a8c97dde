package com.example.sitevisits;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import io.tradewind.entity.RecordEntity;

/** One visit to a customer's site. */
@Entity
@Table(schema = "site_visits", name = "site_visits")
public class SiteVisit extends RecordEntity {
    /** How it went. */
    enum Outcome {
        GOOD,
        OPEN,
        BAD
    }

    String topic;

    @Column(name = "customer_id")
    String customer;

    @Column(name = "visited_on")
    LocalDate visitedOn;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    String notes;
}
