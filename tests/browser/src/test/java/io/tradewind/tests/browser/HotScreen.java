package io.tradewind.tests.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.grid.Grid;

import io.tradewind.text.Texts;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** A partner's screen as small as it gets; its bundle says which version it is. Runs in Tradewind, not in the test. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = "hot-screen", title = "Hot screen", icon = "zap", order = 90)
public final class HotScreen extends Page implements TradewindView {
    private static final long serialVersionUID = 1L;

    /** A row, so that Flow caches something about a class of this bundle. */
    public record Line(String name) {}

    @Activate
    public HotScreen(@Reference Texts texts) {
        title("Version " + version());
        Grid<Line> grid = new Grid<>(Line.class);
        grid.setItems(new Line(texts.get(java.util.Locale.ENGLISH, "ui.product")));
        content(grid);
    }

    private static String version() {
        try (var file = HotScreen.class.getResourceAsStream("/version.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
