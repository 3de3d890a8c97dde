package io.tradewind.ui.internal.annex;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.Component;

import io.tradewind.TradewindException;
import io.tradewind.comment.Comments;
import io.tradewind.comment.Following;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.RecordSlot;

/** The comments over the timeline of every record, and whether its reader follows it. */
@org.osgi.service.component.annotations.Component(service = RecordSlot.class)
public final class CommentsSlot implements RecordSlot {
    private final Desk desk;
    private final Comments comments;
    private final Following following;

    @Activate
    public CommentsSlot(@Reference Desk desk, @Reference Comments comments, @Reference Following following) {
        this.desk = desk;
        this.comments = comments;
        this.following = following;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public Optional<Component> thread(RecordView record) {
        try {
            return Optional.of(new CommentsPanel(
                    desk, comments, following, Reader.current(), record.ref(), comments.of(record.ref())));
        } catch (TradewindException away) {
            return Optional.empty();
        }
    }

    @Override
    public List<Command> commands(RecordView record) {
        boolean follows = following.follows(record.ref());
        Reader reader = Reader.current();
        return List.of(
                follows
                        ? new Command(
                                reader.text("ui.follow.command.stop"),
                                "eye-off",
                                () -> Guarded.run(() -> following.unfollow(record.ref())))
                        : new Command(
                                reader.text("ui.follow.command"),
                                "eye",
                                () -> Guarded.run(() -> following.follow(record.ref()))));
    }
}
