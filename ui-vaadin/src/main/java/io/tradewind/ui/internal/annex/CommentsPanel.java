package io.tradewind.ui.internal.annex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.comment.Comment;
import io.tradewind.comment.Comments;
import io.tradewind.comment.Following;
import io.tradewind.record.RecordRef;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.Notices;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;

/** What people say about a record. Texts are shown as they were written: nothing in them is markup. */
final class CommentsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Comments comments;
    private final transient Following following;
    private final transient Reader reader;
    private final transient RecordRef ref;
    private final Span count = new Span();
    private final Button follow = Buttons.small(Buttons.quiet("", "eye", this::toggle));
    private final Div rows = new Div();

    CommentsPanel(
            Desk desk, Comments comments, Following following, Reader reader, RecordRef ref, List<Comment> first) {
        this.desk = desk;
        this.comments = comments;
        this.following = following;
        this.reader = reader;
        this.ref = ref;
        addClassName("tw-comments");
        count.addClassName("tw-count");
        Span space = new Span();
        space.addClassName("tw-space");
        Div head = new Div(new H2(reader.text("ui.comments")), count, space, follow);
        head.addClassName("tw-comments-head");
        rows.addClassName("tw-comment-rows");
        add(head, new CommentBox(comments, reader, ref, "", reader.text("ui.comments.send"), this::write), rows);
        show(first);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Notices.follow(desk, ref.type(), this, changes -> {
            boolean open = rows.getChildren().anyMatch(CommentBox.class::isInstance);
            if (!open && changes.stream().anyMatch(change -> change.ids().contains(ref.id()))) {
                refresh();
            }
        });
    }

    private boolean write(String text) {
        boolean done = Guarded.run(() -> comments.write(ref, text));
        refresh();
        return done;
    }

    private void toggle() {
        Guarded.run(() -> {
            if (following.follows(ref)) {
                following.unfollow(ref);
            } else {
                following.follow(ref);
            }
        });
        refresh();
    }

    private void refresh() {
        List<Comment> all;
        try {
            all = comments.of(ref);
        } catch (TradewindException gone) {
            all = List.of();
        }
        show(all);
    }

    private void show(List<Comment> all) {
        boolean follows = following.follows(ref);
        follow.setText(reader.text(follows ? "ui.follow.stop" : "ui.follow"));
        follow.setIcon(Icons.of(follows ? "check" : "eye"));
        follow.getElement().setAttribute("aria-pressed", String.valueOf(follows));
        count.setText(all.isEmpty() ? "" : reader.number(all.size()));
        rows.removeAll();
        all.forEach(comment -> rows.add(row(comment)));
    }

    private Component row(Comment comment) {
        Span who = new Span(reader.show(comment.by()));
        who.addClassName("tw-comment-who");
        Span when = new Span(reader.ago(comment.at()));
        when.addClassName("tw-comment-when");
        when.getElement().setAttribute("title", reader.moment(comment.at()));
        Div head = new Div(who, when);
        head.addClassName("tw-comment-head");
        var edited = comment.editedAt();
        if (edited != null) {
            Span mark = new Span(reader.text("ui.comments.edited"));
            mark.addClassName("tw-comment-when");
            mark.getElement().setAttribute("title", reader.moment(edited));
            head.add(mark);
        }
        Div words = new Div(parts(comment).toArray(Component[]::new));
        words.addClassName("tw-comment-words");
        Div text = new Div(head, words);
        text.addClassName("tw-comment-text");
        Div row = new Div(Logo.largePerson(reader.show(comment.by())), text);
        row.addClassName("tw-comment");
        if (comment.own()) {
            Span space = new Span();
            space.addClassName("tw-space");
            head.add(
                    space,
                    Buttons.small(Buttons.icon("pencil", reader.text("ui.comments.edit"), () -> edit(row, comment))),
                    Buttons.small(Buttons.icon("trash-2", reader.text("ui.comments.delete"), () -> delete(comment))));
        }
        return row;
    }

    private void edit(Div row, Comment comment) {
        rows.replace(
                row, new CommentBox(comments, reader, ref, comment.text(), reader.text("ui.comments.save"), text -> {
                    boolean done = Guarded.run(() -> comments.edit(comment.id(), text));
                    if (done) {
                        refresh();
                    }
                    return done;
                }));
    }

    private void delete(Comment comment) {
        Confirm.danger(
                reader.text("ui.comments.delete.ask"),
                reader.text("ui.comments.delete.words"),
                reader.text("ui.delete"),
                () -> {
                    Guarded.run(() -> comments.delete(comment.id()));
                    refresh();
                });
    }

    /** The text with names in place of log-in names. */
    private static List<Component> parts(Comment comment) {
        List<Component> parts = new ArrayList<>();
        String rest = comment.text();
        while (!rest.isEmpty()) {
            int at = Integer.MAX_VALUE;
            String next = "";
            for (String login : comment.mentioned().keySet()) {
                int found = rest.toLowerCase(Locale.ROOT).indexOf("@" + login.toLowerCase(Locale.ROOT));
                if (found >= 0 && (found < at || (found == at && login.length() > next.length()))) {
                    at = found;
                    next = login;
                }
            }
            if (next.isEmpty()) {
                parts.add(new Span(rest));
                return parts;
            }
            if (at > 0) {
                parts.add(new Span(rest.substring(0, at)));
            }
            Span name = new Span("@" + comment.mentioned().get(next));
            name.addClassName("tw-mention");
            name.getElement().setAttribute("title", next);
            parts.add(name);
            rest = rest.substring(at + 1 + next.length());
        }
        return parts;
    }
}
