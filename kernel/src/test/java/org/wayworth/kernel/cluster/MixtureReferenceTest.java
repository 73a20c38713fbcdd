package org.wayworth.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.cluster.GaussianMixture.Shape;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference values: mclust on Old Faithful, poLCA on the carcinoma ratings. */
class MixtureReferenceTest {

    private static final double FINE = 1e-15;

    @Tag("larger")
    @Test
    void freeShapeMatchesMclust() {
        ReferenceCase faithful = ReferenceCase.open("gmm_faithful");
        double[][] columns = faithful.input().design("eruptions", "waiting");
        JsonNode expected = faithful.expected().get("vvv");
        GaussianMixture.Result fit = GaussianMixture.fit(
                        columns, new GaussianMixture.Options(2, Shape.FREE, 5, 5_000, FINE, 1))
                .get();
        int large = fit.shares().at(0) > 0.5 ? 0 : 1;
        faithful.assertClose("log-likelihood", fit.logLikelihood(), expected.get("loglik"), 1e-10);
        faithful.assertClose("BIC", -fit.bic(), expected.get("bic"), 1e-10);
        faithful.assertClose("ICL", -fit.icl(), expected.get("icl"), 1e-8);
        faithful.assertClose("mean largest chance", fit.certainty(), expected.get("mean_max_posterior"), 1e-8);
        for (int g = 0; g < 2; g++) {
            int ours = g == 0 ? large : 1 - large;
            faithful.assertClose(
                    "share " + g, fit.shares().at(ours), expected.get("pro").get(g), 1e-7);
            faithful.assertClose(
                    "size " + g,
                    fit.partition().sizeOf(ours),
                    expected.get("class_sizes").get(g),
                    0);
            for (int j = 0; j < 2; j++) {
                faithful.assertClose(
                        "mean " + g + j,
                        fit.means().at(ours, j),
                        expected.get("mean").get(g).get(j),
                        1e-7);
                for (int l = 0; l < 2; l++) {
                    double ourSigma = fit.covariances().get(ours).at(j, l);
                    faithful.assertClose(
                            "sigma " + g + j + l,
                            ourSigma,
                            expected.get("sigma").get(g).get(j).get(l),
                            1e-6);
                }
            }
        }
    }

    /** One group has no local optima: every shape must match. */
    @Tag("larger")
    @Test
    void oneGroupMatchesMclust() {
        ReferenceCase faithful = ReferenceCase.open("gmm_faithful");
        double[][] columns = faithful.input().design("eruptions", "waiting");
        JsonNode line = faithful.expected().get("bic_table").get(0);
        for (Shape shape : Shape.values()) {
            double bic = GaussianMixture.fit(columns, GaussianMixture.Options.of(1, shape, 1))
                    .get()
                    .bic();
            faithful.assertClose("BIC of 1 group, " + shape, -bic, line.get(name(shape)), 1e-12);
        }
    }

    /** mclust starts from a hierarchical clustering and stops at 1e-5: ours must be as good or better. */
    @Tag("larger")
    @Test
    void tableOfBicsIsNoWorseThanMclusts() {
        ReferenceCase faithful = ReferenceCase.open("gmm_faithful");
        double[][] columns = faithful.input().design("eruptions", "waiting");
        List<GaussianMixture.Candidate> table = GaussianMixture.compare(columns, 4, 1);
        for (GaussianMixture.Candidate line : table) {
            double expected = -faithful.expected()
                    .get("bic_table")
                    .get(line.k() - 1)
                    .get(name(line.shape()))
                    .asDouble();
            double worse = Math.max(0, line.bic() - expected);
            faithful.assertCloseOnScale("BIC worse by, " + line.k() + " " + line.shape(), worse, 0, expected, 1e-4);
        }
        assertThat(table).hasSize(24);
        assertThat(table.get(0).shape()).isEqualTo(Shape.FREE_EQUAL);
        assertThat(table.get(0).k()).isEqualTo(3);
        JsonNode best = faithful.expected().get("best");
        double theirs = best.get("loglik").asDouble();
        assertThat(table.get(0).logLikelihood()).isGreaterThanOrEqualTo(theirs);
        faithful.assertClose("log-likelihood of the best", table.get(0).logLikelihood(), theirs, 1e-4);
    }

    private static String name(Shape shape) {
        return switch (shape) {
            case ROUND_EQUAL -> "EII";
            case ROUND -> "VII";
            case ALIGNED_EQUAL -> "EEI";
            case ALIGNED -> "VVI";
            case FREE_EQUAL -> "EEE";
            case FREE -> "VVV";
        };
    }

    /**
     * With four classes the likelihood is nearly flat and poLCA stopped 5e-10 short of where ours ends, which moves
     * what is not the likelihood by some 1e-5: there the likelihood must be as high, and the rest agree to 1e-4.
     */
    @Tag("larger")
    @Test
    void latentClassesMatchPoLca() {
        ReferenceCase carcinoma = ReferenceCase.open("lca_carcinoma");
        String[] items = {"A", "B", "C", "D", "E", "F", "G"};
        int[][] answers = new int[items.length][];
        for (int j = 0; j < items.length; j++) {
            answers[j] = carcinoma.input().integers(items[j]);
        }
        for (JsonNode expected : carcinoma.expected()) {
            int classes = expected.get("G").asInt();
            LatentClass.Result fit = LatentClass.fit(answers, new LatentClass.Options(classes, 40, 20_000, 1e-15, 1))
                    .get();
            String of = ", " + classes + " classes";
            double fine = classes == 4 ? 1e-4 : 1e-6;
            assertThat(fit.logLikelihood())
                    .isGreaterThanOrEqualTo(expected.get("loglik").asDouble() - 1e-10);
            carcinoma.assertClose("log-likelihood" + of, fit.logLikelihood(), expected.get("loglik"), 1e-10);
            carcinoma.assertClose("parameters" + of, fit.parameters(), expected.get("npar"), 0);
            carcinoma.assertClose("BIC" + of, fit.bic(), expected.get("bic"), 1e-10);
            carcinoma.assertClose("AIC" + of, fit.aic(), expected.get("aic"), 1e-10);
            carcinoma.assertClose("deviance" + of, fit.deviance(), expected.get("Gsq"), 1e-8);
            carcinoma.assertClose("chi-squared" + of, fit.chiSquared(), expected.get("Chisq"), fine);
            carcinoma.assertClose("entropy R2" + of, fit.entropyR2(), expected.get("entropy_r2"), fine);
            for (int c = 0; c < classes; c++) {
                carcinoma.assertClose(
                        "share " + c + of, fit.shares().at(c), expected.get("P").get(c), fine);
                for (int j = 0; j < items.length; j++) {
                    double chance = fit.answers().get(j).at(c, 1);
                    double theirs =
                            expected.get("probs").get(items[j]).get(c).get(1).asDouble();
                    carcinoma.assertCloseOnScale("P(" + items[j] + " = 2 | " + c + ")" + of, chance, theirs, 1, fine);
                }
            }
        }
    }
}
