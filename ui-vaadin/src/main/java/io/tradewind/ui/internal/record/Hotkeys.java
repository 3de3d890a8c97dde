package io.tradewind.ui.internal.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;

/** Single keys for buttons and fields of a screen, silent while somebody types in an input. */
public final class Hotkeys {
    private static final String LISTEN = """
            const screen = this;
            const onKey = event => {
              if (!screen.isConnected) { window.removeEventListener('keydown', onKey); return; }
              if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
              const from = event.composedPath()[0];
              if (from.matches && from.matches('input, textarea, select, [contenteditable]')) return;
              if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) return;
              if (event.key === '?') {
                const words = each => each.getAttribute('aria-label') || each.ariaLabel || each.placeholder || each.textContent.trim();
                const keys = [...screen.querySelectorAll('[data-hotkey]')]
                  .filter(each => !each.hidden && !each.disabled)
                  .map(each => each.getAttribute('data-hotkey') + '\\t' + words(each)).join('\\n');
                event.preventDefault();
                screen.dispatchEvent(new CustomEvent('tw-keys', { detail: { keys: keys, grid: !!screen.querySelector('vaadin-grid'),
                  board: !!screen.querySelector('tw-board') } }));
                return;
              }
              const target = screen.querySelector('[data-hotkey="' + CSS.escape(event.key) + '"]');
              if (!target || target.hidden || target.disabled) return;
              event.preventDefault();
              if (target.inputElement) target.focus(); else target.click();
            };
            if (screen.twKeys) window.removeEventListener('keydown', screen.twKeys);
            screen.twKeys = onKey;
            window.addEventListener('keydown', onKey);
            """;

    private Hotkeys() {}

    /** Listens for as long as the screen is shown; {@code ?} tells the keys. */
    public static void listen(Component screen) {
        screen.getElement().executeJs(LISTEN);
        if (ComponentUtil.getData(screen, Hotkeys.class) == null) {
            ComponentUtil.setData(screen, Hotkeys.class, new Hotkeys());
            screen.getElement()
                    .addEventListener("tw-keys", event -> {
                        var told = event.getEventData();
                        new KeyMap(
                                        told.get("event.detail.keys").asString(),
                                        told.get("event.detail.grid").asBoolean(),
                                        told.get("event.detail.board").asBoolean())
                                .open();
                    })
                    .addEventData("event.detail.keys")
                    .addEventData("event.detail.grid")
                    .addEventData("event.detail.board");
        }
    }

    /** @param key as browsers name it, for example {@code n} or {@code /} */
    public static <C extends Component> C key(C target, String key) {
        target.getElement().setAttribute("data-hotkey", key);
        return target;
    }
}
