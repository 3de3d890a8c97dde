package io.tradewind.runtime.internal.access;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.mail.MailAddress;
import io.tradewind.runtime.internal.tx.Database;

/** Users whom mail can be sent to: neither gone nor locked, with an address. */
@Component(service = Receivers.class)
public final class Receivers {
    private final Database database;

    /** Somebody, with their language and zone, and where they are reached. */
    public record Receiver(io.tradewind.access.Actor actor, MailAddress address) {}

    @Activate
    public Receivers(@Reference Database database) {
        this.database = database;
    }

    public Optional<Receiver> find(String user) {
        return database.reads(sql -> sql.first(
                        "select " + Account.COLUMNS + ", u.email from core.users u"
                                + " where u.id = ? and u.removed_at is null and u.locked = false and u.email is not null",
                        row -> new Found(Account.read(row), Objects.requireNonNull(row.getString("email"))),
                        user))
                .flatMap(Receivers::reached);
    }

    private record Found(Account account, String email) {}

    private static Optional<Receiver> reached(Found found) {
        return MailAddress.find(found.email())
                .map(plain ->
                        new MailAddress(plain.address(), found.account().actor().name()))
                .map(address -> new Receiver(found.account().actor(), address));
    }

    /** Somebody's zone as their account says it, or the installation's. */
    public static ZoneId zone(@Nullable String id) {
        return Account.zone(id);
    }
}
