package io.tradewind.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Tradewind;

/** A bundle with a screen, copied into the drop folder, updated and removed under a tab that shows it. */
class HotViewIT {
    private static final int UPDATES = 30;
    private static final long LIMIT_MILLIS = 1000;
    private static final String HEADING = ".tw-head h1";

    @TempDir
    Path folder;

    @Test
    void menu_and_screen_follow_a_bundle_and_nothing_of_it_stays_behind() throws Exception {
        // A record's equals leaves its class in a soft slot of the JDK (ObjectMethods), until the next record's takes
        // it.
        try (Tradewind tradewind = Tradewind.on(folder.resolve("data"))
                        .environment("TRADEWIND_JAVA_OPTS", "-XX:SoftRefLRUPolicyMSPerMB=0")
                        .start();
                Chromium chromium = new Chromium()) {
            Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
            Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
            Page other = chromium.reader(Look.CHINESE_DESK, tradewind.url());
            Chromium.logIn(other, "admin", Tradewind.ADMIN_PASSWORD);
            List<String> lost = new ArrayList<>();
            other.onRequestFailed(request -> lost.add(request.url()));
            Path jar = tradewind.data().resolve("deploy").resolve("hot-view.jar");

            drop(0, jar);
            page.getByText("Hot screen").first().click();
            see(page, 0);
            String session = session(page);

            List<Long> waits = new ArrayList<>();
            for (int version = 1; version <= UPDATES; version++) {
                Instant begin = Instant.now();
                drop(version, jar);
                see(page, version);
                waits.add(Duration.between(begin, Instant.now()).toMillis());
                page.waitForTimeout(100);
            }

            assertThat(session(page)).isEqualTo(session);
            assertThat(page.url()).endsWith("/hot-screen");
            System.out.printf("Update to new screen: median %d ms of %s%n", median(waits), waits);
            assertThat(median(waits)).as("median of %s ms", waits).isLessThanOrEqualTo(LIMIT_MILLIS);
            page.waitForCondition(() -> classesOf(tradewind) <= 1);

            Files.delete(jar);
            page.waitForSelector(".tw-home");
            assertThat(page.getByText("Hot screen").count()).isZero();
            assertThat(other.locator(".tw-home").isVisible()).isTrue();
            assertThat(lost).isEmpty();

            page.waitForCondition(() -> classesOf(tradewind) == 0);
        }
    }

    /** Written beside and moved, as a careful person would. */
    private void drop(int version, Path jar) throws Exception {
        Path made = HotBundle.make(version, folder.resolve("hot-view-" + version + ".jar"));
        Files.createDirectories(jar.getParent());
        Files.setLastModifiedTime(made, java.nio.file.attribute.FileTime.from(Instant.now()));
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void see(Page page, int version) {
        page.waitForFunction(
                "words => document.querySelector('" + HEADING + "')?.textContent === words", "Version " + version);
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    private static long median(List<Long> waits) {
        return waits.stream().sorted().skip(waits.size() / 2).findFirst().orElseThrow();
    }

    /** How many versions of the screen's class the JVM still holds after it has collected. */
    private static long classesOf(Tradewind tradewind) {
        long pid = tradewind.jvm().pid();
        Path jcmd = Path.of(tradewind.jvm().info().command().orElseThrow()).resolveSibling("jcmd");
        run(jcmd, pid, "GC.run");
        return run(jcmd, pid, "VM.class_hierarchy")
                .lines()
                .filter(line -> line.contains(HotScreen.class.getName() + "/"))
                .count();
    }

    private static String run(Path jcmd, long pid, String command) {
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
