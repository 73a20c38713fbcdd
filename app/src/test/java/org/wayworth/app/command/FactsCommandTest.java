package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("message: facts of customers as a file")
class FactsCommandTest {

    @TempDir
    private static Path place = Path.of(".");

    private static Path company = Path.of(".");

    @BeforeAll
    static void makeACompany() {
        company = place.resolve("company");
        assertThat(Said.by("demo", company.toString(), "--customers", "300", "--no-serve")
                        .exit())
                .isZero();
    }

    private static Said facts(String day, Path out, String... more) {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"facts", company.toString(), "--as-of", day, "--out", out.toString()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Said.by(arguments);
    }

    @Test
    void whatWasWrittenAndWhatWasLeftOutIsSaid() throws IOException {
        Path file = place.resolve("facts.csv");
        Said said = facts("2026-06-30", file);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("Wrote .*facts\\.csv: [0-9]+ customers · [0-9]+ facts · [0-9]+ attributes · as of"
                        + " 2026-06-30, which ends at midnight in Europe/London")
                .contains("left out  came_by: none of its values carries a day from which it holds");
        assertThat(Files.readString(file))
                .startsWith("customer_id,as_of,tenure_days,")
                .doesNotContain("@");
    }

    @Test
    void aConditionLeavesOthersOut() throws IOException {
        Path all = place.resolve("all.csv");
        Path some = place.resolve("some.csv");
        facts("2026-06-30", all);
        Said said = facts("2026-06-30", some, "--where", "is_contract_running and orders_365 >= 4");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(Files.readAllLines(some).size())
                .isGreaterThan(1)
                .isLessThan(Files.readAllLines(all).size());
    }

    @Test
    void aDayAfterTheRecordsIsNamed() {
        Said said = facts("2027-01-31", place.resolve("late.parquet"));
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("note  The records end on 2026-06-30: whether somebody bought after it is not known")
                .contains("orders_365");
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnythingIsRead() throws IOException {
        Path there = Files.writeString(place.resolve("there.csv"), "mine");
        assertEnds(facts("2026-06-30", there), "--out must name a new file, or --overwrite be said");
        assertThat(there).hasContent("mine");
        assertThat(facts("2026-06-30", there, "--overwrite").exit()).isZero();
        assertThat(Files.readString(there)).startsWith("customer_id");
        assertEnds(facts("2026-06-30", place.resolve("x.xlsx")), "--out must end in .csv or .parquet, not");
        assertEnds(
                facts("2026-06-31", place.resolve("x.csv")),
                "--as-of must be a day such as 2026-06-30, not 2026-06-31");
        assertEnds(
                facts("2026-06-30", place.resolve("nowhere").resolve("x.csv")),
                "--out must name a file in a folder that is there, not in");
        assertEnds(
                facts("2026-06-30", place.resolve("x.csv"), "--where", "order_365 >= 4"),
                "--where: the condition must have a fact that is known at line 1, column 1");
        assertThat(place.resolve("x.csv")).doesNotExist();
    }

    private static void assertEnds(Said said, String words) {
        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains(words);
    }
}
