package io.tradewind.ui.internal.board;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Small parts of markup. */
final class Marks {
    private Marks() {}

    /** Where markup is put together: what is added as text can be nothing else. */
    static Element sheet() {
        Document sheet = new Document("");
        sheet.outputSettings().prettyPrint(false);
        return sheet;
    }

    /** An icon of the set, see {@link io.tradewind.ui.kit.Icons}; a picture each, no component. */
    static void icon(Element place, String name) {
        place.appendElement("svg")
                .addClass("tw-board-icon")
                .attr("aria-hidden", "true")
                .appendElement("use")
                .attr("href", "tradewind/icons.svg#" + name);
    }
}
