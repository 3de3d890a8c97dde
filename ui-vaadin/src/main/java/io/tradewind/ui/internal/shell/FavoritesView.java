package io.tradewind.ui.internal.shell;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.html.Div;

import io.tradewind.recall.Recent;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** All favorites of the reader, and all that they looked at last. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = FavoritesView.PATH, title = "ui.favorites", icon = "star", group = "none")
public final class FavoritesView extends Page implements TradewindView {
    static final String PATH = "favorites";
    private static final long serialVersionUID = 1L;

    @Activate
    public FavoritesView(@Reference Recalls recalls) {
        var reader = Reader.current();
        title(reader.text("ui.favorites"));
        body().addClassName("tw-pad");
        var columns = new Div(
                RecalledPanel.of(
                        reader, reader.text("ui.favorites"), recalls.favorites(), reader.text("ui.favorites.none")),
                RecalledPanel.of(
                        reader, reader.text("ui.recent"), recalls.recent(Recent.MOST), reader.text("ui.recent.none")));
        columns.addClassName("tw-columns");
        content(columns);
    }
}
