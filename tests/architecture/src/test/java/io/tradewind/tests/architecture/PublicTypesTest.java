package io.tradewind.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Few public types: each needs a reason, such as being a contract or a component. */
class PublicTypesTest {
    @Test
    void hidden_types_are_the_rule_behind_the_contracts() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.tradewind");
        Map<String, long[]> counts = new TreeMap<>();
        for (JavaClass type : all) {
            if (type.isTopLevelClass()
                    && type.getPackageName().contains(".internal")
                    && !type.getSimpleName().equals("package-info")) {
                long[] count = counts.computeIfAbsent(area(type.getPackageName()), key -> new long[2]);
                count[0]++;
                count[1] += type.getModifiers().contains(JavaModifier.PUBLIC) ? 1 : 0;
            }
        }
        LoggerFactory.getLogger(PublicTypesTest.class)
                .info(
                        "Public of all types: {}",
                        counts.entrySet().stream()
                                .map(area -> area.getKey() + " " + area.getValue()[1] + "/" + area.getValue()[0])
                                .collect(Collectors.joining(", ")));

        long types = counts.values().stream().mapToLong(count -> count[0]).sum();
        long open = counts.values().stream().mapToLong(count -> count[1]).sum();
        assertThat(types).isPositive();
        assertThat(open).as("public types of %s internal ones", types).isLessThan(types * 7 / 10);
    }

    private static String area(String name) {
        int internal = name.indexOf(".internal");
        return name.substring(0, internal);
    }
}
