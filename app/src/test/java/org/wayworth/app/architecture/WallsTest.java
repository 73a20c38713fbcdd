package org.wayworth.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Law: who may know whom. */
@DisplayName("law: the walls between modules and folders")
class WallsTest {

    /** Folders of analytics that hold what several analyses need, and no analysis. */
    private static final String[] SHARED = {
        "org.wayworth.analytics.sceptic..",
        "org.wayworth.analytics.audience..",
        "org.wayworth.analytics.landmark..",
        "org.wayworth.analytics.telling..",
        "org.wayworth.analytics.buying.."
    };

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.wayworth");

    private static final int MOST_WORDS = 30;

    @Test
    void theKernelKnowsNothingOfOurs() {
        check(noClasses()
                .that()
                .resideInAPackage("org.wayworth.kernel..")
                .should()
                .dependOnClassesThat(ours().and(not("org.wayworth.kernel")))
                .because("statistics stay pure; give the number its unit and its meaning in an analysis"));
    }

    @Test
    void theVocabularyKnowsNothingOfOurs() {
        check(noClasses()
                .that()
                .resideInAPackage("org.wayworth.vocabulary..")
                .should()
                .dependOnClassesThat(ours().and(not("org.wayworth.vocabulary")))
                .because("everybody reads these words; work belongs into the module that does it"));
    }

    @Test
    void theVocabularyStaysSmall() {
        long words = OURS.stream()
                .filter(type -> type.getPackageName().startsWith("org.wayworth.vocabulary"))
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                .count();
        Assertions.assertThat(words)
                .as("types in vocabulary: before adding one, look for the one that already says it; move work"
                        + " elsewhere")
                .isLessThanOrEqualTo(MOST_WORDS);
    }

    @Test
    void arrowsBetweenModulesPointOneWay() {
        forbid("condition", "kernel", "warehouse", "analytics", "programme", "demo", "app");
        forbid("store", "kernel", "vocabulary", "condition", "warehouse", "analytics", "programme", "demo", "app");
        forbid("warehouse", "analytics", "programme", "demo", "app");
        forbid("analytics", "programme", "demo", "app");
        forbid("programme", "kernel", "warehouse", "analytics", "demo", "app");
        forbid("demo", "kernel", "condition", "warehouse", "analytics", "programme", "app");
    }

    @Test
    void analysesDoNotKnowEachOther() {
        check(slices().matching("org.wayworth.analytics.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAnyPackage(SHARED))
                .as("analyses must not depend on each other")
                .because("one question is one folder; move what two of them need to warehouse/feature, kernel, or"
                        + " the shared folders audience, buying, landmark and sceptic"));
    }

    @Test
    void anAnalysisFolderShowsNothing() {
        check(classes()
                .that()
                .resideInAPackage("org.wayworth.analytics.(*)..")
                .and()
                .resideOutsideOfPackages(SHARED)
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .because("an analysis is found by its place and type; pages, API and commands come by themselves"));
    }

    @Test
    void onlyTheEngineTheRecordAndTheProgrammeSpeakToDatabases() {
        check(noClasses()
                .that(ours())
                .and()
                .resideOutsideOfPackages(
                        "org.wayworth.warehouse.engine..",
                        "org.wayworth.warehouse.record..",
                        "org.wayworth.store..",
                        "org.wayworth.programme..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.duckdb..", "org.sqlite..", "org.springframework.jdbc..")
                .because("heavy set work is a .sql file that warehouse.engine runs; operational rows go through the"
                        + " doors of warehouse.record and programme"));
    }

    @Test
    void onlyTheStoreAndTheEngineOpenDatabases() {
        check(noClasses()
                .that(ours())
                .and()
                .resideOutsideOfPackages("org.wayworth.warehouse.engine..", "org.wayworth.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.sql..", "org.sqlite..", "org.postgresql..", "org.flywaydb..", "org.duckdb..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.sql.Connection.class,
                        java.sql.DriverManager.class,
                        java.sql.Statement.class,
                        java.sql.PreparedStatement.class)
                .because("there is one way to speak SQL to the operational database, org.wayworth.store.Store, and one"
                        + " to the analytics database, a .sql file that warehouse.engine runs"));
    }

    @Test
    void onlyTheAppSpeaksHttp() {
        check(noClasses()
                .that(ours())
                .and()
                .resideOutsideOfPackage("org.wayworth.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.servlet..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "java.net.http..")
                .because("faces live in app; return a Finding and let app draw it"));
    }

    @Test
    void nothingReadsTheClockOrChanceInKernelAndAnalytics() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.wayworth.kernel..", "org.wayworth.analytics..", "org.wayworth.vocabulary..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.SplittableRandom.class)
                .because("a finding must come out the same tomorrow: time travels in options, chance in Run's seed,"
                        + " streams come from kernel.random"));
    }

    @Test
    void theKernelTouchesNoFiles() {
        check(noClasses()
                .that()
                .resideInAPackage("org.wayworth.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio..", "java.sql..", "java.net..", "org.slf4j..", "java.util.logging..")
                .because("arrays in, records out; read files in warehouse"));
    }

    @Test
    void nothingRunsCodeThatCameAsText() {
        check(noClasses()
                .that(ours())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.script..", "org.springframework.expression..", "groovy..", "org.mvel2..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.io.ObjectInputStream.class, ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .because("conditions and options are closed records; parse them into types"));
    }

    @Test
    void foldersHaveNamesThatSayWhatIsInside() {
        check(noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..helpers..",
                        "..base..",
                        "..shared..",
                        "..impl..",
                        "..misc..",
                        "..manager..")
                .because("a drawer collects everything; name the folder by its subject"));
    }

    private static void forbid(String module, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = "org.wayworth." + others[i] + "..";
        }
        check(noClasses()
                .that()
                .resideInAPackage("org.wayworth." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because(module + " lies below or beside them; let app introduce the two"));
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage("org.wayworth..").as("our classes");
    }

    private static DescribedPredicate<JavaClass> not(String root) {
        return DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(root + ".."));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }
}
