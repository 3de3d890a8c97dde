package io.tradewind.runtime.internal.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.NetworkRules;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The rules about networks, changed by those who hold the right, and never so that they shut themselves out. */
@Component(service = NetworkRules.class)
public final class AdminNetworkRules implements NetworkRules {
    private static final String RIGHT = "access.manage";

    private final Networks networks;
    private final Identity identity;
    private final Access access;
    private final Transactions transactions;
    private final Database database;

    @Activate
    public AdminNetworkRules(
            @Reference Networks networks,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Database database) {
        this.networks = networks;
        this.identity = identity;
        this.access = access;
        this.transactions = transactions;
        this.database = database;
    }

    @Override
    public List<Rule> rules() {
        manage();
        return networks.rules();
    }

    @Override
    public void change(List<Rule> rules, String origin) {
        Actor actor = manage();
        List<Rule> wanted = rules.stream().map(AdminNetworkRules::plain).toList();
        check(wanted);
        transactions.run(() -> {
            List<Rule> before = networks.rules();
            if (before.equals(wanted)) {
                return;
            }
            networks.keep(wanted);
            if (!networks.admitNow(actor, origin)) {
                throw new TradewindException(Kind.CONFLICT, "access.network-own", origin);
            }
            Map<String, List<Object>> changes = Map.of("networks", List.of(words(before), words(wanted)));
            SettingsTrail.write("networks", actor.id(), Instant.now(), changes, database.sql());
        });
    }

    private Actor manage() {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        return identity.require();
    }

    private static Rule plain(Rule rule) {
        return new Rule(rule.network().strip(), rule.role().strip(), rule.note().strip());
    }

    private void check(List<Rule> rules) {
        if (rules.size() > MOST || rules.stream().anyMatch(rule -> rule.note().length() > LONGEST_NOTE)) {
            throw new TradewindException(Kind.INVALID, "access.network-rules", MOST, LONGEST_NOTE);
        }
        rules.stream()
                .filter(rule -> Network.parse(rule.network()).isEmpty())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new TradewindException(Kind.INVALID, "access.network", wrong.network());
                });
        networks.unknown(rules).stream().findFirst().ifPresent(role -> {
            throw new TradewindException(Kind.INVALID, "access.network-role", role);
        });
    }

    private static List<String> words(List<Rule> rules) {
        return rules.stream()
                .map(rule -> rule.role().isEmpty() ? rule.network() : rule.network() + " " + rule.role())
                .toList();
    }
}
