package io.tradewind.runtime.internal.access;

import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.runtime.internal.access.Accounts.Outcome;

/** The log of log-ins, for who may see it. It is kept half a year; nobody writes it but log-in itself. */
@Component(service = RecordType.class)
public final class LogInsType implements RecordType<LogInEntry> {
    @Override
    public RecordSpec<LogInEntry> spec() {
        return RecordSpec.of("log-ins", LogInEntry.class, LogInEntry::new)
                .title("login")
                .menu("history", "admin", 35)
                .shared()
                .sortedBy("-happenedAt")
                .field(text("login", LogInEntry::login, null)
                        .max(100)
                        .searched()
                        .listed())
                .field(instant("happenedAt", LogInEntry::happenedAt, null)
                        .sortable()
                        .listed())
                .field(enumeration("outcome", Outcome.class, LogInEntry::outcome, null)
                        .listed())
                .field(text("provider", LogInEntry::provider, null).max(40).listed())
                .field(text("origin", LogInEntry::origin, null).max(100).listed())
                .field(reference("user", "users", LogInEntry::user, null).listed())
                .onCreate(entry -> {
                    throw new TradewindException(TradewindException.Kind.FORBIDDEN, "record.not-allowed");
                });
    }
}
