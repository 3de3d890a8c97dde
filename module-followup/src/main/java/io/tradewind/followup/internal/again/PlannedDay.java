package io.tradewind.followup.internal.again;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.followup.Way;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.text.Texts;

/** Makes the plan of a day that an opportunity was given: for its owner, in the morning where they are, in their language. */
@Component(service = PlannedDay.class)
public final class PlannedDay {
    private static final String OPPORTUNITIES = "opportunities";
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int LONGEST_GOAL = 200;

    private final Records records;
    private final Directory directory;
    private final Identity identity;
    private final Texts texts;

    @Activate
    public PlannedDay(
            @Reference Records records,
            @Reference Directory directory,
            @Reference Identity identity,
            @Reference Texts texts) {
        this.records = records;
        this.directory = directory;
        this.identity = identity;
        this.texts = texts;
    }

    /**
     * What an opportunity was told.
     *
     * @param state in which it must still be: it may have gone on before anybody heard of it
     * @param field of the opportunity that holds the day
     * @param owner id of a user
     */
    record Wish(String opportunity, String name, String state, String field, String owner) {}

    /** @param text key of the goal, with the opportunity's name */
    void plan(Wish wish, LocalDate day, String text) {
        identity.as(
                Actor.SYSTEM,
                () -> directory
                        .actor(wish.owner())
                        .filter(owner -> stillWished(wish, day))
                        .ifPresent(owner -> plan(wish, owner, day, text)));
    }

    private boolean stillWished(Wish wish, LocalDate day) {
        try {
            RecordView now = records.read(new RecordRef(OPPORTUNITIES, wish.opportunity()));
            return now.text("state").filter(wish.state()::equals).isPresent() && day.equals(now.value(wish.field()));
        } catch (TradewindException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw gone;
        }
    }

    private void plan(Wish wish, Actor owner, LocalDate day, String text) {
        String record = new RecordRef(OPPORTUNITIES, wish.opportunity()).toString();
        Instant dueAt = day.atTime(MORNING).atZone(owner.zone()).toInstant();
        if (!isPlanned(record, dueAt)) {
            records.create(
                    PlanType.NAME,
                    Map.of(
                            "record",
                            record,
                            "goal",
                            cut(texts.find(owner.locale(), text, wish.name()).orElse(wish.name())),
                            "way",
                            Way.CALL.name(),
                            "dueAt",
                            dueAt,
                            "owner",
                            owner.id()));
        }
    }

    /** It may have been lost, reopened and lost again before anybody heard of it. */
    private boolean isPlanned(String record, Instant dueAt) {
        RecordQuery same = RecordQuery.ALL.filters(List.of(
                Filter.of("record", Operator.EQ, record),
                Filter.of("dueAt", Operator.EQ, dueAt.toString()),
                Filter.of("state", Operator.IN, "PLANNED", "RUNNING")));
        @Nullable
        Integer planned = records.query(PlanType.NAME, same.onlyCount()).count();
        return Objects.requireNonNullElse(planned, 0) > 0;
    }

    private static String cut(String goal) {
        return goal.codePointCount(0, goal.length()) <= LONGEST_GOAL
                ? goal
                : goal.substring(0, goal.offsetByCodePoints(0, LONGEST_GOAL));
    }
}
