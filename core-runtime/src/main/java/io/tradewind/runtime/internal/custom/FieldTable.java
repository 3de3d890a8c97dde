package io.tradewind.runtime.internal.custom;

import java.time.Instant;

import io.tradewind.custom.CustomField;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.tx.Database;

/** Writes definitions of added fields, in the current transaction. */
final class FieldTable {
    private final Database database;

    FieldTable(Database database) {
        this.database = database;
    }

    CustomField insert(String type, FieldDefinition field, String by) {
        String id = RecordId.next();
        Instant now = Instant.now();
        database.sql()
                .update(
                        "insert into core.custom_fields (id, version, created_at, created_by, updated_at, updated_by,"
                                + " record_type, name, kind, zh, en, help_zh, help_en, max_length, min_value, max_value,"
                                + " target, field_group, place, traits, formula, archived)"
                                + " values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        now,
                        by,
                        now,
                        by,
                        type,
                        field.name(),
                        field.kind(),
                        field.label().zh(),
                        field.label().en(),
                        field.help().zh(),
                        field.help().en(),
                        field.maxLength(),
                        StoredFields.number(field.min()),
                        StoredFields.number(field.max()),
                        field.target(),
                        field.group(),
                        field.position(),
                        StoredFields.traits(field),
                        field.formula(),
                        false);
        return new CustomField(id, 1, type, field, false);
    }

    /** Whether it still had the version. */
    boolean update(CustomField changed, long version, String by) {
        FieldDefinition field = changed.definition();
        return database.sql()
                        .update(
                                "update core.custom_fields set version = ?, updated_at = ?, updated_by = ?, zh = ?, en = ?,"
                                        + " help_zh = ?, help_en = ?, max_length = ?, min_value = ?, max_value = ?,"
                                        + " field_group = ?, place = ?, traits = ?, formula = ?, archived = ?"
                                        + " where id = ? and version = ?",
                                changed.version(),
                                Instant.now(),
                                by,
                                field.label().zh(),
                                field.label().en(),
                                field.help().zh(),
                                field.help().en(),
                                field.maxLength(),
                                StoredFields.number(field.min()),
                                StoredFields.number(field.max()),
                                field.group(),
                                field.position(),
                                StoredFields.traits(field),
                                field.formula(),
                                changed.archived(),
                                changed.id(),
                                version)
                == 1;
    }

    void delete(CustomField field) {
        database.sql().update("delete from core.custom_fields where id = ?", field.id());
    }
}
