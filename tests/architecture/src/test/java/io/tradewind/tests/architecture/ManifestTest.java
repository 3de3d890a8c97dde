package io.tradewind.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built bundles promise and ask for. */
class ManifestTest {
    static Stream<Path> stages() throws IOException {
        return bundles()
                .filter(jar -> header(jar, "Tradewind-Module") != null)
                .filter(jar -> header(jar, "Tradewind-Entities") != null)
                .filter(jar -> !jar.toString().contains("core-runtime"));
    }

    static Stream<Path> bundles() throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.find(
                root(),
                5,
                (file, about) -> file.toString()
                        .matches(
                                ".*/(core-api|core-entity|core-runtime|rest-api|ui-vaadin|module-[a-z-]+|examples/[a-z-]+)/target/[^/]+\\.jar"))) {
            jars = files.filter(file -> !file.toString().matches(".*-(sources|tests|javadoc)\\.jar"))
                    .sorted()
                    .toList();
        }
        assertThat(jars).as("built bundles").hasSizeGreaterThanOrEqualTo(7);
        return jars.stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_stage_exports_nothing(Path jar) {
        assertThat(header(jar, "Export-Package")).as(jar.toString()).isNull();
    }

    /** What may be used from elsewhere; each a package with a version of its own. */
    @Test
    void only_contracts_are_exported() throws IOException {
        Map<String, Set<String>> exports = new TreeMap<>();
        bundles()
                .forEach(jar -> exports.put(
                        String.valueOf(jar.getParent().getParent().getFileName()),
                        packages(jar, "Export-Package").keySet()));

        exports.remove("core-api");
        exports.values().removeIf(Set::isEmpty);
        assertThat(exports)
                .isEqualTo(Map.of(
                        "core-entity",
                        Set.of("io.tradewind.entity"),
                        "ui-vaadin",
                        Set.of("io.tradewind.ui.kit", "io.tradewind.ui.spi")));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exports_have_versions_and_imports_of_ours_have_ranges(Path jar) {
        packages(jar, "Export-Package")
                .forEach((name, clause) -> assertThat(clause).as(name).containsPattern("version=\"[1-9]"));
        packages(jar, "Import-Package").forEach((name, clause) -> {
            if (name.startsWith("io.tradewind")) {
                assertThat(clause).as(jar + " " + name).containsPattern("version=\"\\[[0-9.]+,[0-9.]+\\)\"");
            }
        });
    }

    @Test
    void every_package_of_the_contracts_is_exported() throws IOException {
        Path api = bundle("core-api");
        Set<String> there;
        try (JarFile file = new JarFile(api.toFile())) {
            there = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(packages(api, "Export-Package").keySet()).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core-api", "core-entity", "core-runtime", "rest-api"})
    void without_the_browser_door_nothing_is_missed(String name) throws IOException {
        assertThat(packages(bundle(name), "Import-Package").keySet())
                .isNotEmpty()
                .noneMatch(imported -> imported.startsWith("com.vaadin") || imported.startsWith("io.tradewind.ui"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void wires_are_exact(Path jar) {
        assertThat(header(jar, "DynamicImport-Package")).as(jar.toString()).isNull();
        assertThat(header(jar, "Require-Bundle")).as(jar.toString()).isNull();
        assertThat(header(jar, "Bundle-SymbolicName")).as(jar.toString()).startsWith("io.tradewind.");
        assertThat(header(jar, "Bundle-License")).as(jar.toString()).contains("Apache-2.0");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void internal_packages_stay_inside(Path jar) {
        String exported = header(jar, "Export-Package");

        assertThat(exported == null ? "" : exported).as(jar.toString()).doesNotContain(".internal");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void the_ui_is_optional_for_everybody_but_the_ui(Path jar) {
        if (jar.toString().contains("ui-vaadin")) {
            return;
        }
        String imported = header(jar, "Import-Package");

        Stream.of(imported == null ? new String[0] : imported.split(",(?=[a-z])"))
                .filter(clause -> clause.startsWith("com.vaadin") || clause.startsWith("io.tradewind.ui"))
                .forEach(clause -> assertThat(clause).as(jar.toString()).contains("resolution:=optional"));
    }

    @Test
    void contracts_import_nothing_but_themselves() throws IOException {
        String imported = header(bundle("core-api"), "Import-Package");

        Stream.of(imported == null ? new String[0] : imported.split(",(?=[a-z])"))
                .forEach(
                        clause -> assertThat(clause).containsPattern("^(io\\.tradewind|org\\.jspecify\\.annotations)"));
    }

    private static Path bundle(String name) throws IOException {
        return bundles()
                .filter(jar -> jar.toString().contains("/" + name + "/"))
                .findFirst()
                .orElseThrow();
    }

    /** Clauses of a header by the package they are about. */
    private static Map<String, String> packages(Path jar, String header) {
        String value = header(jar, header);
        Map<String, String> clauses = new TreeMap<>();
        for (String clause :
                value == null ? new String[0] : value.split(",(?=[a-z])(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            clauses.put(clause.split(";", 2)[0], clause);
        }
        return clauses;
    }

    private static String header(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest.getMainAttributes().getValue(name);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("core-api"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
