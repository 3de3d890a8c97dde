package io.tradewind.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.ServerFigures;
import io.tradewind.tests.harness.Tradewind;

/**
 * What a list costs as a person sees it, and what an open tab keeps in memory, with 100,000 customers on the embedded database. No
 * part of the suite: {@code mvn verify -pl tests/browser -am -Dit.test=ScreenFigures -Dsurefire.skip -Dfailsafe.failIfNoSpecifiedTests=false}
 */
class ScreenFigures {
    private static final int CUSTOMERS = Integer.getInteger("tradewind.customers", 100_000);
    /** A server runs for weeks: what its compiler does in the first minutes is not what a list costs. */
    private static final int WARM_UP = Integer.getInteger("tradewind.warm-up", 600);

    private static final int ROUNDS = 100;
    private static final int FEW_TABS = 5;
    private static final int MORE_TABS = 20;
    /** A browser opens some connections for a page and keeps them; the server closes those that idle for a minute. */
    private static final Duration SETTLED = Duration.ofSeconds(75);

    /** The count of rows comes after them. */
    private static final int COUNTED_MILLIS = 200;

    @TempDir
    Path folder;

    @Test
    void lists_and_tabs() throws Exception {
        try (Tradewind tradewind = Tradewind.on(folder.resolve("data"))
                        .option("--empty")
                        .environment("TRADEWIND_HEAP", "512m")
                        .start();
                Chromium chromium = new Chromium()) {
            bringIn(tradewind.admin());
            Page page = chromium.reader(Look.CHINESE_DESK, tradewind.url());
            Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
            measureList(page, tradewind.jvm().pid());
            measureTabs(chromium, tradewind);
        }
    }

    private static void bringIn(Api admin) throws InterruptedException {
        Api.Answer started = admin.upload(
                        "/customers/import", "customers.csv", CustomerFile.of(CUSTOMERS), Map.of("mode", "create"))
                .expect(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        String job = "/imports/" + location.substring(location.lastIndexOf('/') + 1);
        while (!admin.get(job).expect(200).json().path("state").asString().equals("DONE")) {
            Thread.sleep(500);
        }
    }

    /** From the start page to the list; the way back is not counted. */
    private static void measureList(Page page, long pid) throws IOException {
        AtomicLong bytes = new AtomicLong();
        CDPSession network = page.context().newCDPSession(page);
        network.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        network.on("Network.webSocketFrameReceived", event -> bytes.addAndGet(length(event)));
        network.send("Network.enable");
        for (int i = 0; i < WARM_UP; i++) {
            toTheList(page);
            back(page);
        }
        List<Double> waits = new ArrayList<>();
        double spent = 0;
        double compiled = 0;
        long got = 0;
        for (int i = 0; i < ROUNDS; i++) {
            bytes.set(0);
            double cpu = ServerFigures.cpuMillis(pid);
            double compiler = ServerFigures.compilerMillis(pid);
            waits.add(toTheList(page));
            page.waitForTimeout(COUNTED_MILLIS);
            spent += ServerFigures.cpuMillis(pid) - cpu;
            compiled += Math.max(0, ServerFigures.compilerMillis(pid) - compiler);
            got += bytes.get();
            back(page);
            page.waitForTimeout(COUNTED_MILLIS);
        }
        waits.sort(null);
        System.out.printf(
                "List of %,d customers, from the start page: %.1f ms CPU (%.1f of it the compiler), p50 %.0f ms to the rows, %.1f kB%n",
                CUSTOMERS, spent / ROUNDS, compiled / ROUNDS, waits.get(ROUNDS / 2), got / 1000.0 / ROUNDS);
        assertThat(got).isPositive();
    }

    private static long length(JsonObject event) {
        return event.getAsJsonObject("response")
                .get("payloadData")
                .getAsString()
                .length();
    }

    private static double toTheList(Page page) {
        long begin = System.nanoTime();
        page.locator("vaadin-side-nav-item[path='customers']").click();
        page.waitForSelector(".tw-grid .tw-cell-link");
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void back(Page page) {
        page.goBack();
        page.waitForSelector(".tw-home");
    }

    private static void measureTabs(Chromium chromium, Tradewind tradewind) throws IOException {
        List<Page> tabs = new ArrayList<>();
        open(tabs, FEW_TABS, chromium, tradewind);
        long few = ServerFigures.retainedBytes(tradewind.jvm());
        open(tabs, FEW_TABS + MORE_TABS, chromium, tradewind);
        long many = ServerFigures.retainedBytes(tradewind.jvm());
        System.out.printf(
                "A session with an open list of customers: %d KB (%d of them); resident %d MB%n",
                (many - few) / 1024 / MORE_TABS,
                MORE_TABS,
                ServerFigures.residentMegabytes(tradewind.jvm().pid()));
    }

    private static void open(List<Page> tabs, int wanted, Chromium chromium, Tradewind tradewind) {
        while (tabs.size() < wanted) {
            Page tab = chromium.reader(Look.CHINESE_DESK, tradewind.url());
            Chromium.logIn(tab, "admin", Tradewind.ADMIN_PASSWORD);
            tab.navigate("/customers");
            tab.waitForSelector(".tw-grid .tw-cell-link");
            tabs.add(tab);
        }
        tabs.getLast().waitForTimeout(SETTLED.toMillis());
    }
}
