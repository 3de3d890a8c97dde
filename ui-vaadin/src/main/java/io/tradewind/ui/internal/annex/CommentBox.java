package io.tradewind.ui.internal.annex;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.comment.Comments;
import io.tradewind.record.RecordRef;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;

/** Where a comment is written. What begins with an at sign offers people, and says who may not see the record. */
final class CommentBox extends Div {
    private static final long serialVersionUID = 1L;
    private static final Pattern BEGUN = Pattern.compile("(?:^|[^A-Za-z0-9._@-])@([^\\s@]{0,30})$");
    private static final int PAUSE = 250;

    private final transient Comments comments;
    private final transient Reader reader;
    private final transient RecordRef ref;
    private final TextArea area = new TextArea();
    private final Div people = new Div();

    /** @param send takes the text; tells whether it was taken */
    CommentBox(Comments comments, Reader reader, RecordRef ref, String text, String words, Predicate<String> send) {
        this.comments = comments;
        this.reader = reader;
        this.ref = ref;
        addClassName("tw-comment-box");
        area.setPlaceholder(reader.text("ui.comments.placeholder"));
        area.getElement().setAttribute("aria-label", reader.text("ui.comments"));
        area.setMinRows(1);
        area.setMaxRows(8);
        area.setMaxLength(Comments.LONGEST);
        area.setValue(text);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.setValueChangeTimeout(PAUSE);
        people.addClassName("tw-comment-people");
        people.setVisible(false);
        Button button = Buttons.small(Buttons.primary(words, () -> {
            if (send.test(area.getValue())) {
                area.clear();
            }
        }));
        button.setEnabled(!text.isBlank());
        area.addValueChangeListener(change -> {
            button.setEnabled(!change.getValue().isBlank());
            offer(change.getValue());
        });
        Div line = new Div(area, button);
        line.addClassName("tw-comment-line");
        add(line, people);
    }

    private void offer(String text) {
        people.removeAll();
        Matcher begun = BEGUN.matcher(text);
        boolean wanted = begun.find();
        if (wanted) {
            int at = begun.start(1) - 1;
            comments.people(ref, begun.group(1)).forEach(person -> people.add(choice(person, text.substring(0, at))));
        }
        people.setVisible(wanted && people.getComponentCount() > 0);
    }

    private NativeButton choice(Comments.Person person, String before) {
        Span login = new Span(person.sees() ? "@" + person.login() : reader.text("ui.comments.sees-not"));
        login.addClassName("tw-related-words");
        NativeButton choice = Buttons.bare("", () -> {
            area.setValue(before + "@" + person.login() + " ");
            people.setVisible(false);
            area.focus();
        });
        choice.addClassName("tw-comment-person");
        choice.add(Logo.person(person.name()), new Span(person.name()), login);
        choice.setEnabled(person.sees());
        return choice;
    }
}
