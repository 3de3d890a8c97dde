package io.tradewind.followup.internal;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.followup.FollowUpRecorded;
import io.tradewind.followup.internal.reminder.MentionNotice;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;

/** Colleagues whom a follow-up names are told of it. */
@Component(service = EventHandler.class)
public final class TellPeopleOnFollowUpRecorded implements EventHandler<FollowUpRecorded> {
    private final EntityManager entities;
    private final Notifications notifications;

    @Activate
    public TellPeopleOnFollowUpRecorded(
            @Reference(target = "(unit=followup)") EntityManager entities, @Reference Notifications notifications) {
        this.entities = entities;
        this.notifications = notifications;
    }

    @Override
    public Class<FollowUpRecorded> eventType() {
        return FollowUpRecorded.class;
    }

    @Override
    public void on(FollowUpRecorded event) {
        FollowUp followUp = entities.find(FollowUp.class, event.followUp());
        if (followUp == null || followUp.isRemoved()) {
            return;
        }
        Set<String> others = new HashSet<>(followUp.companions());
        others.remove(followUp.createdBy());
        if (!others.isEmpty()) {
            RecordRef ref = new RecordRef(FollowUpType.NAME, followUp.id());
            notifications.send(Notice.of(MentionNotice.KIND, ref, others, followUp.createdBy()));
        }
    }
}
