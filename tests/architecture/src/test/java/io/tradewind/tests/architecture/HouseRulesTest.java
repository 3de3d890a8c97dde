package io.tradewind.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom, and how things are called. */
@AnalyzeClasses(
        packages = {"io.tradewind", "com.example"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String[] STAGES = {"io.tradewind.customer.internal..", "com.example.."};

    @ArchTest
    static final ArchRule contracts_touch_nothing_but_java = classes()
            .that(comeFrom("core-api"))
            .should()
            .onlyDependOnClassesThat(comeFrom("core-api")
                    .or(residesIn("java."))
                    .or(residesIn("org.osgi.annotation."))
                    .or(residesIn("org.jspecify.annotations"))
                    .or(belongToNobody()));

    @ArchTest
    static final ArchRule stages_touch_only_contracts_persistence_and_the_ui_spi = classes()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .onlyDependOnClassesThat(comeFrom("core-api")
                    .or(comeFrom("core-entity"))
                    .or(comeFrom("module-customer"))
                    .or(comeFrom("partner-site-visits"))
                    .or(residesIn("java."))
                    .or(residesIn("jakarta.persistence"))
                    .or(residesIn("org.osgi.service.component"))
                    .or(residesIn("org.jspecify.annotations"))
                    .or(residesIn("org.slf4j"))
                    .or(residesIn("io.tradewind.ui.spi"))
                    .or(residesIn("com.vaadin.flow"))
                    .or(belongToNobody()));

    @ArchTest
    static final ArchRule stages_know_no_other_stage =
            noClasses().that(comeFrom("module-customer")).should().dependOnClassesThat(comeFrom("partner-site-visits"));

    @ArchTest
    static final ArchRule partners_know_no_stage =
            noClasses().that(comeFrom("partner-site-visits")).should().dependOnClassesThat(comeFrom("module-customer"));

    @ArchTest
    static final ArchRule vaadin_is_used_in_ui_packages_only = noClasses()
            .that()
            .resideOutsideOfPackages("io.tradewind.ui..", "..internal.ui..")
            .should()
            .dependOnClassesThat(residesIn("com.vaadin."));

    @ArchTest
    static final ArchRule doors_know_no_stage = noClasses()
            .that(comeFrom("ui-vaadin").or(comeFrom("rest-api")).or(comeFrom("core-runtime")))
            .should()
            .dependOnClassesThat(comeFrom("module-customer")
                    .or(comeFrom("partner-site-visits"))
                    .or(residesIn("io.tradewind.customer")));

    @ArchTest
    static final ArchRule doors_use_contracts_not_the_engine = noClasses()
            .that(comeFrom("ui-vaadin").or(comeFrom("rest-api")))
            .should()
            .dependOnClassesThat(residesIn("io.tradewind.runtime."));

    @ArchTest
    static final ArchRule names_say_role_not_mechanism =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)");

    @ArchTest
    static final ArchRule nothing_uses_the_old_namespace = noClasses()
            .should()
            .dependOnClassesThat(residesIn("javax.persistence").or(residesIn("javax.servlet")));

    @ArchTest
    static final ArchRule stages_do_not_write_queries_around_the_engine = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .callMethod("jakarta.persistence.EntityManager", "createNativeQuery", "java.lang.String");

    @ArchTest
    static final ArchRule nobody_prints_to_the_console = noClasses()
            .that()
            .resideOutsideOfPackages("io.tradewind.tests..", "io.tradewind.launcher..", "io.tradewind.agent..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static DescribedPredicate<JavaClass> comeFrom(String module) {
        return DescribedPredicate.describe(
                "come from " + module,
                type -> type.getSource()
                        .map(source -> source.getUri().toString())
                        .filter(uri -> uri.contains("/" + module + "/") || uri.contains("/" + module + "-1"))
                        .isPresent());
    }

    private static DescribedPredicate<JavaClass> residesIn(String prefix) {
        return DescribedPredicate.describe(
                "reside in " + prefix,
                type -> type.getPackageName().startsWith(prefix) || (type.getPackageName() + ".").startsWith(prefix));
    }

    private static DescribedPredicate<JavaClass> belongToNobody() {
        return DescribedPredicate.describe("are primitive or arrays", type -> type.isPrimitive() || type.isArray());
    }
}
