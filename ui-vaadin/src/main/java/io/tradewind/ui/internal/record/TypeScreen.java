package io.tradewind.ui.internal.record;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;

import io.tradewind.TradewindException;
import io.tradewind.record.MergedRecord;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.bridge.TypedScreen;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/**
 * A screen of one record type, named by the first part of the address. Subclasses are views with
 * {@code @ViewDef(path = ":type…", group = "none")}, build themselves in {@link #show}, and live and die with the type: while
 * its stage is updated the tab shows a placeholder and then a new instance of the screen.
 *
 * <p>{@link #show} is called once for each address shown, as the reader. It may throw what the engine throws: NOT_FOUND
 * becomes the page that says so, other rules the page that explains them.
 */
public abstract class TypeScreen extends Page implements TypedScreen, BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient RecordTypes types;
    private final transient Reader reader = Reader.current();
    private transient @Nullable TypeView type;

    protected TypeScreen(RecordTypes types) {
        this.types = types;
    }

    /** Builds the screen for a type that is running and that the reader may use. */
    protected abstract void show(TypeView type, BeforeEnterEvent event);

    protected final Reader reader() {
        return reader;
    }

    @Override
    public final String recordType() {
        var shown = type;
        return shown == null ? "" : shown.name();
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        var name = event.getRouteParameters().get("type").orElse("");
        try {
            var found = types.require(name);
            type = found;
            show(found, event);
        } catch (MergedRecord merged) {
            Toast.note(reader.problem(merged));
            event.forwardTo(merged.into().toString());
        } catch (TradewindException refused) {
            if (refused.kind() == TradewindException.Kind.NOT_FOUND) {
                event.rerouteToError(NotFoundException.class);
            } else {
                event.rerouteToError(refused, refused.getMessage());
            }
        }
    }
}
