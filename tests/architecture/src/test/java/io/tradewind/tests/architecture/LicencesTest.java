package io.tradewind.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the image is made of, and whether we may give it away. */
class LicencesTest {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0", "MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MPL-2.0", "OFL-1.1", "Unicode-3.0");
    /** How the libraries spell what SPDX calls otherwise. */
    private static final Map<String, String> WORDS = Map.of(
            "ALv2", "Apache-2.0",
            "Bouncy Castle Licence", "MIT",
            "GNU General Public License, version 2 with the GNU Classpath Exception",
                    "GPL-2.0-with-classpath-exception",
            "CDDL", "CDDL-1.0");

    /** A line of the list. */
    private record Library(String name, String licence, Optional<String> within) {
        static Library of(String line) {
            String[] parts = line.split(" \\| ");
            return new Library(
                    parts[0], parts[1], parts.length < 3 ? Optional.empty() : Optional.of(parts[2].replace("in ", "")));
        }

        boolean covers(String component) {
            return name.endsWith(":*")
                    ? component.startsWith(name.substring(0, name.length() - 1))
                    : name.equals(component);
        }

        /** One of several is enough; all of them must be allowed where all apply. */
        boolean isAllowed() {
            return Arrays.stream(licence.split(" OR "))
                    .anyMatch(one -> ALLOWED.containsAll(Set.of(one.split(" AND "))));
        }
    }

    @Test
    void every_library_has_a_licence_that_we_allow() {
        assertThat(list()).isNotEmpty().allMatch(Library::isAllowed);
    }

    @Test
    void the_list_names_the_jars_of_the_image_and_no_others() {
        Set<String> listed = list().stream()
                .filter(library -> library.within().isEmpty())
                .map(Library::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(jars().keySet()).isEqualTo(listed);
    }

    @Test
    void what_is_embedded_is_in_a_bundle_of_the_image() {
        for (Library library : list()) {
            library.within()
                    .ifPresent(bundle -> assertThat(files("system"))
                            .as("%s is in %s", library.name(), bundle)
                            .anyMatch(jar -> String.valueOf(jar.getFileName()).startsWith(bundle + "-")));
        }
    }

    @Test
    void the_bill_of_materials_is_the_image() {
        Map<String, JsonNode> bill = bill();
        assertThat(bill.keySet()).allMatch(name -> list().stream().anyMatch(library -> library.covers(name)));

        assertThat(list())
                .filteredOn(library -> !library.name().startsWith("npm:"))
                .allMatch(library -> bill.keySet().stream().anyMatch(library::covers));
        jars().forEach((name, jar) -> assertThat(String.valueOf(jar.getFileName()))
                .contains("-" + bill.get(name).path("version").asString()));
    }

    @Test
    void the_libraries_say_the_same_about_themselves() {
        bill().forEach((name, component) -> {
            Library ours = list().stream()
                    .filter(library -> library.covers(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(said(component)).as(name).containsAnyOf(ours.licence().split(" (OR|AND) "));
        });
    }

    @Test
    void nothing_lies_in_the_image_that_is_not_started() throws IOException {
        String started = Files.readString(image().resolve("etc/startup.properties"));

        assertThat(files("system"))
                .map(jar -> String.valueOf(jar.getFileName()))
                .filteredOn(name -> !name.startsWith("org.apache.felix.framework-"))
                .isNotEmpty()
                .allMatch(started::contains);
    }

    private static List<Library> list() {
        try {
            return Files.readAllLines(image().resolve("THIRD-PARTY")).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Library::of)
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Jars that are not ours, as {@code group:artifact}. */
    private static Map<String, Path> jars() {
        Map<String, Path> found = new TreeMap<>();
        for (Path jar : files("system")) {
            Path folder = image().resolve("system").relativize(jar).getParent().getParent();
            String group = folder.getParent().toString().replace('/', '.');
            if (!group.equals("io.tradewind")) {
                found.put(group + ":" + folder.getFileName(), jar);
            }
        }
        for (Path jar : files("lib")) {
            String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
            if (name.startsWith("org.apache.karaf")) {
                found.put("org.apache.karaf:" + name, jar);
            } else if (name.startsWith("osgi.")) {
                found.put("org.osgi:" + name, jar);
            } else {
                assertThat(name).as("ours").isIn("launcher.jar", "jdk-agent.jar");
            }
        }
        return found;
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(image().resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Components by {@code group:artifact}. */
    private static Map<String, JsonNode> bill() {
        Path file = image().resolve("../../../bill-of-materials/target/tradewind-bom.json")
                .normalize();
        assumeThat(Files.exists(file) || !"offline=true".equals(System.getProperty("tradewind.build")))
                .as("the bill is not written by an offline build")
                .isTrue();
        Map<String, JsonNode> components = new TreeMap<>();
        new JsonMapper()
                .readTree(file)
                .path("components")
                .forEach(component -> components.put(
                        component.path("group").asString() + ":"
                                + component.path("name").asString(),
                        component));
        assertThat(components).isNotEmpty();
        return components;
    }

    private static Set<String> said(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        component.path("licenses").forEach(one -> {
            JsonNode licence = one.path("license");
            String word = licence.path("id")
                    .asString(
                            licence.path("name").asString(one.path("expression").asString("")));
            licences.addAll(Set.of(WORDS.getOrDefault(word, word).split(" (OR|AND) ")));
        });
        return licences;
    }

    private static Path image() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("karaf-distribution"))) {
            folder = folder.getParent();
        }
        return folder.resolve("karaf-distribution/target/assembly");
    }
}
