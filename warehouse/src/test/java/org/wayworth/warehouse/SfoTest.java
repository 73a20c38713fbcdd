package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Truth: three years of a real survey whose columns and codes differ from year to year. */
@Tag("larger")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SfoTest {

    private DataFolder folder;
    private ImportResult result;

    record Nothing() {}

    record Told(String metric, long year, long nResponses, double mean, double weighted) {}

    record NoAnswer(String noAnswer, long nAnswers) {}

    @BeforeAll
    void importsAllFiles(@TempDir Path tmp) throws IOException {
        Path sfo = Path.of(System.getProperty("wayworth.shared", "../shared"), "data", "sfo_survey");
        DataFolder.init(tmp.resolve("data"));
        folder = DataFolder.open(tmp.resolve("data"));
        try (Stream<Path> files = Files.list(sfo)) {
            result = folder.importer()
                    .importFiles(
                            files.filter(file -> file.toString().endsWith(".csv"))
                                    .sorted()
                                    .toList(),
                            Path.of(System.getProperty("wayworth.root", ".."), "examples", "sfo.yaml"),
                            Progress.silent());
        }
    }

    @AfterAll
    void close() {
        if (folder != null) {
            folder.close();
        }
    }

    @Test
    void everyRecordIsAccountedFor() {
        assertThat(result.read()).isEqualTo(3_087 + 2_831 + 2_809);
        assertThat(result.read()).isEqualTo(result.loaded() + result.rejected());
        assertThat(result.rejected()).isZero();
        assertThat(folder.status().tables())
                .containsEntry("customer", 8_727L)
                .containsEntry("feedback", 3_087L + 2 * 2_831L + 2 * 2_809L);
    }

    @Test
    void meansAreThoseOfTheFiles() {
        List<Told> told = folder.warehouse().rows(SfoTest.class, "sfo-told.sql", new Nothing(), Told.class);
        assertThat(told.stream().map(t -> t.metric() + " " + t.year() + " " + t.nResponses()))
                .containsExactly(
                        "csat 2016 2919", "csat 2017 2688", "csat 2018 2625", "nps 2017 2746", "nps 2018 2650");
        assertThat(told.get(1).mean()).isCloseTo(4.064360, within(5e-7));
        assertThat(told.get(1).weighted()).isCloseTo(4.071203, within(5e-7));
        assertThat(told.get(2).mean()).isCloseTo(4.002667, within(5e-7));
        assertThat(told.get(2).weighted()).isCloseTo(4.042123, within(5e-7));
    }

    @Test
    void whatIsNotARatingHasItsReason() {
        List<NoAnswer> reasons =
                folder.warehouse().rows(SfoTest.class, "sfo-no-answer.sql", new Nothing(), NoAnswer.class);
        assertThat(reasons).extracting(NoAnswer::noAnswer).containsExactly("never used", "no answer");
    }
}
