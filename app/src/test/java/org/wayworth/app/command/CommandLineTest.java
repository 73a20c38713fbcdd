package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.desk.Build;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.warehouse.DataFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message and law: what the commands print, how they end, and that a finding can be made again. */
@DisplayName("message and law: the command line")
class CommandLineTest {

    @TempDir
    private static Path place = Path.of(".");

    private static Path company = Path.of(".");

    /** What a command printed and how it ended. */
    @BeforeAll
    static void makeACompany() {
        company = place.resolve("company");
        Said said = Said.by("demo", company.toString(), "--customers", "1500", "--no-serve");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).containsPattern("read [0-9,]+ · loaded [0-9,]+ · rejected 0 · data version [0-9a-f]+");
    }

    @Test
    void statusIsDataForScripts() {
        Said said = Said.by("status", company.toString(), "--json");
        JsonNode state = JsonMapper.builder().build().readTree(said.out());
        assertThat(state.path("tables").path("customer").asLong()).isEqualTo(1_500);
        assertThat(state.path("tables").path("feedback").asLong()).isPositive();
        assertThat(state.path("money").path("refund").path("GBP").asString()).matches("-[0-9]+\\.[0-9]{2}");
        assertThat(state.path("dataVersion").asString()).isNotBlank();
        assertThat(state.path("imports").size()).isEqualTo(1);
    }

    @Test
    void aFindingCanBeExplainedAndMadeAgainToTheLastDigit() {
        Said run = Said.by("run", "late", company.toString(), "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode finding = JsonMapper.builder()
                .build()
                .readTree(run.out())
                .path("findings")
                .path(0);
        String id = finding.path("id").asString();

        assertThat(Said.by("findings", company.toString()).out()).contains(id);
        assertThat(Said.by("explain", company.toString(), id).out())
                .contains("estimand: ", "model: ordinary least squares", "grade: ", "made by: wayworth run late");
        Said again = Said.by("rerun", company.toString(), id);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("came out the same, to the last digit");
        Said byItsCommand = Said.by(finding.path("provenance")
                .path("command")
                .asString()
                .substring("wayworth ".length())
                .concat(" --json")
                .split(" "));
        assertThat(byItsCommand.out()).isEqualTo(run.out());
    }

    @Test
    void aFindingOfAnotherBuildIsMadeAgainAndItsMakerNamed() {
        String json = Said.by("run", "late", company.toString(), "--seed", "8", "--json")
                .out();
        String older = json.replace("\"code_version\" : \"" + Build.name(), "\"code_version\" : \"0.0.9+01234567")
                .replace("run late " + company, "run late DIR");
        assertThat(older).contains("0.0.9+01234567");
        keep("f-1111111111", older);
        Said same = Said.by("rerun", company.toString(), "f-1111111111");
        assertThat(same.out())
                .contains("came out the same, to the last digit. It was made by Wayworth 0.0.9+01234567, this is "
                        + Build.name());
        assertThat(same.exit()).isZero();

        keep("f-2222222222", older.replace("\"PASSED\"", "\"FAILED\""));
        Said differs = Said.by("rerun", company.toString(), "f-2222222222");
        assertThat(differs.exit()).isEqualTo(Exit.VERIFICATION_FAILED);
        assertThat(differs.out())
                .contains(
                        "came out differently. It was made by Wayworth 0.0.9+01234567",
                        "It differs in checks, ",
                        "verdict: \u201cFAILED\u201d then, \u201cPASSED\u201d now.",
                        "keeps the new answer beside the old");
    }

    private static void keep(String id, String json) {
        try (DataFolder data = DataFolder.open(company)) {
            new Evidence(data.operational())
                    .keep(new KeptFinding(
                            new FindingId(id), "late", data.warehouse().dataVersion(), "s", json, Instant.EPOCH));
        }
    }

    @Test
    void aFindingThatDiffersFromTheOneOnRecordIsRefusedWithItsOwnExitCode() {
        String[] command = {"run", "late", company.toString(), "--seed", "9"};
        assertThat(Said.by(command).exit()).isZero();
        try (DataFolder data = DataFolder.open(company)) {
            data.operational()
                    .sql("update finding set json = replace(json, 'PASSED', 'FAILED') where json like '%\"seed\" :"
                            + " 9,%'")
                    .update();
        }
        Said changed = Said.by(command);
        assertThat(changed.exit()).isEqualTo(Exit.REFUSED);
        assertThat(changed.err())
                .contains(
                        "WW-DIR-021 a finding on record must be as Wayworth wrote it, not changed as f-",
                        "its SHA-256 differs",
                        "restore a backup into a new folder and compare");
        Said verified = Said.by("verify", company.toString());
        assertThat(verified.exit()).isEqualTo(Exit.VERIFICATION_FAILED);
        assertThat(verified.out()).contains("findings on record; not as they were written: f-");
        assertThat(Said.by("findings", company.toString()).out()).contains("changed on disk: see wayworth verify");
        try (DataFolder data = DataFolder.open(company)) {
            // as an earlier version, which wrote no hashes, left it
            data.operational().sql("update finding set sha256 = null").update();
        }
        Said said = Said.by(command);
        assertThat(said.exit()).isEqualTo(Exit.VERIFICATION_FAILED);
        assertThat(said.out().replaceAll("\\s+", " "))
                .contains(
                        "We can't say. Made again, the answer differs from the one on record.",
                        "\u201cFAILED\u201d then, \u201cPASSED\u201d now.",
                        "must give the same digits",
                        "wayworth explain " + company + " f-");
    }

    @Test
    void theSameFileAgainChangesNothingAndSaysSo() throws IOException {
        Path folder = newFolder("twice");
        Path file = Files.writeString(place.resolve("people.csv"), "id,joined\n1,2025-01-01\n2,2025-02-01\n");
        Path mapping = Files.writeString(place.resolve("people.yaml"), """
            mapping: people
            files:
              - match: people.csv
                loads:
                  - {table: customer, keys: {p: id}, columns: {joined_on: joined}}
            """);
        Said first = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        Said second = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(first.out()).contains("read 2 · loaded 2 · rejected 0");
        assertThat(second.out()).contains("already imported on", "Nothing changed");
        assertThat(Said.by("rejects", folder.toString()).out()).contains("Every record was loaded");
    }

    @Test
    void importAndStatusSayWhatMeetsWhatInWordsAndAsData() throws IOException {
        Path folder = newFolder("meets");
        Path sales = Files.writeString(
                place.resolve("till.csv"),
                "id,who,amount,at\n1,a,10.00,2024-01-05\n2,nan,5.00,2024-01-06\n3,,20.00,\n4,a,1.00,2034-01-06\n");
        Path answers = Files.writeString(place.resolve("said.csv"), "id,who,score,at\n1,b,7,2024-01-05\n");
        Path mapping = Files.writeString(place.resolve("till.yaml"), """
            mapping: till
            currency: EUR
            files:
              - match: till.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {till: who}
                    columns: {kind: {value: sale}, role: {value: sale}, amount: amount, occurred_at: at}
              - match: said.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {till: who}
                    columns:
                      survey: {value: after}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: at
            """);
        String[] sentences = {
            "data  1 record of a sale or refund has neither a customer nor a date (EUR 20.00)",
            "data  1 record of a sale or refund has no customer (EUR 5.00)",
            "data  0 of 1 response is matched to a customer who bought; 1 names a customer whom no sales source knows.",
            "data  1 transaction lies outside it and does not move it: till.csv, line 5 (6 January 2034)",
            "note  nan in who stands for no key of till: 1 of 4 records of till.csv are loaded without that key. Write"
                    + " till: {column: who, missing: [nan]} in the mapping"
        };
        Said imported = Said.by(
                "import", folder.toString(), sales.toString(), answers.toString(), "--mapping", mapping.toString());
        assertThat(imported.out()).contains(sentences);
        assertThat(Said.by("status", folder.toString()).out()).contains(sentences);
        JsonNode coverage = JsonMapper.builder()
                .build()
                .readTree(Said.by("status", folder.toString(), "--json").out())
                .get("coverage");
        assertThat(coverage.get("customersWithSales").get("EUR").asInt()).isEqualTo(1);
        assertThat(coverage.get("answers").get("ofCustomersUnknownToSales").asInt())
                .isEqualTo(1);
        assertThat(coverage.get("observationWindow").get("endsOn").asString()).isEqualTo("2024-01-06");
        assertThat(coverage.get("setAside").asInt()).isEqualTo(1);
        assertThat(coverage.get("salesWithout").get(0).get("amount").asString()).isEqualTo("20.00");
    }

    @Test
    void aBadFileIsRefusedWithLineColumnExpectedAndFound() throws IOException {
        Path folder = newFolder("bad");
        Path file = Files.writeString(place.resolve("bad.csv"), "id,joined\n1,2025-01-01\n2,2025-02-01,9\n");
        Path mapping = Files.writeString(place.resolve("bad.yaml"), """
            mapping: bad
            files:
              - match: bad.csv
                loads:
                  - {table: customer, keys: {p: id}, columns: {joined_on: joined}}
            """);
        Said said = Said.by("import", folder.toString(), file.toString(), "--mapping", mapping.toString());
        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err())
                .contains("WW-ING-009", "bad.csv, line 3", "  do  ")
                .doesNotContain("\tat ");
        assertThat(Said.by("status", folder.toString()).out()).contains("Nothing imported yet");
    }

    @Test
    void failuresHaveTheirOwnExitCodesAndSayWhatToDo() {
        assertEnds(
                Exit.NOT_FOUND,
                "wayworth init",
                "status",
                place.resolve("nowhere").toString());
        assertEnds(
                Exit.USAGE,
                "--horizon-days must be a whole number",
                "run",
                "linkage",
                company.toString(),
                "--horizon-days",
                "x");
        assertEnds(
                Exit.USAGE,
                "--until must not come before --from: 2024-02-01 and 2024-03-01",
                "run",
                "linkage",
                company.toString(),
                "--from",
                "2024-03-01",
                "--until",
                "2024-02-01");
        assertEnds(Exit.USAGE, "linkage", "run", "linkages", company.toString());
        assertEnds(Exit.USAGE, "run must be told which analysis", "run");
        assertEnds(Exit.NOT_FOUND, "wayworth findings", "explain", company.toString(), "f-0000000000");
        assertEnds(Exit.NOT_FOUND, "must look like", "explain", company.toString(), "x");
        assertEnds(Exit.USAGE, "no accounts yet", "serve", company.toString(), "--address", "0.0.0.0", "--port", "0");
    }

    private static void assertEnds(int exit, String words, String... arguments) {
        Said said = Said.by(arguments);
        assertThat(said.exit())
                .as(String.join(" ", arguments) + "\n" + said.err())
                .isEqualTo(exit);
        assertThat(said.err()).contains(words).doesNotContain("\tat ");
    }

    private static Path newFolder(String name) {
        Path folder = place.resolve(name);
        assertThat(Said.by("init", folder.toString()).exit()).isZero();
        return folder;
    }
}
