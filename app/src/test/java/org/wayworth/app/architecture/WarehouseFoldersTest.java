package org.wayworth.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Law: on the way from bytes to tables each folder of the warehouse knows only those before it. */
@DisplayName("law: the folders between a file and the tables")
class WarehouseFoldersTest {

    private static final String ROOT = "org.wayworth.warehouse.";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.wayworth.warehouse");

    @Test
    void eachFolderKnowsOnlyThoseBeforeIt() {
        mayKnow("message");
        mayKnow("notation", "message");
        mayKnow("format", "message");
        mayKnow("mapping", "message", "notation", "format", "canonical");
    }

    @Test
    void nobodyBeforeTheTablesKnowsHowFilesAreLoaded() {
        check(noClasses()
                .that()
                .resideInAnyPackage(in("canonical", "identity", "quality", "feature", "engine", "record"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("load", "format", "notation"))
                .because("load brings rows to the tables and calls what makes them; nothing there calls back"));
    }

    @Test
    void kindsOfFilesDoNotKnowEachOther() {
        check(slices().matching(ROOT + "format.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage(ROOT + "format.text.."))
                .because(
                        "a kind of file is one folder that can be added and removed; what several kinds of text need is"
                                + " in format/text, limits in format"));
    }

    private static void mayKnow(String folder, String... before) {
        List<String> allowed = new ArrayList<>(List.of(in(folder)));
        allowed.addAll(List.of(in(before)));
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + folder + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.wayworth.warehouse..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))))
                .because(
                        "bytes become records in format, the mapping says what they mean, load makes rows of them: move"
                                + " the type to the folder that is to know it"));
    }

    private static String[] in(String... folders) {
        String[] packages = new String[folders.length];
        for (int i = 0; i < folders.length; i++) {
            packages[i] = ROOT + folders[i] + "..";
        }
        return packages;
    }

    private static void check(ArchRule rule) {
        rule.check(OURS);
    }
}
