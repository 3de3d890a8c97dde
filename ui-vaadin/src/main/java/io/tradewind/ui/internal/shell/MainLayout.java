package io.tradewind.ui.internal.shell;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;

import io.tradewind.record.Records;
import io.tradewind.search.Search;
import io.tradewind.ui.internal.bridge.Frame;
import io.tradewind.ui.internal.notification.Bells;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** The frame: menu at the left, the screen as a floating page, a bar at the bottom on phones. One a tab. */
@Component(service = MainLayout.class, scope = ServiceScope.PROTOTYPE)
public final class MainLayout extends AppLayout implements Frame, BeforeEnterObserver, AfterNavigationObserver {
    private static final long serialVersionUID = 1L;

    /** The key of search, where the screen has no search of its own. */
    private static final String SLASH = """
            const button = this;
            const onKey = event => {
              if (!button.isConnected) { window.removeEventListener('keydown', onKey); return; }
              if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
              const from = event.composedPath()[0];
              if (from.matches && from.matches('input, textarea, select, [contenteditable]')) return;
              if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) return;
              const own = [...document.querySelectorAll('[data-hotkey="/"]')];
              if (own.some(field => field.checkVisibility())) return;
              event.preventDefault();
              button.click();
            };
            window.addEventListener('keydown', onKey);
            """;

    private final transient Menu menu;
    private final transient Slots slots;
    private final transient Search search;
    private final transient Records records;
    private final transient Recalls recalls;
    private final SideMenu side;
    private final BottomBar bottom;

    @Activate
    public MainLayout(
            @Reference Menu menu,
            @Reference Slots slots,
            @Reference Search search,
            @Reference Records records,
            @Reference Doorkeeper doorkeeper,
            @Reference Bells bells,
            @Reference Recalls recalls) {
        this.menu = menu;
        this.slots = slots;
        this.search = search;
        this.records = records;
        this.recalls = recalls;
        var reader = Reader.current();
        this.side = new SideMenu(menu, slots, recalls);
        this.bottom = new BottomBar(menu, this::openPalette, () -> setDrawerOpened(true));
        setPrimarySection(Section.DRAWER);
        addClassName("tw-app");
        var top = new Div(brand(reader), bells.bell());
        top.addClassName("tw-side-top");
        var drawer = new Div(top, search(reader), side, new UserMenu(doorkeeper));
        drawer.addClassName("tw-side");
        addToDrawer(drawer);
        getElement().appendChild(bottom.getElement());
        Shortcuts.addShortcutListener(this, this::openPalette, Key.KEY_K, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, this::openPalette, Key.KEY_K, KeyModifier.META);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        ComponentUtil.setData(event.getUI(), Frame.class, this);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!menu.mayEnter(event.getNavigationTarget())) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        bottom.show(event.getLocation().getFirstSegment());
    }

    @Override
    public void refreshMenu() {
        side.refresh();
        bottom.refresh();
    }

    @Override
    public void showUpdating() {
        setContent(new UpdatingScreen());
    }

    @Override
    public boolean isUpdating() {
        return getContent() instanceof UpdatingScreen;
    }

    @Override
    public void leave() {
        Toast.note(Reader.current().text("ui.module.stopped"));
        UI.getCurrent().navigate("");
    }

    private void openPalette() {
        new Palette(menu, slots, search, records, recalls).open();
    }

    private static Div brand(Reader reader) {
        var mark = new Span(Icons.of("tradewind"));
        mark.addClassName("tw-mark");
        var brand = new Div(mark, new Span(reader.text("ui.product")));
        brand.addClassName("tw-brand");
        return brand;
    }

    private NativeButton search(Reader reader) {
        var words = new Span(reader.text("ui.palette.button"));
        words.addClassName("tw-search-words");
        var keys = new Span("Ctrl K");
        keys.addClassName("tw-key-cap");
        var button = Buttons.bare("", () -> openPalette());
        button.addClassName("tw-search-button");
        button.add(Icons.of("search"), words, keys);
        button.getElement().executeJs(SLASH);
        keys.getElement().executeJs("if (/Mac|iPhone|iPad/.test(navigator.platform)) this.textContent = '⌘K'");
        return button;
    }
}
