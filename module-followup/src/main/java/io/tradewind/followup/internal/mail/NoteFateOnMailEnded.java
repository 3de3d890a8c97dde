package io.tradewind.followup.internal.mail;

import java.util.List;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.mail.MailEnded;

/** An e-mail says whether it was sent. */
@Component(service = EventHandler.class)
public final class NoteFateOnMailEnded implements EventHandler<MailEnded> {
    private final EntityManager entities;
    private final Events events;

    @Activate
    public NoteFateOnMailEnded(
            @Reference(target = "(unit=followup)") EntityManager entities, @Reference Events events) {
        this.entities = entities;
        this.events = events;
    }

    @Override
    public Class<MailEnded> eventType() {
        return MailEnded.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(MailEnded event) {
        List<Mail> sent = entities.createQuery("select m from Mail m where m.messageId = :id", Mail.class)
                .setParameter("id", event.messageId())
                .getResultList();
        sent.forEach(mail -> {
            mail.end(event);
            entities.flush();
            events.publish(new RecordsChanged(
                    MailType.NAME, List.of(mail.id()), RecordsChanged.Kind.CHANGED, event.occurredAt()));
        });
    }
}
