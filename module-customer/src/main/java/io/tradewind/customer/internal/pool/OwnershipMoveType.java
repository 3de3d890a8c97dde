package io.tradewind.customer.internal.pool;

import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Who had which customer, from when, and why; written by the stage alone. */
@Component(service = RecordType.class)
public final class OwnershipMoveType implements RecordType<OwnershipMove> {
    static final String NAME = "ownership-moves";

    @Activate
    public OwnershipMoveType() {}

    @Override
    public RecordSpec<OwnershipMove> spec() {
        return RecordSpec.of(NAME, OwnershipMove.class, OwnershipMove::new)
                .title("title")
                .sortedBy("-movedAt")
                .field(text("title", OwnershipMove::title, null).max(450).listed())
                .field(reference("customer", "customers", OwnershipMove::customer, null)
                        .listed())
                .field(enumeration("kind", OwnershipMove.Kind.class, OwnershipMove::kind, null)
                        .listed())
                .field(reference("from", "users", OwnershipMove::from, null))
                .field(reference("to", "users", OwnershipMove::to, null))
                .field(reference("fromPool", PoolType.NAME, OwnershipMove::fromPool, null))
                .field(reference("toPool", PoolType.NAME, OwnershipMove::toPool, null))
                .field(instant("movedAt", OwnershipMove::movedAt, null)
                        .sortable()
                        .listed())
                .field(reference("movedBy", "users", OwnershipMove::movedBy, null)
                        .listed())
                .field(text("reason", OwnershipMove::reason, null).max(500).listed());
    }
}
