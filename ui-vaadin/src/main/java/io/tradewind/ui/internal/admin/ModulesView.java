package io.tradewind.ui.internal.admin;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.module.Modules;
import io.tradewind.module.Modules.Module;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The modules as an admin sees them; follows what happens to them by itself. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = "modules",
        title = "ui.modules.title",
        icon = "puzzle",
        group = "admin",
        order = 50,
        right = "modules.manage")
public final class ModulesView extends Page implements TradewindView {
    private static final long serialVersionUID = 1L;
    private static final Duration SETTLE = Duration.ofMillis(200);
    private static final List<String> HEADS = List.of("module", "provider", "version", "state", "gives", "data");

    private final transient Modules modules;
    private final transient Desk desk;
    private final transient Reader reader = Reader.current();
    private final Div table = new Div();
    private final Span foot = new Span();

    @Activate
    public ModulesView(@Reference Modules modules, @Reference Desk desk) {
        this.modules = modules;
        this.desk = desk;
        title(reader.text("ui.modules.title"));
        actions(Buttons.primary(
                reader.text("ui.modules.add"), "plus", () -> new InstallDialog(modules, reader).open()));
        table.addClassName("tw-modules");
        content(table);
        foot(foot);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        AutoCloseable watch = modules.watch(() -> ui.access(() -> desk.pulse().after(this, SETTLE, this::refresh)));
        addDetachListener(left -> {
            left.unregisterListener();
            close(watch);
        });
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void refresh() {
        List<Module> all = modules.all().stream()
                .sorted(Comparator.comparing(Module::core).reversed().thenComparing(Module::name))
                .toList();
        long running = all.stream()
                .filter(each -> each.state() == Modules.State.RUNNING)
                .count();
        count(reader.text("ui.modules.running", running));
        table.removeAll();
        Div head = new Div();
        head.addClassNames("tw-module", "tw-module-head");
        HEADS.forEach(name -> head.add(new Span(reader.text("ui.modules.head." + name))));
        table.add(head);
        all.forEach(each -> table.add(new ModuleRow(modules, desk, reader, each)));
        String core = all.stream()
                .filter(Module::core)
                .map(Module::version)
                .findFirst()
                .orElse("");
        foot.setText(reader.text(
                "ui.modules.foot", core, Integer.toString(Runtime.version().feature())));
    }
}
