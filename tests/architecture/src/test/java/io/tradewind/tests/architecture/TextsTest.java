package io.tradewind.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordType;
import io.tradewind.record.TypeSpec;

/** Every text exists in Chinese and in English, fits its arguments, and everything that is shown has one. */
class TextsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern PLURAL = Pattern.compile("\\{(\\d+),choice");
    private static final Pattern FAILURE = Pattern.compile(
            "(?:new TradewindException\\(\\s*(?:TradewindException\\.)?Kind\\.\\w+,|FieldProblem\\.of\\([^;\"]*(?:\"[^\"]*\"[^;\"]*)?,)\\s*\"([a-z][a-z.-]+)\"");

    @ParameterizedTest
    @MethodSource("folders")
    void both_languages_have_the_same_keys(Path folder) {
        assertThat(chinese(folder).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english(folder).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void no_text_is_empty_and_each_is_a_pattern_without_lone_apostrophes(Path folder) {
        for (Properties texts : List.of(english(folder), chinese(folder))) {
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                assertThat(text).as(key).isNotBlank();
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                assertThat(new MessageFormat(text).getFormats()).as(key).isNotNull();
            }
        }
    }

    /** But that Chinese has no plural, so that the count it would depend on may be missing. */
    @ParameterizedTest
    @MethodSource("folders")
    void both_languages_use_the_same_arguments(Path folder) {
        Properties english = english(folder);
        Properties chinese = chinese(folder);
        for (String key : english.stringPropertyNames()) {
            Set<String> given = found(PLACEHOLDER, english.getProperty(key));
            Set<String> needed = new TreeSet<>(given);
            needed.removeAll(found(PLURAL, english.getProperty(key)));

            assertThat(given).as(key).containsAll(found(PLACEHOLDER, chinese.getProperty(key, "")));
            assertThat(found(PLACEHOLDER, chinese.getProperty(key, ""))).as(key).containsAll(needed);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void chinese_texts_are_chinese(Path folder) {
        Properties english = english(folder);
        Properties chinese = chinese(folder);
        for (String key : english.stringPropertyNames()) {
            boolean prose = english.getProperty(key).split("\\s+").length > 4;
            if (prose) {
                assertThat(chinese.getProperty(key)).as(key).containsPattern("\\p{IsHan}");
            }
        }
    }

    @Test
    void every_refusal_in_the_code_has_its_text() {
        Set<String> missing = new TreeSet<>();
        Set<String> texts = allKeys();
        for (Path source : sources()) {
            Matcher failure = FAILURE.matcher(text(source));
            while (failure.find()) {
                if (!texts.contains("error." + failure.group(1))) {
                    missing.add("error." + failure.group(1) + " in " + ROOT.relativize(source));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everything_that_a_record_type_shows_has_its_text() {
        Set<String> texts = allKeys();
        List<TypeSpec> types = types();

        assertThat(types).extracting(TypeSpec::name).contains("users", "roles", "teams", "list-values");
        assertThat(types.stream()
                        .flatMap(TextsTest::keys)
                        .filter(key -> Arrays.stream(key.split("\\|")).noneMatch(texts::contains)))
                .isEmpty();
    }

    /** Keys that the screens ask for; alternatives are separated by a bar. */
    private static Stream<String> keys(TypeSpec type) {
        List<String> keys = new ArrayList<>(List.of(type.name() + ".title", type.name() + ".one"));
        type.fields().forEach(field -> addKeys(keys, type.name(), field));
        for (ActionSpec action : type.actions()) {
            String name = type.name() + ".action." + action.name();
            keys.add(name);
            action.inputs()
                    .forEach(input ->
                            keys.add(name + "." + input.name() + "|" + type.name() + ".field." + input.name()));
        }
        return keys.stream();
    }

    private static void addKeys(List<String> keys, String type, FieldSpec field) {
        keys.add(type + ".field." + field.name() + "|record.field." + field.name());
        field.values().forEach(value -> keys.add(type + "." + field.name() + "." + value));
        if (!field.group().equals("main")) {
            keys.add(type + ".group." + field.group() + "|record.group." + field.group());
        }
        if (field.kind() == FieldKind.LINES) {
            field.lines().forEach(line -> addKeys(keys, type, line));
        }
    }

    /** The specs of all types on the class path. What they depend on is used when records change, not when they are described. */
    private static List<TypeSpec> types() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.tradewind").stream()
                        .filter(type -> type.isAssignableTo(RecordType.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .map(TextsTest::outline)
                        .toList();
    }

    private static TypeSpec outline(Class<?> type) {
        try {
            var constructor = type.getConstructors()[0];
            var made = (RecordType<?>) constructor.newInstance(new Object[constructor.getParameterCount()]);
            return made.spec().outline();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Cannot describe " + type, failure);
        }
    }

    static Stream<Path> folders() {
        try (var files = Files.walk(ROOT, 7)) {
            return files.filter(path -> path.endsWith("src/main/resources/i18n")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> allKeys() {
        return folders()
                .flatMap(folder -> english(folder).stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static List<Path> sources() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(path -> path.toString().contains("/src/main/java/"))
                    .filter(path -> path.toString().endsWith(".java"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> found(Pattern arguments, String text) {
        return arguments
                .matcher(text)
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties english(Path folder) {
        return read(folder.resolve("texts.properties"));
    }

    private static Properties chinese(Path folder) {
        return read(folder.resolve("texts_zh.properties"));
    }

    private static Properties read(Path file) {
        try (Reader characters = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(characters);
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
