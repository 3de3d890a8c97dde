package io.tradewind.ui.internal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the code names must exist: style classes, icons, texts in both languages. */
class LookAndTextsTest {
    private static final Path CODE = Path.of("src/main/java");
    private static final Path FILES = Path.of("src/main/resources/META-INF/resources/tradewind");

    @Test
    void every_style_class_of_kit_and_shell_is_in_a_stylesheet() throws IOException {
        var styles = read(FILES, ".css");

        var classes = Pattern.compile("\"(tw-[a-z0-9-]*[a-z0-9])\"");
        assertThat(Stream.concat(
                                named(CODE.resolve("io/tradewind/ui/kit"), classes),
                                named(CODE.resolve("io/tradewind/ui/internal/shell"), classes))
                        .filter(name -> !styles.contains("." + name) && !styles.contains("part(" + name)))
                .allMatch(MARKERS::contains);
    }

    @Test
    void every_icon_in_the_code_is_in_the_set() throws IOException {
        var set = Files.readString(FILES.resolve("icons.svg"));

        assertThat(named(Pattern.compile("Icons\\.(?:of|small|large)\\(\"([a-z0-9-]+)\"")))
                .isNotEmpty()
                .allMatch(icon -> set.contains("id=\"" + icon + "\""));
    }

    @Test
    void every_text_exists_in_both_languages_and_every_key_in_the_code_has_one() throws IOException {
        var english = texts("texts.properties");
        var chinese = texts("texts_zh.properties");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(named(Pattern.compile("text\\(\\s*\"(ui\\.[a-z0-9.-]*[a-z0-9])\"")))
                .allMatch(english::containsKey);
    }

    /** Classes that only mark a thing for tests and scripts. */
    private static final java.util.Set<String> MARKERS = java.util.Set.of("tw-home");

    private static Stream<String> named(Pattern pattern) throws IOException {
        return named(CODE, pattern);
    }

    private static Stream<String> named(Path folder, Pattern pattern) throws IOException {
        return pattern
                .matcher(read(folder, ".java"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private static String read(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            var text = new StringBuilder();
            for (var file : files.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    private static Properties texts(String name) throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/i18n", name))) {
            var texts = new Properties();
            texts.load(file);
            return texts;
        }
    }
}
