package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.SecondFactor.Setup;
import io.tradewind.access.SecondFactor.State;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Who has a second factor, and whether a code is right. Whoever asks has checked the password and counts the tries. */
@Component(service = SecondFactors.class)
public final class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final String ISSUER = "Tradewind";
    private static final long NONE_USED = -1;

    private record Kept(byte[] secret, @Nullable Instant confirmedAt, long lastStep) {}

    private final Transactions transactions;
    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final RecoveryCodes recovery;

    @Activate
    public SecondFactors(@Reference Transactions transactions, @Reference Database database, @Reference Vault vault) {
        this(transactions, database, vault, Clock.systemUTC());
    }

    SecondFactors(Transactions transactions, Database database, Vault vault, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        recovery = new RecoveryCodes(transactions, database, vault, clock);
    }

    State of(String user) {
        Instant since = find(user).map(Kept::confirmedAt).orElse(null);
        return new State(since, since == null ? 0 : recovery.left(user), isDemandedOf(user));
    }

    boolean isOn(String user) {
        return database.reads(sql -> sql.first(
                        "select user_id from core.second_factors where user_id = ? and confirmed_at is not null",
                        row -> true,
                        user))
                .isPresent();
    }

    boolean isDemandedOf(String user) {
        return database.reads(sql -> sql.first(
                        "select ur.user_id from core.user_roles ur join core.roles r on r.id = ur.role_id"
                                + " where ur.user_id = ? and r.second_factor = true and r.removed_at is null"
                                + " fetch first 1 rows only",
                        row -> true,
                        user))
                .isPresent();
    }

    /** @throws TradewindException CONFLICT {@code access.otp-on} if there is one */
    Setup begin(Actor user) {
        byte[] secret = Vault.random(SECRET_BYTES);
        transactions.run(() -> {
            if (isOn(user.id())) {
                throw new TradewindException(Kind.CONFLICT, "access.otp-on");
            }
            database.sql().update("delete from core.second_factors where user_id = ?", user.id());
            database.sql()
                    .update(
                            "insert into core.second_factors (user_id, sealed_secret, begun_at, last_step) values (?, ?, ?, ?)",
                            user.id(),
                            vault.seal(secret, user.id()),
                            clock.instant(),
                            NONE_USED);
        });
        String text = Base32.encode(secret);
        String label = encoded(ISSUER) + ":" + encoded(user.login());
        return new Setup(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encoded(ISSUER));
    }

    boolean isBegun(String user) {
        return find(user).filter(kept -> kept.confirmedAt() == null).isPresent();
    }

    /** The first code of the app: from now on log-in asks for one. */
    boolean confirm(String user, String code) {
        return transactions.required(() -> {
            if (!takeStep(user, code, false)) {
                return false;
            }
            Instant now = clock.instant();
            database.sql().update("update core.second_factors set confirmed_at = ? where user_id = ?", now, user);
            database.sql().update("update core.users set second_factor_since = ? where id = ?", now, user);
            return true;
        });
    }

    /** Whether the code is right and was not used before; it is used now. */
    boolean take(String user, String code) {
        return takeStep(user, code, true);
    }

    boolean takeRecovery(String user, String code) {
        return isOn(user) && recovery.use(user, code);
    }

    List<String> renewRecoveryCodes(String user) {
        return recovery.renew(user);
    }

    void turnOff(String user) {
        transactions.run(() -> {
            forget(user);
            database.sql().update("update core.users set second_factor_since = null where id = ?", user);
        });
    }

    /** For who writes the user's row otherwise. */
    void forget(String user) {
        transactions.run(() -> {
            database.sql().update("delete from core.second_factors where user_id = ?", user);
            recovery.forget(user);
        });
    }

    /** The condition in the command makes one of many at once succeed. */
    private boolean takeStep(String user, String code, boolean confirmed) {
        Optional<Kept> kept = find(user).filter(each -> confirmed == (each.confirmedAt() != null));
        if (kept.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.match(
                kept.get().secret(), plain(code), clock.instant(), kept.get().lastStep());
        return step.isPresent()
                && transactions.required(() -> database.sql()
                                .update(
                                        "update core.second_factors set last_step = ? where user_id = ? and last_step < ?",
                                        step.getAsLong(),
                                        user,
                                        step.getAsLong()))
                        == 1;
    }

    private Optional<Kept> find(String user) {
        return database.reads(sql -> sql.first(
                "select sealed_secret, confirmed_at, last_step from core.second_factors where user_id = ?",
                row -> new Kept(vault.open(row.getString(1), user), Row.instant(row, 2), row.getLong(3)),
                user));
    }

    /** Apps show codes in two groups. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
