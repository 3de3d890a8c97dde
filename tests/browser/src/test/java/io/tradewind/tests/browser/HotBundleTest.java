package io.tradewind.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotBundleTest {
    @TempDir
    Path folder;

    @Test
    void is_a_module_that_brings_one_screen_and_exports_nothing() throws Exception {
        try (JarFile jar =
                new JarFile(HotBundle.make(7, folder.resolve("hot.jar")).toFile())) {
            var manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Tradewind-Module")).isEqualTo("hot-view");
            assertThat(manifest.getValue("Bundle-Version")).isEqualTo("1.0.7");
            assertThat(manifest.getValue("Export-Package")).isNull();
            assertThat(manifest.getValue("Import-Package")).contains("io.tradewind.ui.spi", "com.vaadin.flow");
            assertThat(read(jar, manifest.getValue("Service-Component")))
                    .contains(HotScreen.class.getName(), "tradewind.view.path", "prototype");
            assertThat(read(jar, "version.txt")).isEqualTo("7");
        }
    }

    private static String read(JarFile jar, String name) throws Exception {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
