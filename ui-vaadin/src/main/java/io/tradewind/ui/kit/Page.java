package io.tradewind.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;

/**
 * A screen: one header line (title, count, actions on the right, one of them primary), at most one toolbar line, then
 * content, then at most one foot line. Build it in the constructor or in {@code beforeEnter}:
 *
 * <pre>{@code
 * title(reader.plural("customers"));
 * count("1,284");
 * actions(Buttons.plain(...), Buttons.primary(...));
 * toolbar(search, chips);
 * content(grid);
 * foot(new Span("..."));
 * }</pre>
 */
public class Page extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();
    private final Span count = new Span();
    private final Div names = new Div(title, count);
    private final Div actions = new Div();
    private final Div head = new Div(names, actions);
    private final Div toolbar = new Div();
    private final Div body = new Div();
    private final Div foot = new Div();

    protected Page() {
        addClassName("tw-page");
        head.addClassName("tw-head");
        names.addClassName("tw-head-names");
        count.addClassName("tw-count");
        actions.addClassName("tw-head-actions");
        toolbar.addClassName("tw-toolbar");
        body.addClassName("tw-body");
        foot.addClassName("tw-foot");
        toolbar.setVisible(false);
        foot.setVisible(false);
        count.setVisible(false);
        add(head, toolbar, body, foot);
    }

    /** The page's name; also the browser tab's. */
    protected final void title(String words) {
        title.setText(words);
    }

    /** A quiet count beside the title; empty hides it. */
    protected final void count(String words) {
        count.setText(words);
        count.setVisible(!words.isEmpty());
    }

    /** What can be done, right in the header line; the primary one last. Replaces what was there. */
    protected final void actions(Component... parts) {
        actions.removeAll();
        actions.add(parts);
    }

    /** The one toolbar line. Replaces what was there; none hides it. */
    protected final void toolbar(Component... parts) {
        toolbar.removeAll();
        toolbar.add(parts);
        toolbar.setVisible(parts.length > 0);
    }

    /** The content, which takes the rest of the height. Replaces what was there. */
    protected final void content(Component... parts) {
        body.removeAll();
        body.add(parts);
    }

    /** The foot line. Replaces what was there; none hides it. */
    protected final void foot(Component... parts) {
        foot.removeAll();
        foot.add(parts);
        foot.setVisible(parts.length > 0);
    }

    /** The header line itself, for pages that put more into it. */
    protected final Div head() {
        return head;
    }

    /** The part of the header line that names the page, for a view chooser or a second line. */
    protected final Div names() {
        return names;
    }

    /** The part that takes the rest of the height. */
    protected final Div body() {
        return body;
    }

    /** A filler: what comes after it in a toolbar or foot line stands at the right. */
    protected static Span space() {
        var space = new Span();
        space.addClassName("tw-space");
        return space;
    }

    @Override
    public String getPageTitle() {
        var product = Reader.current().text("ui.product");
        return title.getText().isEmpty() ? product : title.getText() + " · " + product;
    }
}
