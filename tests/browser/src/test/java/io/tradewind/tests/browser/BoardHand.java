package io.tradewind.tests.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** A hand that takes cards of a board. */
record BoardHand(Page page) {
    Locator card(String id) {
        return page.locator(".tw-board-cell .tw-board-card[data-id='" + id + "']");
    }

    /** The card where it stands in a column. */
    Locator card(String id, int column) {
        return page.locator(cell(column) + " .tw-board-card[data-id='" + id + "']");
    }

    static String cell(int column) {
        return ".tw-board-cell[data-column='" + column + "']";
    }

    /** Takes a card and holds it over something. */
    void hold(String id, String over) {
        BoundingBox from = card(id).boundingBox();
        page.mouse().move(from.x + 40, from.y + 16);
        page.mouse().down();
        page.mouse().move(from.x + 60, from.y + 40, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(3));
        page.waitForSelector(".tw-board-dragging");
        BoundingBox to = page.locator(over).first().boundingBox();
        page.mouse()
                .move(
                        to.x + to.width / 2,
                        to.y + Math.min(to.height / 2, 80),
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
    }

    void let() {
        page.mouse().up();
    }
}
