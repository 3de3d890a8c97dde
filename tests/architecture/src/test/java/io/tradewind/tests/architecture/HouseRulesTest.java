package io.tradewind.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Who may know whom, and how things are called. Each rule of the house is held by a test:
 *
 * <ul>
 *   <li>The contracts touch nothing but Java: {@link #contracts_touch_nothing_but_java}, {@link ManifestTest}.
 *   <li>Contract packages are exported, each with its version: {@link ManifestTest}.
 *   <li>Stages touch contracts and persistence: {@link #stages_touch_only_contracts_persistence_and_the_ui_spi}; Vaadin and the UI SPI
 *       only in their {@code ui} packages: {@link #vaadin_is_used_in_ui_packages_only}, {@link #the_ui_spi_is_used_in_ui_packages_only}.
 *   <li>Stages never import each other: {@link #stages_know_no_other_stage}, {@link #partners_know_no_stage}.
 *   <li>A stage exports nothing, and nobody but the engine's few contract bundles does: {@link ManifestTest}.
 *   <li>The doors know no stage and no engine: {@link #doors_know_no_stage}, {@link #doors_use_contracts_not_the_engine}.
 *   <li>No Vaadin in the core: {@link #the_core_knows_no_browser}, {@link ManifestTest}.
 *   <li>JPA is for entities and the engine that keeps them: {@link #jpa_stays_with_entities_and_the_engine},
 *       {@link #eclipselink_is_known_in_one_place}; JDBC for the engine: {@link #only_the_engine_speaks_sql}.
 *   <li>Bundles depend on each other in one direction, packages of the contracts too: {@link #bundles_have_no_cycles},
 *       {@link #contracts_have_no_cycles}.
 *   <li>A stage's entities guard their rules; queries go through the engine: {@link #stages_do_not_write_queries_around_the_engine}.
 *   <li>Every module, ours or a partner's, is described in both languages: {@link TextsTest}. Few types are public:
 *       {@link PublicTypesTest}.
 * </ul>
 */
@AnalyzeClasses(
        packages = {"io.tradewind", "com.example"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final Pattern BUNDLE = Pattern.compile("/([a-z-]+)/target/");
    private static final String[] STAGES = {
        "io.tradewind.customer.internal..",
        "io.tradewind.opportunity.internal..",
        "io.tradewind.followup.internal..",
        "com.example.."
    };
    private static final SliceAssignment BUNDLES = slice("bundle", type -> Optional.of(bundle(type)));
    private static final SliceAssignment CONTRACTS = slice(
            "contract package",
            type -> Optional.of(type.getPackageName())
                    .filter(name -> bundle(type).equals("core-api"))
                    .filter(name -> !name.equals("io.tradewind")));

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
                    .or(comeFrom("module-opportunity"))
                    .or(comeFrom("module-followup"))
                    .or(comeFrom("partner-site-visits"))
                    .or(residesIn("java."))
                    .or(residesIn("javax.crypto"))
                    .or(residesIn("jakarta.persistence"))
                    .or(residesIn("org.osgi.service.component"))
                    .or(residesIn("org.jspecify.annotations"))
                    .or(residesIn("org.slf4j"))
                    .or(residesIn("io.tradewind.ui.spi"))
                    .or(residesIn("io.tradewind.ui.kit"))
                    .or(residesIn("com.vaadin.flow"))
                    .or(belongToNobody()));

    @ArchTest
    static final ArchRule the_customer_stage_knows_no_other_stage = noClasses()
            .that(comeFrom("module-customer"))
            .should()
            .dependOnClassesThat(comeFrom("module-opportunity")
                    .or(comeFrom("module-followup"))
                    .or(comeFrom("partner-site-visits"))
                    .or(residesIn("io.tradewind.opportunity")));

    @ArchTest
    static final ArchRule the_opportunity_stage_knows_no_other_stage = noClasses()
            .that(comeFrom("module-opportunity"))
            .should()
            .dependOnClassesThat(
                    comeFrom("module-customer").or(comeFrom("module-followup")).or(comeFrom("partner-site-visits")));

    @ArchTest
    static final ArchRule follow_ups_know_no_other_stage = noClasses()
            .that(comeFrom("module-followup"))
            .should()
            .dependOnClassesThat(comeFrom("partner-site-visits")
                    .or(comeFrom("module-customer"))
                    .or(comeFrom("module-opportunity")));

    @ArchTest
    static final ArchRule partners_know_no_stage = noClasses()
            .that(comeFrom("partner-site-visits"))
            .should()
            .dependOnClassesThat(comeFrom("module-customer")
                    .or(comeFrom("module-opportunity"))
                    .or(comeFrom("module-followup")));

    @ArchTest
    static final ArchRule vaadin_is_used_in_ui_packages_only = noClasses()
            .that()
            .resideOutsideOfPackages("io.tradewind.ui..", "..internal.ui..")
            .should()
            .dependOnClassesThat(residesIn("com.vaadin."));

    @ArchTest
    static final ArchRule the_ui_spi_is_used_in_ui_packages_only = noClasses()
            .that()
            .resideOutsideOfPackages("io.tradewind.ui..", "..internal.ui..")
            .should()
            .dependOnClassesThat(residesIn("io.tradewind.ui."));

    @ArchTest
    static final ArchRule the_core_knows_no_browser = noClasses()
            .that(comeFrom("core-api").or(comeFrom("core-entity")).or(comeFrom("core-runtime")))
            .should()
            .dependOnClassesThat(
                    residesIn("com.vaadin.").or(residesIn("jakarta.servlet.")).or(residesIn("io.tradewind.ui.")));

    @ArchTest
    static final ArchRule jpa_stays_with_entities_and_the_engine = noClasses()
            .that(comeFrom("core-api").or(comeFrom("rest-api")).or(comeFrom("ui-vaadin")))
            .should()
            .dependOnClassesThat(residesIn("jakarta.persistence.").or(residesIn("io.tradewind.entity.")));

    @ArchTest
    static final ArchRule eclipselink_is_known_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("io.tradewind.runtime.internal.unit")
            .should()
            .dependOnClassesThat(residesIn("org.eclipse.persistence."));

    @ArchTest
    static final ArchRule only_the_engine_speaks_sql = noClasses()
            .that(comeFrom("core-runtime").negate())
            .and()
            .resideOutsideOfPackages("io.tradewind.launcher..", "io.tradewind.tests..")
            .should()
            .dependOnClassesThat(residesIn("java.sql.").or(residesIn("javax.sql.")));

    @ArchTest
    static final ArchRule bundles_have_no_cycles =
            slices().assignedFrom(BUNDLES).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule contracts_have_no_cycles =
            slices().assignedFrom(CONTRACTS).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule doors_know_no_stage = noClasses()
            .that(comeFrom("ui-vaadin").or(comeFrom("rest-api")).or(comeFrom("core-runtime")))
            .should()
            .dependOnClassesThat(comeFrom("module-customer")
                    .or(comeFrom("module-opportunity"))
                    .or(comeFrom("module-followup"))
                    .or(residesIn("io.tradewind.followup"))
                    .or(comeFrom("partner-site-visits"))
                    .or(residesIn("io.tradewind.customer"))
                    .or(residesIn("io.tradewind.opportunity")));

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

    /** The module's folder, or the artifact's name in a jar's. */
    private static String bundle(JavaClass type) {
        String source = type.getSource().map(from -> from.getUri().toString()).orElse("");
        Matcher found = BUNDLE.matcher(source);
        return found.find() ? found.group(1) : "?";
    }

    private static SliceAssignment slice(String what, Function<JavaClass, Optional<String>> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return name.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return "each " + what;
            }
        };
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
