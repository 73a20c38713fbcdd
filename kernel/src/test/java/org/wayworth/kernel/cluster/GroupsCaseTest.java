package org.wayworth.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.classification.Confusion;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.typing.ClassificationTree;
import org.wayworth.kernel.typing.Classifier;
import org.wayworth.kernel.typing.CrossValidation;
import org.wayworth.kernel.typing.ForwardSelection;
import org.wayworth.kernel.typing.LinearDiscriminant;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: groups and rules that tell them apart are R's")
class GroupsCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("groups");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final double[][] columns = input.design("visits", "spend", "age");
    private final int[] kind = input.integers("kind");

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }

    private double[] row(int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    private static int[] integers(JsonNode array) {
        int[] values = new int[array.size()];
        Arrays.setAll(values, i -> array.get(i).asInt());
        return values;
    }

    @Test
    @DisplayName("k-means from given centres and the best of many starts: kmeans; silhouettes: cluster")
    void kMeans() {
        JsonNode lloyd = expected.get("lloyd");
        KMeans.Result fit = KMeans.fitFrom(columns, new double[][] {row(0), row(50), row(100)}, 200)
                .get();
        reference.assertAll("centre", fit.centres(), lloyd.get("centres"), 1e-12);
        reference.assertAll("within", fit.within(), lloyd.get("within"), 1e-12);
        close("total within", fit.total(), lloyd.get("total"), 1e-12);
        assertThat(fit.partition().toArray()).isEqualTo(integers(lloyd.get("group")));
        close("best total", KMeans.fit(columns, KMeans.Options.of(3, 1)).get().total(), expected.get("best"), 1e-12);
        Silhouette.Result widths =
                Silhouette.euclidean(columns, fit.partition()).get();
        close("silhouette", widths.mean(), expected.get("silhouette").get("mean"), 1e-12);
        reference.assertAll(
                "silhouette of row",
                Arrays.copyOf(widths.widths().toArray(), 20),
                expected.get("silhouette").get("rows"),
                1e-11);
    }

    @Test
    @DisplayName("medoids: pam; Gower's distance: daisy")
    void medoids() {
        Medoids.Result pam = Medoids.fit(Euclidean.of(columns), 3).get();
        JsonNode figures = expected.get("pam");
        assertThat(pam.medoids().stream().mapToInt(m -> m).sorted().toArray())
                .isEqualTo(integers(figures.get("medoids")));
        reference.assertAll("PAM", new double[] {pam.meanAtStart(), pam.mean()}, figures.get("objective"), 1e-12);
        Gower gower = Gower.of(input.design("visits", "spend"), new int[][] {input.integers("channel")});
        double[] first = new double[20];
        Arrays.setAll(first, i -> gower.between(0, i + 1));
        reference.assertAll("Gower", first, expected.get("gower").get("first"), 1e-12);
        Medoids.Result mixed = Medoids.fit(gower, 3).get();
        reference.assertAll(
                "PAM by Gower",
                new double[] {mixed.meanAtStart(), mixed.mean()},
                expected.get("gower").get("objective"),
                1e-12);
    }

    @Test
    @DisplayName("numbers and categories from given rows; within groups of one to four")
    void prototypes() {
        JsonNode figures = expected.get("prototypes");
        double[][] standardised = new double[2][kind.length];
        for (int i = 0; i < kind.length; i++) {
            standardised[0][i] = figures.get("columns").get(i).get(0).asDouble();
            standardised[1][i] = figures.get("columns").get(i).get(1).asDouble();
        }
        KPrototypes.Result mixed = KPrototypes.fitFrom(
                        standardised, new int[][] {input.integers("channel")}, new int[] {0, 50, 100}, 0.5, 100)
                .get();
        close("cost of prototypes", mixed.cost(), figures.get("cost"), 1e-11);
        GapStatistic.Result gaps = GapStatistic.fit(columns, new GapStatistic.Options(4, 5, 300, 1))
                .get();
        reference.assertAll("log within", gaps.logWithin(), expected.get("log_within"), 1e-10);
    }

    @ParameterizedTest
    @EnumSource(GaussianMixture.Shape.class)
    @DisplayName("mixtures of every shape: mclust")
    void mixtures(GaussianMixture.Shape shape) {
        GaussianMixture.Result fit = GaussianMixture.fit(
                        input.design("visits", "spend"), GaussianMixture.Options.of(1, shape, 1))
                .get();
        JsonNode figures = expected.get("mixture").get(shape.name());
        close(shape + ", log-likelihood", fit.logLikelihood(), figures.get("loglik"), 1e-12);
        close(shape + ", BIC", fit.bic(), figures.get("bic"), 1e-12);
    }

    /** mclust starts from a hierarchy: ours must be as likely or more, and where it ends as high, the same. */
    @Test
    @DisplayName("three free clouds: mclust")
    void threeClouds() {
        GaussianMixture.Result fit = GaussianMixture.fit(
                        input.design("visits", "spend"),
                        new GaussianMixture.Options(3, GaussianMixture.Shape.FREE, 20, 100_000, 1e-14, 1))
                .get();
        double theirs = expected.get("mixture_two").get("loglik").asDouble();
        reference.assertCloseOnScale(
                "three clouds, log-likelihood short by", Math.max(0, theirs - fit.logLikelihood()), 0, theirs, 1e-9);
    }

    @Test
    @DisplayName("latent classes: EM from twenty starts")
    void latentClasses() {
        int[][] items = new int[5][];
        Arrays.setAll(items, j -> input.integers("q" + (j + 1)));
        LatentClass.Result fit = LatentClass.fit(items, new LatentClass.Options(2, 20, 20_000, 1e-15, 1))
                .get();
        JsonNode latent = expected.get("latent");
        close("latent classes, log-likelihood", fit.logLikelihood(), latent.get("loglik"), 1e-11);
        reference.assertAll("latent shares", fit.shares(), latent.get("share"), 1e-5);
        for (int c = 0; c < 2; c++) {
            double[] chances = new double[5];
            int of = c;
            Arrays.setAll(chances, j -> fit.answers().get(j).at(of, 1));
            reference.assertAll("latent class " + c, chances, latent.get("p").get(c), 1e-5);
        }
    }

    @Test
    @DisplayName("discriminants and a tree: lda, rpart")
    void rules() {
        LinearDiscriminant.Result lda = LinearDiscriminant.fit(columns, kind, 3).get();
        JsonNode figures = expected.get("lda");
        reference.assertAll("separation", lda.separation(), figures.get("separation"), 1e-10);
        for (int i = 0; i < 10; i++) {
            reference.assertAll(
                    "chances of row " + i,
                    lda.chances(row(i)),
                    figures.get("chances").get(i),
                    1e-9);
        }
        reference.assertAll("lda", confusion(lda).counts(), figures.get("confusion"), 0);
        CrossValidation.Options leaveOneOut = new CrossValidation.Options(kind.length, 0.95, 1);
        Confusion leftOut = CrossValidation.fit(columns, kind, 3, LinearDiscriminant::fit, leaveOneOut)
                .get()
                .confusion();
        reference.assertAll("lda, leaving one out", leftOut.counts(), figures.get("left_out"), 0);
        List<ForwardSelection.Step> steps = ForwardSelection.fit(
                        columns, kind, 3, 1, LinearDiscriminant::fit, leaveOneOut)
                .get();
        close("first column", steps.get(0).column(), expected.get("forward").get("column"), 0);
        close(
                "its accuracy",
                steps.get(0).accuracy().value(),
                expected.get("forward").get("accuracy"),
                1e-12);
        ClassificationTree.Result tree = ClassificationTree.fit(
                        columns, kind, 3, new ClassificationTree.Options(3, 20, 7, 0.01))
                .get();
        JsonNode rpart = expected.get("tree");
        ClassificationTree.Question root = (ClassificationTree.Question) tree.root();
        close("leaves", tree.leaves(), rpart.get("leaves"), 0);
        close("first question", root.column(), rpart.get("column"), 0);
        close("first cut", root.cut(), rpart.get("cut"), 1e-12);
        close("first gain", root.gain(), rpart.get("gain"), 1e-11);
        reference.assertAll("rpart", confusion(tree).counts(), rpart.get("confusion"), 0);
    }

    private Confusion confusion(Classifier rule) {
        int[] predicted = new int[kind.length];
        Arrays.setAll(predicted, i -> rule.classOf(row(i)));
        return Confusion.of(kind, predicted, 3);
    }
}
