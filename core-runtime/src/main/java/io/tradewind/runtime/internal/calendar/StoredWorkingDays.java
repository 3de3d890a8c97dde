package io.tradewind.runtime.internal.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.calendar.WorkingDays;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;

/** The days of the admin's list, in memory until one of them changes; a removed one is noticed within a minute. */
@Component(service = WorkingDays.class)
public final class StoredWorkingDays implements WorkingDays {
    static final String EPOCH = "calendar";
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private record Kept(String stamp, long readAt, Map<LocalDate, Boolean> days) {}

    private final Database database;
    private final Epochs epochs;
    private volatile @Nullable Kept kept;

    @Activate
    public StoredWorkingDays(@Reference Database database, @Reference Epochs epochs) {
        this.database = database;
        this.epochs = epochs;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return days().getOrDefault(day, WorkingDays.isWeekday(day));
    }

    private Map<LocalDate, Boolean> days() {
        Kept last = kept;
        boolean fresh = last != null && System.nanoTime() - last.readAt() < FRESH_NANOS;
        if (last != null && fresh && last.stamp().equals(epochs.current(EPOCH))) {
            return last.days();
        }
        String stamp = epochs.read(EPOCH);
        Map<LocalDate, Boolean> days = new HashMap<>();
        database.reads(sql -> sql.list(
                "select on_day, works from core.calendar_days where removed_at is null",
                row -> days.put(row.getDate(1).toLocalDate(), row.getBoolean(2))));
        kept = new Kept(stamp, System.nanoTime(), days);
        return days;
    }
}
