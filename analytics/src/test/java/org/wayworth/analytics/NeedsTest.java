package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.demo.DemoOptions;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.Warehouse;

@DisplayName("law and message: what data a question needs")
class NeedsTest {

    @TempDir
    private Path place = Path.of(".");

    static Stream<Analysis<?>> analyses() {
        return Analyses.all().stream();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    @DisplayName("law: with everything there nothing is refused here, and with nothing there everything is")
    void everythingAndNothing(Analysis<?> analysis) {
        Warehouse company =
                Worlds.company(DemoOptions.USUAL.withCustomers(1_500)).warehouse();
        assertThat(Needs.absent(company)).isEqualTo(EnumSet.noneOf(Need.class));
        assertThat(refusal(analysis, company)).isEmpty();
        try (DataFolder nothing = folder("nothing")) {
            assertThat(Needs.absent(nothing.warehouse())).isEqualTo(EnumSet.allOf(Need.class));
            Outcome.Refusal refused = refusal(analysis, nothing.warehouse()).orElseThrow();
            assertThat(refused.reason()).isEqualTo(Outcome.Reason.NO_DATA);
            assertThat(refused.question()).isEqualTo(analysis.card().question());
            assertThat(refused.have()).startsWith("The data hold no ").endsWith(".");
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    @DisplayName("law: nothing is refused here that the question itself would have answered")
    void theQuestionItselfRefusesToo(Analysis<?> analysis) throws IOException {
        for (boolean withRatings : new boolean[] {false, true}) {
            try (DataFolder data = folder("some-" + withRatings)) {
                if (withRatings) {
                    importRatings(data);
                }
                if (refusal(analysis, data.warehouse()).isPresent()) {
                    assertThat(asked(analysis, data.warehouse())).isInstanceOf(Outcome.Refusal.class);
                }
            }
        }
    }

    @Test
    @DisplayName("message: only what is missing is asked for, and where something else would do, that is said")
    void whatIsMissingIsSaid() throws IOException {
        try (DataFolder data = folder("ratings")) {
            importRatings(data);
            Warehouse warehouse = data.warehouse();
            assertThat(refusal(find("listening"), warehouse)).isEmpty();
            Outcome.Refusal linkage = refusal(find("linkage"), warehouse).orElseThrow();
            assertThat(linkage.have()).isEqualTo("The data hold no sales, contracts or recorded contacts.");
            assertThat(linkage.need()).isEqualTo("Sales, contracts or recorded contacts.");
            assertThat(linkage.next())
                    .isEqualTo("Import the sales with their dates and the customer's key; a mapping's table transaction"
                            + " takes them.");
            Outcome.Refusal late = refusal(find("late"), warehouse).orElseThrow();
            assertThat(late.have()).isEqualTo("The data hold no promised dates.");
        }
        try (DataFolder nothing = folder("none")) {
            Outcome.Refusal late = refusal(find("late"), nothing.warehouse()).orElseThrow();
            assertThat(late.have()).isEqualTo("The data hold no rated feedback, and no promised dates.");
            assertThat(late.need()).isEqualTo("Rated feedback, and promised dates.");
        }
    }

    @Test
    @DisplayName("law: each kind of data says what it would tell, and is a table of the dictionary")
    void eachKindSaysWhatItWouldTell() {
        try (DataFolder data = folder("tables")) {
            assertThat(Stream.of(Need.values()).map(Need::table))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(data.status().tables().keySet());
        }
        assertThat(List.of(Need.values()))
                .allSatisfy(
                        need -> assertThat(need.unlocks()).startsWith("With ").endsWith("."))
                .allSatisfy(
                        need -> assertThat(need.next()).contains(need.table()).endsWith("."));
    }

    private DataFolder folder(String name) {
        Path folder = place.resolve(name);
        DataFolder.init(folder);
        return DataFolder.open(folder);
    }

    private void importRatings(DataFolder data) throws IOException {
        Path file = Files.writeString(
                place.resolve("said.csv"), "id,who,score,at\n1,a,7,2024-01-05\n2,b,9,2024-01-06\n3,c,2,2024-02-06\n");
        Path mapping = Files.writeString(place.resolve("said.yaml"), """
                mapping: said
                files:
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
        data.importer().importFiles(List.of(file), mapping, Progress.silent());
    }

    private static Analysis<?> find(String name) {
        return Analyses.find(name).orElseThrow();
    }

    private static Optional<Outcome.Refusal> refusal(Analysis<?> analysis, Warehouse warehouse) {
        return analysis.needs()
                .refusal(analysis.card().question(), warehouse, run(analysis, warehouse))
                .map(Outcome.Refusal.class::cast);
    }

    private static <O extends Record> Outcome asked(Analysis<O> analysis, Warehouse warehouse) {
        return analysis.run(analysis.defaults(), warehouse, run(analysis, warehouse));
    }

    private static Run run(Analysis<?> analysis, Warehouse warehouse) {
        return new Run(new Provenance(
                warehouse.dataVersion(), analysis.card().name(), new TreeMap<>(), 1, "0.1.0", "17", "amd64"));
    }
}
