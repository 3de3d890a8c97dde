package io.tradewind.ui.internal.bridge;

import java.util.Locale;

import org.jsoup.nodes.Element;

import com.vaadin.flow.server.communication.IndexHtmlResponse;

/** The head of the page that carries everything: language, colours before the first paint, icon, and the scripts' nonce. */
public final class PageHead {
    private static final String[][] LINKS = {
        {"icon", "tradewind/favicon.svg", "image/svg+xml"},
        {"alternate icon", "favicon.ico", "image/x-icon"},
        {"apple-touch-icon", "tradewind/touch-icon.png", "image/png"},
        {"manifest", "tradewind/tradewind.webmanifest", "application/manifest+json"},
    };

    private PageHead() {}

    /** @param colorScheme value of the CSS property {@code color-scheme} */
    public static void complete(IndexHtmlResponse page, Locale locale, String colorScheme) {
        var document = page.getDocument();
        document.child(0).attr("lang", locale.toLanguageTag()).attr("style", "color-scheme: " + colorScheme + ";");
        document.title(locale.getLanguage().equals("zh") ? "信风" : "Tradewind");
        var head = document.head();
        for (var link : LINKS) {
            head.appendChild(new Element("link")
                    .attr("rel", link[0])
                    .attr("href", link[1])
                    .attr("type", link[2]));
        }
        head.appendChild(theme("#f4f6f7", "(prefers-color-scheme: light)"));
        head.appendChild(theme("#0f1417", "(prefers-color-scheme: dark)"));
        var nonce = SecurityHeaders.nonce();
        document.getElementsByTag("script").forEach(script -> script.attr("nonce", nonce));
        page.getVaadinResponse().setHeader("Content-Security-Policy", SecurityHeaders.policyOfPage(nonce));
        page.getVaadinResponse().setHeader("Cache-Control", "no-store");
    }

    private static Element theme(String color, String media) {
        return new Element("meta")
                .attr("name", "theme-color")
                .attr("content", color)
                .attr("media", media);
    }
}
