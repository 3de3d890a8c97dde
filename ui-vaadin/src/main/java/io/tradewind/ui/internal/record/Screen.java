package io.tradewind.ui.internal.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;

/** How large the reader's screen is. */
public final class Screen {
    private static final int PHONE = 720;

    private Screen() {}

    /** Whether the tab is as narrow as a phone; the stylesheet changes its layout at the same width. */
    public static boolean isPhone() {
        UI ui = UI.getCurrent();
        ExtendedClientDetails details = ui == null ? null : ui.getPage().getExtendedClientDetails();
        return details != null && details.getWindowInnerWidth() > 0 && details.getWindowInnerWidth() <= PHONE;
    }
}
