package io.tradewind.ui.internal.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.tradewind.TradewindException;
import io.tradewind.access.Directory;
import io.tradewind.record.RecordQuery;
import io.tradewind.ui.internal.record.Desk;

/** Codes and names of the roles that something can be tried as; who may not see roles tries it as an administrator. */
final class Roles {
    private Roles() {}

    static Map<String, String> of(Desk desk) {
        Map<String, String> roles = new LinkedHashMap<>();
        try {
            RecordQuery all = RecordQuery.ALL.limit(200).fields(Set.of("name", "code"));
            desk.records()
                    .query("roles", all)
                    .items()
                    .forEach(role -> role.text("code").ifPresent(code -> roles.put(code, role.title())));
        } catch (TradewindException closed) {
            roles.put(Directory.ADMINISTRATOR, Directory.ADMINISTRATOR);
        }
        return roles;
    }
}
