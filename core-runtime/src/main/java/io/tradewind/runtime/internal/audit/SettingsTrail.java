package io.tradewind.runtime.internal.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.db.Sql;
import tools.jackson.databind.json.JsonMapper;

/** Writes changes of settings into the trace: as the type {@code settings}, with the setting's name in place of a record's id. */
public final class SettingsTrail {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SettingsTrail() {}

    /** @param changes the value before and the value now, by name; nothing is written if there are none */
    public static void write(String setting, String actor, Instant at, Map<String, List<Object>> changes, Sql sql) {
        if (!changes.isEmpty()) {
            sql.update(
                    "insert into core.audit_entry (id, type, record_id, version, kind, happened_at, actor, changes)"
                            + " values (?, 'settings', ?, 0, 'CHANGED', ?, ?, ?)",
                    RecordId.next(),
                    setting,
                    at,
                    actor,
                    JSON.writeValueAsString(changes));
        }
    }
}
