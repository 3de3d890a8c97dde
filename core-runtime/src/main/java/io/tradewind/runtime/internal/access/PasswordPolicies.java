package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.PasswordPolicy;
import io.tradewind.access.PasswordPolicy.Rules;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The rules for passwords as an admin has set them, and what they mean for a password. */
@Component(service = PasswordPolicies.class)
public final class PasswordPolicies {
    private static final String PREFIX = "passwords.";

    private final Transactions transactions;
    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Activate
    public PasswordPolicies(
            @Reference Transactions transactions, @Reference Database database, @Reference Settings settings) {
        this(transactions, database, settings, Clock.systemUTC());
    }

    PasswordPolicies(Transactions transactions, Database database, Settings settings, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    Rules rules() {
        return new Rules(
                kept("length", Rules.DEFAULT.length()),
                kept("days", Rules.DEFAULT.days()),
                kept("remembered", Rules.DEFAULT.remembered()));
    }

    private int kept(String name, int otherwise) {
        return settings.find(PREFIX + name).map(Integer::parseInt).orElse(otherwise);
    }

    /** Keeps other rules; the caller has checked right and bounds. */
    void change(Rules rules, String actor) {
        transactions.run(() -> {
            Rules before = rules();
            Map<String, List<Object>> changes = new LinkedHashMap<>();
            keep("length", before.length(), rules.length(), changes);
            keep("days", before.days(), rules.days(), changes);
            keep("remembered", before.remembered(), rules.remembered(), changes);
            SettingsTrail.write("passwords", actor, clock.instant(), changes, database.sql());
        });
    }

    private void keep(String name, int before, int now, Map<String, List<Object>> changes) {
        if (before != now) {
            settings.put(PREFIX + name, Integer.toString(now));
            changes.put(name, List.of(before, now));
        }
    }

    /** Whether another password is due. */
    boolean isDue(Account account) {
        int days = rules().days();
        Instant since = account.passwordSince();
        return account.passwordToChange()
                || (days > 0 && since != null && since.isBefore(clock.instant().minus(Duration.ofDays(days))));
    }

    /** Hashes of the passwords that may not come back, the newest first. */
    List<PasswordHash> remembered(String user) {
        int many = rules().remembered();
        return many == 0
                ? List.of()
                : database
                        .reads(sql -> sql.list(
                                "select password_hash from core.password_history where user_id = ?"
                                        + " order by id desc fetch first ? rows only",
                                row -> PasswordHash.parse(row.getString(1)),
                                user,
                                many))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** The present password becomes a former one; those that nobody can ask for any more are thrown away. */
    void remember(String user, PasswordHash former) {
        transactions.run(() -> {
            database.sql()
                    .update(
                            "insert into core.password_history (id, user_id, password_hash) values (?, ?, ?)",
                            RecordId.next(),
                            user,
                            former.phc());
            List<String> kept = database.sql()
                    .list(
                            "select id from core.password_history where user_id = ? order by id desc",
                            row -> row.getString(1),
                            user);
            if (kept.size() > PasswordPolicy.MOST_REMEMBERED) {
                database.sql()
                        .update(
                                "delete from core.password_history where user_id = ? and id < ?",
                                user,
                                kept.get(PasswordPolicy.MOST_REMEMBERED - 1));
            }
        });
    }
}
