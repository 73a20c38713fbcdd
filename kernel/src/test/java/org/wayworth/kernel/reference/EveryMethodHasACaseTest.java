package org.wayworth.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the kernel offers, what the cases of the repository say that they prove, and that their tests look at them. */
@DisplayName("law: every method of the kernel has a reference case in the repository")
class EveryMethodHasACaseTest {

    private static final Path CASES = SharedFolder.repository().resolve("kernel/src/test/reference");
    private static final Path SOURCES = SharedFolder.repository().resolve("kernel/src/main/java/org/wayworth/kernel");
    private static final Path TESTS = SharedFolder.repository().resolve("kernel/src/test/java");
    private static final Pattern PUBLIC = Pattern.compile(
            "^public (?:final |abstract |sealed |non-sealed )*(?:class|record|enum) ", Pattern.MULTILINE);
    private static final Pattern OPENED = Pattern.compile("ReferenceCase\\.open\\(\\s*\"([^\"]+)\"");

    /** Arithmetic, streams of chance and blocks of work: their figures are those of every method that uses them. */
    private static final Set<String> PARTS = Set.of("matrix", "optimise", "parallel", "random");

    /** Not methods: what methods share. */
    private static final Set<String> SHARED = Set.of(
            "causal.Lesson",
            "distribution.StandardError",
            "panel.PanelResult",
            "proportion.TestedDifference",
            "regression.Coefficients",
            "regression.Errors",
            "survival.HazardRatios",
            "survival.IntervalKind");

    /**
     * Their figures hang on random splits, draws or bins of our own, which no other program draws alike; each with the
     * test that plants a truth and finds it.
     */
    private static final Map<String, String> PLANTED = new TreeMap<>(Map.of(
            "causal.UnequalEffects", "causal/UnequalEffectsTest",
            "causal.EffectSignal", "causal/UnequalEffectsTest",
            "causal.BoostedTreesLearner", "causal/BoostedTreesLearnerTest",
            "causal.SplineLearner", "causal/CausalCalibrationTest",
            "cluster.GroupCount", "cluster/ClusterLawTest",
            "cluster.Stability", "cluster/ClusterLawTest",
            "importance.NonLinearGain", "importance/NonLinearGainTest"));

    @Test
    void methodsHaveACase() throws IOException {
        Set<String> without = new TreeSet<>(methods());
        without.removeAll(proved());
        without.removeAll(PLANTED.keySet());
        assertThat(without)
                .as("methods without a case: generate an input and have R or Python make its figures, in a folder of"
                        + " kernel/src/test/reference, and name the method there")
                .isEmpty();
    }

    @Test
    void casesNameWhatIsThere() throws IOException {
        assertThat(methods()).containsAll(proved()).containsAll(PLANTED.keySet());
        assertThat(proved()).doesNotContainAnyElementsOf(PLANTED.keySet());
    }

    @Test
    void everyCaseIsOpenedByATestThatAlwaysRuns() throws IOException {
        Set<String> opened = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String text = Files.readString(file);
                Matcher open = OPENED.matcher(text);
                while (open.find()) {
                    if (!text.contains("@Tag(\"larger\")")) {
                        opened.add(open.group(1));
                    }
                }
            }
        }
        assertThat(opened).containsAll(cases().keySet());
    }

    @Test
    void plantedTruthsAreTested() throws IOException {
        for (Map.Entry<String, String> one : PLANTED.entrySet()) {
            String name = one.getKey().substring(one.getKey().indexOf('.') + 1);
            assertThat(Files.readString(TESTS.resolve("org/wayworth/kernel/" + one.getValue() + ".java")))
                    .contains(name);
        }
    }

    private static Set<String> methods() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES, 2)) {
            Set<String> methods = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path relative = SOURCES.relativize(file);
                boolean isInFolder = relative.getNameCount() == 2
                        && !PARTS.contains(relative.getName(0).toString());
                if (isInFolder && PUBLIC.matcher(Files.readString(file)).find()) {
                    methods.add(relative.toString().replace(".java", "").replace('/', '.'));
                }
            }
            methods.removeAll(SHARED);
            return methods;
        }
    }

    private static Set<String> proved() throws IOException {
        return cases().values().stream()
                .flatMap(expected -> expected.get("methods").valueStream())
                .map(JsonNode::asString)
                .filter(name -> !SHARED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, JsonNode> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .collect(Collectors.toMap(
                            folder -> folder.getFileName().toString(),
                            folder -> JsonMapper.shared().readTree(folder.resolve("expected.json")),
                            (one, other) -> one,
                            TreeMap::new));
        }
    }
}
