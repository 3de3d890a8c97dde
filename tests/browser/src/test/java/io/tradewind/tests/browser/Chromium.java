package io.tradewind.tests.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

/** The machine's own Chromium, driven by Playwright. Pictures go to {@code target/screens}. */
final class Chromium implements AutoCloseable {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final double PATIENCE = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    /** How a reader looks at it. */
    record Look(String language, ColorScheme colours, int width) {
        static final Look CHINESE_DESK = new Look("zh-CN", ColorScheme.LIGHT, 1440);
        static final Look ENGLISH_DESK = new Look("en-US", ColorScheme.LIGHT, 1440);

        boolean phone() {
            return width < 500;
        }

        boolean chinese() {
            return language.startsWith("zh");
        }

        /** The same reader at another time of day. */
        Look by(ColorScheme other) {
            return new Look(language, other, width);
        }

        private String name() {
            return (chinese() ? "zh" : "en") + "-" + colours.name().toLowerCase() + "-" + (phone() ? "phone" : "desk");
        }
    }

    /** A fresh reader, without cookies. */
    Page reader(Look look, String url) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url)
                .setLocale(look.language())
                .setColorScheme(look.colours())
                .setDeviceScaleFactor(look.phone() ? 2 : 1)
                .setIsMobile(look.phone())
                .setHasTouch(look.phone())
                .setViewportSize(look.width(), look.phone() ? 844 : 900));
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    /** Waits until nothing moves any more: no request under way, fonts there, animations over. */
    static void settle(Page page) {
        page.waitForFunction("() => !window.Vaadin?.Flow?.clients"
                + " || Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())");
        page.evaluate("() => document.fonts.ready.then(() => Promise.allSettled("
                + "document.getAnimations().filter(a => a.effect?.getComputedTiming().iterations !== Infinity)"
                + ".map(a => a.finished)))");
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Keeps what the reader sees. */
    static void picture(Page page, String screen, Look look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED)
                .setPath(SCREENS.resolve(screen + "-" + look.name() + ".png")));
    }

    /** Types name and password into the log-in page and waits for the start page. */
    static void logIn(Page page, String login, String password) {
        page.navigate("/login");
        typeLogIn(page, login, password);
        page.waitForSelector(".tw-home");
    }

    static void typeLogIn(Page page, String login, String password) {
        page.waitForSelector(".tw-login-form");
        page.locator(".tw-login-form vaadin-text-field input").fill(login);
        page.locator(".tw-login-form vaadin-password-field input").fill(password);
        page.locator(".tw-login-form vaadin-password-field input").press("Enter");
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on this machine: apt-get install chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
