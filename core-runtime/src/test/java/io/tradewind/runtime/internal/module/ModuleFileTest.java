package io.tradewind.runtime.internal.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

class ModuleFileTest {
    @TempDir
    Path folder;

    @Test
    void is_known_by_its_manifest() throws IOException {
        ModuleFile file = receive(jar(Map.of(
                "Tradewind-Module", "site-visits",
                "Bundle-SymbolicName", "com.example.visits;singleton:=true",
                "Import-Package", "io.tradewind;version=\"[1,2)\"")));

        assertThat(file.module()).isEqualTo("site-visits");
        assertThat(file.symbolicName()).isEqualTo("com.example.visits");
        assertThat(file.needs().needs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Site Visits", "../../etc", "core\u0000", "<script>"})
    void is_refused_without_a_proper_name(String name) throws IOException {
        byte[] jar = jar(
                Map.of("Tradewind-Module", name.replace("\u0000", "?"), "Bundle-SymbolicName", "com.example.visits"));

        assertRefused(jar, "Tradewind-Module");
    }

    @Test
    void is_refused_if_it_is_no_bundle_no_jar_or_nothing() throws IOException {
        assertRefused(jar(Map.of("Tradewind-Module", "visits")), "Bundle-SymbolicName");
        assertRefused(new byte[0], "");
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void is_refused_above_50_megabytes_without_being_read_to_its_end() {
        Endless endless = new Endless();

        assertThatThrownBy(() -> ModuleFile.receive(endless, folder.resolve("x.part")))
                .isInstanceOfSatisfying(TradewindException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
                    assertThat(refused.arguments()).containsExactly(50L);
                });
        assertThat(endless.given).isLessThan(51L * 1024 * 1024);
    }

    @Test
    void leaves_nothing_behind_in_the_drop_folder_when_refused() throws IOException {
        DropFolder drop = new DropFolder(folder.resolve("deploy"));
        byte[] jar = jar(Map.of("Tradewind-Module", "visits", "Bundle-SymbolicName", "visits"));

        assertThatThrownBy(() -> drop.put(
                        new ByteArrayInputStream(jar),
                        file -> {
                            throw new TradewindException(Kind.INVALID, "module.needs", "x");
                        },
                        file -> drop.path().resolve("visits.jar")))
                .isInstanceOf(TradewindException.class);

        try (var files = Files.list(drop.path())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void takes_its_place_in_one_step() throws IOException {
        DropFolder drop = new DropFolder(folder.resolve("deploy"));
        byte[] jar = jar(Map.of("Tradewind-Module", "visits", "Bundle-SymbolicName", "visits"));

        Path place = drop.put(
                new ByteArrayInputStream(jar), file -> {}, file -> drop.path().resolve(file.symbolicName() + ".jar"));

        try (var files = Files.list(drop.path())) {
            assertThat(files).containsExactly(place);
        }
        assertThat(Files.readAllBytes(place)).isEqualTo(jar);
    }

    @Test
    void needs_the_packages_that_are_not_optional() {
        PackageNeeds needs = PackageNeeds.of("io.tradewind.record;version=\"[1.0,2)\","
                + "com.vaadin.flow;resolution:=optional;version=\"[25,26)\",javax.sql,"
                + "io.tradewind.event;io.tradewind.tx;version=1.2;uses:=\"a.b,c.d\"");

        assertThat(needs.needs())
                .extracting(Object::toString)
                .containsExactly(
                        "io.tradewind.record [1.0.0,2.0.0)",
                        "javax.sql 0.0.0",
                        "io.tradewind.event 1.2.0",
                        "io.tradewind.tx 1.2.0");
        assertThat(PackageNeeds.of("").needs()).isEmpty();
    }

    private ModuleFile receive(byte[] jar) {
        return ModuleFile.receive(new ByteArrayInputStream(jar), folder.resolve("x.part"));
    }

    private void assertRefused(byte[] jar, String why) {
        assertThatThrownBy(() -> receive(jar)).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.INVALID);
            assertThat(refused.code()).isEqualTo("module.no-bundle");
            assertThat(refused.arguments().getFirst().toString()).contains(why);
        });
    }

    private static byte[] jar(Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }

    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 7;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            given += length;
            return length;
        }
    }
}
