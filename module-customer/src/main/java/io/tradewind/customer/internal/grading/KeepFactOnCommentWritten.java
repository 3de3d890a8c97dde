package io.tradewind.customer.internal.grading;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.comment.CommentWritten;
import io.tradewind.event.EventHandler;

/** Comments on customers count when these are graded; mentioning more people later does not. */
@Component(service = EventHandler.class)
public final class KeepFactOnCommentWritten implements EventHandler<CommentWritten> {
    private final Facts facts;

    @Activate
    public KeepFactOnCommentWritten(@Reference Facts facts) {
        this.facts = facts;
    }

    @Override
    public Class<CommentWritten> eventType() {
        return CommentWritten.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(CommentWritten event) {
        if (event.type().equals("customers")) {
            facts.keepOnce(event.comment(), event.record(), "COMMENT", event.occurredAt());
        }
    }
}
