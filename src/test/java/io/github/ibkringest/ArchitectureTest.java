package io.github.ibkringest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The boundaries between the packages, so that a second broker or another store touches one of them only. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.ibkringest";

    private static final int MOST_TYPES = 15;

    private static final String MODEL = ROOT + ".model..";
    private static final String[] PORT = {
        ROOT + ".broker",
        ROOT + ".broker.error",
        ROOT + ".broker.live",
        ROOT + ".broker.pacing",
        ROOT + ".broker.prefetch",
        ROOT + ".broker.provider",
        ROOT + ".broker.record"
    };
    private static final String IBKR = ROOT + ".broker.ibkr..";
    private static final String COVERAGE = ROOT + ".coverage..";
    private static final String FOLD = ROOT + ".fold..";
    private static final String STORE = ROOT + ".store..";
    private static final String FILES = ROOT + ".files..";
    private static final String INGEST = ROOT + ".ingest..";
    private static final String APP = ROOT + ".app..";
    private static final String CLI = ROOT + ".cli..";
    private static final String MONITOR = ROOT + ".monitor..";
    private static final String ALERT = ROOT + ".alert..";
    private static final String DOCTOR = ROOT + ".doctor..";
    private static final String CAMEL = "org.apache.camel..";
    private static final String SPRING = "org.springframework..";

    @ArchTest
    static final ArchRule model_knows_nothing_else = ofOursOnly(new String[] {MODEL});

    @ArchTest
    static final ArchRule model_is_plain_java = classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", MODEL));

    @ArchTest
    static final ArchRule broker_port_knows_only_the_model = ofOursOnly(PORT, MODEL);

    @ArchTest
    static final ArchRule broker_port_is_plain_java = classes()
            .that()
            .resideInAnyPackage(PORT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(and("java..", and(MODEL, PORT))));

    @ArchTest
    static final ArchRule ibkr_knows_no_route_and_no_database = noClasses()
            .that()
            .resideInAPackage(IBKR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, SPRING, "java.sql..", "javax.sql..", "org.postgresql..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, STORE, FOLD, APP, CLI);

    @ArchTest
    static final ArchRule coverage_is_plain_java_over_model_and_broker_port = classes()
            .that()
            .resideInAPackage(COVERAGE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(and("java..", and(COVERAGE, and(MODEL, PORT)))));

    @ArchTest
    static final ArchRule fold_knows_only_model_and_broker_port = ofOursOnly(new String[] {FOLD}, and(MODEL, PORT));

    @ArchTest
    static final ArchRule store_knows_no_route_and_no_payload_format = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, IBKR, INGEST, APP, CLI);

    @ArchTest
    static final ArchRule files_know_no_route_and_no_payload_format = noClasses()
            .that()
            .resideInAPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, IBKR, INGEST, APP, CLI);

    @ArchTest
    static final ArchRule ingest_knows_no_payload_format_and_no_command = noClasses()
            .that()
            .resideInAPackage(INGEST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IBKR, APP, CLI);

    @ArchTest
    static final ArchRule monitoring_knows_no_payload_format_and_no_command = noClasses()
            .that()
            .resideInAPackage(MONITOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IBKR, APP, CLI, ALERT);

    @ArchTest
    static final ArchRule alerts_know_no_route_no_payload_format_and_no_command = noClasses()
            .that()
            .resideInAPackage(ALERT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, IBKR, APP, CLI, MONITOR);

    @ArchTest
    static final ArchRule doctor_knows_no_route_and_no_command = noClasses()
            .that()
            .resideInAPackage(DOCTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, CLI);

    @ArchTest
    static final ArchRule app_knows_no_command = noClasses()
            .that()
            .resideInAPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    /** A source is found by its provider, which only META-INF/services names. */
    @ArchTest
    static final ArchRule sources_are_plugged_in = noClasses()
            .that()
            .resideOutsideOfPackage(IBKR)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(IBKR);

    @ArchTest
    static final ArchRule commands_leave_routes_to_the_application = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CAMEL);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** Also within the packages above: each package by its full name. */
    @ArchTest
    static final ArchRule packages_of_any_depth_have_no_cycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static void packages_are_small(JavaClasses classes) {
        Map<String, Long> types = classes.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info")
                        && type.getPackageName().startsWith(ROOT))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        types.values().removeIf(count -> count <= MOST_TYPES);
        assertThat(types).as("packages with more than %d types", MOST_TYPES).isEmpty();
    }

    @ArchTest
    static final ArchRule names_say_what_a_class_is_for = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule only_commands_print =
            noClasses().that().resideOutsideOfPackage(CLI).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** Nothing that tests could arm: they kill at the wire of the database. */
    @ArchTest
    static final ArchRule only_a_signal_ends_the_program_at_once = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".cli.invocation.Stop")
            .should()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule money_is_exact = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage(MODEL, FOLD, ROOT + ".broker.."))
            .should()
            .notHaveRawType(float.class)
            .andShould()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(Float.class)
            .andShould()
            .notHaveRawType(Double.class);

    @ArchTest
    static final ArchRule web_knows_no_table_and_no_payload_format = noClasses()
            .that()
            .resideInAPackage(ROOT + ".web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IBKR, STORE, INGEST, APP, CLI, SPRING);

    /** It is loaded where it is configured only. */
    @ArchTest
    static final ArchRule kafka_stays_where_it_is_used = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".eventlog.kafka", ROOT + ".ingest.topic")
            .and()
            .doNotHaveSimpleName("KafkaLink")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.camel.component.kafka..");

    private static ArchRule ofOursOnly(String[] knowers, String... known) {
        return noClasses()
                .that()
                .resideInAnyPackage(knowers)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(knowers)))
                        .and(DescribedPredicate.not(resideInAnyPackage(known)))
                        .as("our classes other than their own and those of %s", String.join(", ", known)));
    }

    private static String[] and(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }
}
