package io.tradewind.rest.internal.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradewind.Money;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.Input;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.TypeSpec;

/** A type with a field of each kind. */
public final class Firms {
    enum State {
        OWNED,
        POOL
    }

    record Claim(@Input(required = true, max = 100) String reason, LocalDate until) {}

    private static final class Firm {}

    private Firms() {}

    public static TypeSpec type() {
        return RecordSpec.of("firms", Firm.class, Firm::new)
                .title("name")
                .numbered("F-", 6)
                .state("state")
                .field(Field.<Firm>text("name", f -> "", (f, v) -> {})
                        .required()
                        .searched()
                        .sortable())
                .field(Field.<Firm>longText("notes", f -> "", (f, v) -> {}))
                .field(Field.<Firm>email("email", f -> "", (f, v) -> {}))
                .field(Field.<Firm>phone("phone", f -> "", (f, v) -> {}))
                .field(Field.<Firm>url("website", f -> "", (f, v) -> {}))
                .field(Field.<Firm>integer("employees", f -> 0L, (f, v) -> {}).between(0, 1_000_000))
                .field(Field.<Firm>decimal("share", f -> BigDecimal.ONE, (f, v) -> {}))
                .field(Field.<Firm>money("revenue", f -> Money.of("1", "CNY"), (f, v) -> {}))
                .field(Field.<Firm>bool("listed", f -> true, (f, v) -> {}))
                .field(Field.<Firm>date("founded", f -> LocalDate.EPOCH, (f, v) -> {}))
                .field(Field.<Firm>instant("seenAt", f -> Instant.EPOCH, (f, v) -> {}))
                .field(Field.<Firm>choice("industry", f -> "", (f, v) -> {}, "industries"))
                .field(Field.<Firm, State>enumeration("state", State.class, f -> State.POOL, null))
                .field(Field.<Firm>reference("parent", "firms", f -> "", (f, v) -> {}))
                .field(Field.<Firm>lines(
                        "lines",
                        f -> List.<Map<String, Object>>of(),
                        (f, v) -> {},
                        List.of(Field.<Firm>integer("quantity", f -> 1L, (f, v) -> {}))))
                .action(Action.<Firm, Claim>of("claim", Claim.class, (firm, claim) -> Optional.empty()))
                .outline();
    }
}
