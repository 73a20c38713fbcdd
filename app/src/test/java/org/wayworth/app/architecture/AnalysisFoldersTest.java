package org.wayworth.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Options;

/** Law: what a new analysis folder must hold; each failure names what it lacks. */
@DisplayName("law: an analysis folder is complete")
class AnalysisFoldersTest {

    private static final Path MODULE =
            Path.of(System.getProperty("wayworth.root")).resolve("analytics/src");

    static Stream<Analysis<?>> analyses() {
        return Analyses.all().stream();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void itsCardNamesItsFolderAndAsksAQuestion(Analysis<?> analysis) {
        String folder = analysis.getClass().getPackageName().replaceAll(".*\\.", "");
        assertThat(analysis.card().name())
                .as("the card's name must be the folder's")
                .isEqualTo(folder);
        assertThat(analysis.card().question())
                .as("a question ends in a question mark")
                .endsWith("?");
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void itsPageHasTheFiveParts(Analysis<?> analysis) {
        String page = Analyses.explanation(analysis);
        for (String part : List.of("## Question", "## When to use", "## When not", "## Method", "## How to read it")) {
            assertThat(page)
                    .as(analysis.card().name() + ".md must have the heading " + part)
                    .contains(part);
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void itsOptionsAreExplained(Analysis<?> analysis) {
        assertThat(Options.describe(analysis))
                .allSatisfy(option -> assertThat(option.help())
                        .as("option " + option.name() + " needs a sentence")
                        .isNotBlank());
    }

    /** Of analyses, and of the folders that hold what several of them read. */
    @Test
    void allSqlSaysItsGrainAndUnits() throws IOException {
        try (Stream<Path> files = Files.walk(MODULE.resolve("main/resources/org/wayworth/analytics"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.getFileName() + " must begin with its name, grain and units")
                            .startsWith("-- " + file.getFileName() + "\n-- grain: ")
                            .contains("\n-- units: "));
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void itHasTestsOnWorldsWithAndWithoutTruth(Analysis<?> analysis) throws IOException {
        String name = analysis.getClass().getSimpleName() + "Test.java";
        Path test = MODULE.resolve("test/java/org/wayworth/analytics")
                .resolve(analysis.card().name())
                .resolve(name);
        assertThat(test)
                .as("write " + name + ": planted truth found, null world empty")
                .exists();
        assertThat(Files.readString(test))
                .as(name + " must show that the planted truth is found and that a null world stays empty")
                .containsIgnoringCase("planted")
                .containsIgnoringCase("null world");
    }
}
