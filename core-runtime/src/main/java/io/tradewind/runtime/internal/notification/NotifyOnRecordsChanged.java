package io.tradewind.runtime.internal.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the new owner of a record that it is theirs now, and those who follow it, and may see it, that something happened. */
@Component(service = EventHandler.class)
public final class NotifyOnRecordsChanged implements EventHandler<RecordsChanged> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 100;

    private final Database database;
    private final Notifications notifications;
    private final Annex annex;

    /** One entry of the trace. */
    private record Change(
            String record, String actor, @Nullable String newOwner) {}

    @Activate
    public NotifyOnRecordsChanged(
            @Reference Database database, @Reference Notifications notifications, @Reference Annex annex) {
        this.database = database;
        this.notifications = notifications;
        this.annex = annex;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public void on(RecordsChanged event) {
        for (int from = 0; from < event.ids().size(); from += AT_ONCE) {
            List<String> some = event.ids().subList(from, Math.min(event.ids().size(), from + AT_ONCE));
            Map<String, Set<String>> followers = followers(some);
            changes(event, some).forEach(change -> tell(event.type(), change, followers));
        }
    }

    private void tell(String type, Change change, Map<String, Set<String>> followers) {
        RecordRef ref = new RecordRef(type, change.record());
        Set<String> others = new HashSet<>(followers.getOrDefault(change.record(), Set.of()));
        others.remove(change.actor());
        String owner = change.newOwner();
        if (owner != null && !owner.equals(change.actor())) {
            others.remove(owner);
            notifications.send(Notice.of(BuiltInKinds.ASSIGNED, ref, Set.of(owner), change.actor()));
        }
        others.removeIf(follower -> annex.isHiddenFrom(follower, ref));
        if (!others.isEmpty()) {
            notifications.send(Notice.of(BuiltInKinds.FOLLOWED, ref, others, change.actor()));
        }
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    private Map<String, Set<String>> followers(List<String> records) {
        Map<String, Set<String>> followers = new HashMap<>();
        database.sql()
                .list(
                        "select record_id, user_id from core.follow where record_id in (" + marks(records.size()) + ")",
                        row -> followers
                                .computeIfAbsent(row.getString(1), id -> new HashSet<>())
                                .add(row.getString(2)),
                        records.toArray());
        return followers;
    }

    /** The trace is written in the transaction of the change, with the time of the event. */
    private List<Change> changes(RecordsChanged event, List<String> records) {
        List<@Nullable Object> values = new ArrayList<>(records);
        values.add(event.occurredAt());
        return database.sql()
                .list(
                        "select record_id, actor, changes from core.audit_entry where record_id in ("
                                + marks(records.size()) + ") and happened_at = ?",
                        row -> new Change(row.getString(1), row.getString(2), newOwner(row.getString(3))),
                        values.toArray());
    }

    private static @Nullable String newOwner(String changes) {
        if (!changes.contains("\"owner\"")) {
            return null;
        }
        JsonNode owner = JSON.readTree(changes).path("owner").path(1);
        return owner.isString() ? owner.stringValue() : null;
    }
}
