package io.tradewind.followup.internal.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** Rules in the stage's own table. */
@Component(service = Rules.class)
public final class StoredRules implements Rules {
    private final EntityManager entities;

    @Activate
    public StoredRules(@Reference(target = "(unit=followup)") EntityManager entities) {
        this.entities = entities;
    }

    private List<FollowUpRule> all() {
        return entities.createQuery(
                        "select r from FollowUpRule r where r.removedAt is null and r.active = true",
                        FollowUpRule.class)
                .setFlushMode(FlushModeType.COMMIT) // asked while a follow-up is being changed
                .getResultList();
    }

    @Override
    public boolean askNextStep() {
        return all().stream().anyMatch(FollowUpRule::asksNextStep);
    }

    private OptionalLong lockDays() {
        return all().stream()
                .map(FollowUpRule::lockDays)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min();
    }

    @Override
    public boolean isOpen(@Nullable Instant writtenAt, Instant now) {
        OptionalLong days = writtenAt == null ? OptionalLong.empty() : lockDays();
        return days.isEmpty() || isOpen(Objects.requireNonNull(writtenAt), now, days.getAsLong());
    }

    @Override
    public void requireOpen(@Nullable Instant writtenAt, Instant now) {
        if (writtenAt != null) {
            lockDays().ifPresent(days -> requireOpen(writtenAt, now, days));
        }
    }

    static boolean isOpen(Instant writtenAt, Instant now, long days) {
        return now.isBefore(writtenAt.plus(Duration.ofDays(days)));
    }

    static void requireOpen(Instant writtenAt, Instant now, long days) {
        if (!isOpen(writtenAt, now, days)) {
            throw new TradewindException(Kind.CONFLICT, "follow-ups.locked", days);
        }
    }
}
