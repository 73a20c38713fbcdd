package org.wayworth.kernel.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.classification.Confusion;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.typing.ClassificationTree.Answer;
import org.wayworth.kernel.typing.ClassificationTree.Question;
import tools.jackson.databind.JsonNode;

/** Reference values: MASS and rpart on irises; planted golden questions; laws; messages. */
class TypingTest {

    private static final String[] COLUMNS = {"Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width"};

    @Tag("larger")
    @Test
    void discriminantsMatchMass() {
        ReferenceCase iris = ReferenceCase.open("typing_lda_tree_iris");
        double[][] columns = iris.input().design(COLUMNS);
        int[] species = species(iris);
        JsonNode expected = iris.expected().get("lda");
        LinearDiscriminant.Result fit =
                LinearDiscriminant.fit(columns, species, 3).get();
        for (int d = 0; d < 2; d++) {
            iris.assertClose(
                    "separation " + d,
                    fit.separation().at(d),
                    expected.get("svd").get(d),
                    1e-11);
            double sign = Math.signum(fit.scaling().at(0, d)
                    * expected.get("scaling").get(d).get(0).asDouble());
            for (int j = 0; j < 4; j++) {
                double theirs = expected.get("scaling").get(d).get(j).asDouble();
                iris.assertCloseOnScale("scaling " + d + j, sign * fit.scaling().at(j, d), theirs, 1, 1e-11);
            }
        }
        Vector chances = fit.chances(Training.row(columns, 70));
        for (int g = 0; g < 3; g++) {
            iris.assertClose(
                    "chance of row 71, " + g,
                    chances.at(g),
                    expected.get("posterior_row71").get(g),
                    1e-10);
        }
        assertConfusion(iris, "lda", expected.get("confusion"), apply(fit, columns, species));
        Confusion leftOut = CrossValidation.fit(
                        columns, species, 3, LinearDiscriminant::fit, new CrossValidation.Options(150, 0.95, 1))
                .get()
                .confusion();
        assertConfusion(iris, "lda, leaving one out", expected.get("loocv_confusion"), leftOut);
    }

    @Tag("larger")
    @Test
    void treeMatchesRpart() {
        ReferenceCase iris = ReferenceCase.open("typing_lda_tree_iris");
        double[][] columns = iris.input().design(COLUMNS);
        int[] species = species(iris);
        ClassificationTree.Result tree = ClassificationTree.fit(
                        columns, species, 3, new ClassificationTree.Options(3, 20, 7, 0.01))
                .get();
        JsonNode splits = iris.expected().get("rpart").get("splits");
        Question root = (Question) tree.root();
        assertThat(root.column()).isEqualTo(2);
        iris.assertClose("first cut", root.cut(), splits.get(0).get("index"), 1e-14);
        iris.assertClose("first gain", root.gain(), splits.get(0).get("improve"), 1e-13);
        Question second = (Question) root.above();
        assertThat(second.column()).isEqualTo(3);
        assertThat(second.cut()).isCloseTo(1.75, within(1e-12));
        assertThat(List.of(root.below().n(), second.below().n(), second.above().n()))
                .containsExactly(50, 54, 46);
        assertThat(((Answer) second.above()).is()).isEqualTo(2);
        assertThat(tree.leaves()).isEqualTo(3);
        assertConfusion(iris, "rpart", iris.expected().get("rpart").get("confusion"), apply(tree, columns, species));
    }

    private static int[] species(ReferenceCase iris) {
        List<String> names = iris.input().texts("Species");
        List<String> kinds = names.stream().distinct().toList();
        return names.stream().mapToInt(kinds::indexOf).toArray();
    }

    private static Confusion apply(Classifier classifier, double[][] columns, int[] labels) {
        int[] predicted = new int[labels.length];
        Arrays.setAll(predicted, i -> classifier.classOf(Training.row(columns, i)));
        return Confusion.of(labels, predicted, 3);
    }

    private static void assertConfusion(ReferenceCase iris, String what, JsonNode expected, Confusion confusion) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                iris.assertClose(
                        what + " confusion " + i + j,
                        confusion.counts().at(i, j),
                        expected.get(i).get(j),
                        0);
            }
        }
    }

    /** Planted: columns 1 and 3 tell the classes apart, four others are noise. */
    @Test
    void findsThePlantedGoldenQuestions() {
        int[] labels = new int[300];
        double[][] columns = planted(labels, 1);
        for (CrossValidation.Learner learner : List.<CrossValidation.Learner>of(
                LinearDiscriminant::fit,
                (c, l, k) -> ClassificationTree.fit(c, l, k, ClassificationTree.Options.defaults()))) {
            List<ForwardSelection.Step> steps = ForwardSelection.fit(
                            columns, labels, 3, 2, learner, CrossValidation.Options.seeded(2))
                    .get();
            assertThat(steps.stream().map(ForwardSelection.Step::column)).containsExactlyInAnyOrder(1, 3);
            assertThat(steps.get(1).accuracy().value()).isGreaterThan(0.85);
        }
    }

    private static double[][] planted(int[] labels, long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        double[][] columns = new double[6][];
        for (int j = 0; j < 6; j++) {
            columns[j] = Worlds.normals(random, labels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(3);
            columns[1][i] += labels[i] == 1 ? 4 : 0;
            columns[3][i] += labels[i] == 2 ? 4 : 0;
        }
        return columns;
    }

    /** Null world: labels unrelated to columns are told apart no better than by always saying the commonest. */
    @Test
    void findsNothingWhereThereIsNothing() {
        UniformRandomProvider random = Streams.stream(3, 0);
        double[][] columns = {Worlds.normals(random, 400), Worlds.normals(random, 400)};
        int[] labels = new int[400];
        Arrays.setAll(labels, i -> random.nextInt(4) == 0 ? 1 : 0);
        CrossValidation.Result result = CrossValidation.fit(
                        columns, labels, 2, LinearDiscriminant::fit, CrossValidation.Options.seeded(4))
                .get();
        assertThat(result.accuracy().value())
                .isLessThanOrEqualTo(result.confusion().baseline() + 0.02);
        ClassificationTree.Result tree = ClassificationTree.fit(
                        columns, labels, 2, new ClassificationTree.Options(4, 20, 7, 0.05))
                .get();
        assertThat(tree.leaves()).isLessThanOrEqualTo(2);
    }

    /** Laws: a tree does not mind any rising change of units; discriminant chances do not mind linear ones. */
    @Test
    void unitsDoNotMatter() {
        int[] labels = new int[200];
        double[][] columns = planted(labels, 5);
        double[][] cubed = new double[6][200];
        double[][] scaled = new double[6][200];
        for (int j = 0; j < 6; j++) {
            for (int i = 0; i < 200; i++) {
                cubed[j][i] = Math.pow(columns[j][i], 3);
                scaled[j][i] = 100 * columns[j][i] - 7;
            }
        }
        Classifier tree = ClassificationTree.fit(columns, labels, 3, ClassificationTree.Options.defaults())
                .get();
        Classifier cubedTree = ClassificationTree.fit(cubed, labels, 3, ClassificationTree.Options.defaults())
                .get();
        LinearDiscriminant.Result lda =
                LinearDiscriminant.fit(columns, labels, 3).get();
        LinearDiscriminant.Result scaledLda =
                LinearDiscriminant.fit(scaled, labels, 3).get();
        for (int i = 0; i < 200; i++) {
            assertThat(cubedTree.classOf(Training.row(cubed, i))).isEqualTo(tree.classOf(Training.row(columns, i)));
            double one = lda.chances(Training.row(columns, i)).at(0);
            assertThat(scaledLda.chances(Training.row(scaled, i)).at(0)).isCloseTo(one, within(1e-9));
        }
    }

    @Test
    void saysWhatIsWrong() {
        double[][] twice = {{1, 2, 3, 4, 5, 6}, {2, 4, 6, 8, 10, 12}};
        int[] labels = {0, 1, 0, 1, 0, 1};
        assertThat(LinearDiscriminant.fit(twice, labels, 2).isDone()).isFalse();
        assertThat(ClassificationTree.fit(twice, new int[6], 2, ClassificationTree.Options.defaults())
                        .isDone())
                .isFalse();
        assertThatThrownBy(() -> LinearDiscriminant.fit(twice, new int[] {0, 1, 2, 1, 0, 1}, 2))
                .hasMessage("labels must lie from 0 to 1; row 2 has 2");
    }
}
