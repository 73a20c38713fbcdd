package org.wayworth.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Options;
import org.wayworth.app.drawing.TerminalText;
import org.wayworth.app.wording.WordingLint;
import org.wayworth.demo.DemoCompany;
import org.wayworth.demo.DemoOptions;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.finding.FindingJson;
import org.wayworth.vocabulary.finding.FindingReader;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;
import tools.jackson.databind.JsonNode;

/** Law: how every analysis writes what it found, or why it cannot say, about the made-up company. */
@Tag("long")
@DisplayName("law: sentences of findings and refusals")
class SentencesTest {

    /** Days beyond a thousand, so that they are seen in sentences too. */
    private static final int LONG = 1_000;

    /** What is for programs. */
    private static final Set<String> NOT_SENTENCES = Set.of("id", "provenance");

    /** Four digits and more in a row, but for years and dates, and what stands behind a decimal point or a letter. */
    private static final Pattern NO_COMMA =
            Pattern.compile("(?<![\\w.,\u2212-])(?!(19|20)[0-9]{2}\\b)[0-9]{4,}(?![\\w-])");

    /** A figure of the workings, which pages write with its comma. */
    private static final Pattern BARE = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");

    private static final Map<Map<String, Map<String, String>>, Outcome> OUTCOMES = new HashMap<>();

    @TempDir
    private static Path place = Path.of(".");

    private static DataFolder company;

    @BeforeAll
    static void makeACompany() throws IOException {
        Path folder = place.resolve("company");
        Path exports = Files.createDirectories(place.resolve("exports"));
        DataFolder.init(folder);
        company = DataFolder.open(folder);
        List<Path> files = DemoCompany.write(exports, DemoOptions.USUAL.withCustomers(1_500), step -> {});
        company.importer().importFiles(files, exports.resolve("demo.yaml"), Progress.silent());
    }

    @AfterAll
    static void close() {
        company.close();
    }

    static Stream<Arguments> questions() {
        return Analyses.all().stream()
                .flatMap(analysis -> Stream.of(Map.<String, String>of(), longer(analysis))
                        .distinct()
                        .map(options -> Arguments.of(analysis.card().name(), options)));
    }

    /** Options that these data cannot meet, one for each way of refusing that a reader meets most. */
    static Stream<Arguments> unanswerable() {
        return Stream.of(
                        List.of("linkage", "survey", "none"),
                        List.of("linkage", "where", "region=Atlantis"),
                        List.of("linkage", "currency", "USD"),
                        List.of("linkage", "minimum-respondents", "1000000"),
                        List.of("linkage", "from", "2026-06-01"),
                        List.of("value", "where", "region=Atlantis"),
                        List.of("whatif", "low-up-to", "0"),
                        List.of("drivers", "items", "none"),
                        List.of("drivers", "by", "none"),
                        List.of("listening", "by", "none"),
                        List.of("silent", "minimum-group", "1000000"),
                        List.of("late", "promise", "none"),
                        List.of("late", "minimum-late", "1000000"),
                        List.of("best", "minimum-customers", "1000000"),
                        List.of("lifetime", "kinds", "none"),
                        List.of("earned", "came-by", "none"),
                        List.of("earned", "end", "2023-08-01"))
                .map(one -> Arguments.of(one.get(0), Map.of(one.get(1), one.get(2))));
    }

    private static Map<String, String> longer(Analysis<?> analysis) {
        Map<String, String> longer = new HashMap<>();
        for (Options.Described option : Options.describe(analysis)) {
            if (Set.of("horizon-days", "period-days").contains(option.name())) {
                longer.put(option.name(), String.valueOf((int) Math.min(LONG, option.max())));
            }
        }
        return longer;
    }

    /** Each question is asked once; the tests look at the same outcomes. */
    private static Outcome outcome(String analysis, Map<String, String> options) {
        return OUTCOMES.computeIfAbsent(
                Map.of(analysis, options),
                question -> new Runner(company.warehouse())
                        .run(Analyses.find(analysis).orElseThrow(), options, OptionalLong.empty()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void thousandsHaveTheirComma(String analysis, Map<String, String> options) {
        Outcome outcome = outcome(analysis, options);
        List<String> sentences = new ArrayList<>();
        collect(FindingJson.of(outcome, "DIR"), sentences);
        assertThat(sentences).isNotEmpty();
        assertThat(sentences).filteredOn(NO_COMMA.asPredicate()).isEmpty();
    }

    /** Questions whose answer rests on what customers did not do; the others count what was said, or is known. */
    private static final Set<String> REST_ON_THE_WINDOW =
            Set.of("linkage", "value", "whatif", "best", "earned", "lifetime", "silent");

    /** No record means that nothing happened only as long as somebody looked: how long that was is told with the sample. */
    @ParameterizedTest
    @MethodSource("questions")
    void theObservationWindowIsToldWhereTheAnswerRestsOnIt(String analysis, Map<String, String> options) {
        Outcome outcome = outcome(analysis, options);
        String text = TerminalText.of(outcome, "DIR").replaceAll("\\s+", " ");
        boolean isTold = text.contains("Customers are observed from ");
        boolean isRefused = outcome.fold(answer -> false, refusal -> true);
        if (REST_ON_THE_WINDOW.contains(analysis)) {
            assertThat(isTold || isRefused).isTrue();
        } else if (!analysis.equals("drivers")) {
            assertThat(isTold).isFalse();
        }
    }

    /** What was written can be read back as the same object, pictures and workings included. */
    @ParameterizedTest
    @MethodSource("questions")
    void whatIsWrittenIsReadBack(String analysis, Map<String, String> options) {
        Outcome outcome = outcome(analysis, options);
        assertThat(FindingReader.outcome(FindingJson.text(outcome, "DIR"))).isEqualTo(outcome);
    }

    /** Every text of an outcome is what a professional of the trade would have written (wording). */
    @ParameterizedTest
    @MethodSource({"questions", "unanswerable"})
    void everyTextReadsWell(String analysis, Map<String, String> options) {
        assertThat(WordingLint.faults(outcome(analysis, options))).isEmpty();
    }

    /** What cannot be answered is refused in words too, whatever stands in the way. */
    @ParameterizedTest
    @MethodSource("unanswerable")
    void whatCannotBeAnsweredIsRefused(String analysis, Map<String, String> options) {
        assertThat(outcome(analysis, options)).isInstanceOf(Outcome.Refusal.class);
    }

    private static void collect(JsonNode node, List<String> sentences) {
        if (node.isString() && !BARE.matcher(node.asString()).matches()) {
            sentences.add(node.asString());
        }
        node.properties().stream()
                .filter(field -> !NOT_SENTENCES.contains(field.getKey()))
                .forEach(field -> collect(field.getValue(), sentences));
        if (node.isArray()) {
            node.forEach(child -> collect(child, sentences));
        }
    }
}
