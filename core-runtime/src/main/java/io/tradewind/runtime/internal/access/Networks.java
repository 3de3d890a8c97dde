package io.tradewind.runtime.internal.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.NetworkRules.Rule;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * The rules about networks as they are kept, and whom they let in; asked with every request, so from memory. Who has shut everybody
 * out starts the server once with {@code TRADEWIND_NETWORK_RULES=off}: then no rule holds.
 */
@Component(service = Networks.class)
public final class Networks {
    private final Transactions transactions;
    private final Database database;
    private final Epochs epochs;
    private final boolean off;
    private volatile Doors doors = new Doors("", List.of(), Map.of());

    /** A rule that holds. */
    private record Door(Network network, String role) {}

    /** @param roles codes of the roles that rules are about, by the users who have them */
    private record Doors(String stamp, List<Door> all, Map<String, Set<String>> roles) {
        boolean admit(String user, String origin) {
            Set<String> own = roles.getOrDefault(user, Set.of());
            List<Door> about = all.stream()
                    .filter(door -> door.role().isEmpty() || own.contains(door.role()))
                    .toList();
            return about.isEmpty()
                    || about.stream().anyMatch(door -> door.network().holds(origin));
        }
    }

    @Activate
    public Networks(@Reference Transactions transactions, @Reference Database database, @Reference Epochs epochs) {
        this(transactions, database, epochs, "off".equals(System.getenv("TRADEWIND_NETWORK_RULES")));
    }

    Networks(Transactions transactions, Database database, Epochs epochs, boolean off) {
        this.transactions = transactions;
        this.database = database;
        this.epochs = epochs;
        this.off = off;
    }

    /** Whether somebody may come in from there. */
    boolean admit(Actor actor, String origin) {
        if (off) {
            return true;
        }
        Doors now = doors;
        if (!now.stamp().equals(epochs.current(StoredStandings.EPOCH))) {
            now = read();
            if (!database.inTransaction()) {
                doors = now;
            }
        }
        return now.all().isEmpty() || now.admit(actor.id(), origin);
    }

    /** As {@link #admit}, by what is kept at this moment, also in this transaction. */
    boolean admitNow(Actor actor, String origin) {
        return off || read().admit(actor.id(), origin);
    }

    private Doors read() {
        String stamp = epochs.read(StoredStandings.EPOCH);
        return database.reads(sql -> new Doors(stamp, doors(rules(sql)), roles(sql)));
    }

    private static List<Door> doors(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new Door(Network.parse(rule.network()).orElseThrow(), rule.role()))
                .toList();
    }

    private static Map<String, Set<String>> roles(Sql sql) {
        return sql
                .list(
                        "select ur.user_id, r.code from core.user_roles ur join core.roles r on r.id = ur.role_id"
                                + " where r.code in (select role_code from core.network_rules)",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    List<Rule> rules() {
        return database.reads(Networks::rules);
    }

    private static List<Rule> rules(Sql sql) {
        return sql.list(
                "select network, role_code, note from core.network_rules order by place",
                row -> new Rule(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** Codes that no role has. */
    Set<String> unknown(List<Rule> rules) {
        Set<String> codes = new HashSet<>(database.reads(
                sql -> sql.list("select code from core.roles where removed_at is null", row -> row.getString(1))));
        return rules.stream()
                .map(Rule::role)
                .filter(code -> !code.isEmpty() && !codes.contains(code))
                .collect(Collectors.toSet());
    }

    /** Keeps these in place of the former ones. Joins a running transaction. */
    void keep(List<Rule> rules) {
        transactions.run(() -> {
            Sql sql = database.sql();
            sql.update("delete from core.network_rules");
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                sql.update(
                        "insert into core.network_rules (id, place, network, role_code, note) values (?, ?, ?, ?, ?)",
                        RecordId.next(),
                        i,
                        rule.network(),
                        rule.role(),
                        rule.note());
            }
            epochs.bump(StoredStandings.EPOCH);
        });
    }
}
