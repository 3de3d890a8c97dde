package io.tradewind.runtime.internal.unit;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.tradewind.entity.RecordEntity;

/** An aggregate of another module. */
@Entity
@Table(schema = "others", name = "other")
public class Other extends RecordEntity {
    public Other() {
        created("anna", Instant.now());
    }
}
