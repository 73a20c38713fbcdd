package org.wayworth.kernel.hostile;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.agreement.CohenKappa;
import org.wayworth.kernel.agreement.KrippendorffAlpha;
import org.wayworth.kernel.classification.ChanceCalibration;
import org.wayworth.kernel.classification.Confusion;
import org.wayworth.kernel.cluster.Euclidean;
import org.wayworth.kernel.cluster.GapStatistic;
import org.wayworth.kernel.cluster.GaussianMixture;
import org.wayworth.kernel.cluster.Gower;
import org.wayworth.kernel.cluster.GroupCount;
import org.wayworth.kernel.cluster.KMeans;
import org.wayworth.kernel.cluster.KPrototypes;
import org.wayworth.kernel.cluster.LatentClass;
import org.wayworth.kernel.cluster.Medoids;
import org.wayworth.kernel.cluster.Partition;
import org.wayworth.kernel.cluster.Silhouette;
import org.wayworth.kernel.cluster.Stability;
import org.wayworth.kernel.drift.Matching;
import org.wayworth.kernel.drift.Partitions;
import org.wayworth.kernel.drift.StabilityIndex;
import org.wayworth.kernel.match.FellegiSunter;
import org.wayworth.kernel.match.JaroWinkler;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.typing.ClassificationTree;
import org.wayworth.kernel.typing.CrossValidation;
import org.wayworth.kernel.typing.ForwardSelection;
import org.wayworth.kernel.typing.LinearDiscriminant;

/** Groups found, compared and told; agreement and matches. */
final class GroupEntries {

    private static final CrossValidation.Options THREE_FOLDS = new CrossValidation.Options(3, 0.95, 2);

    private GroupEntries() {}

    static void add(Entries entries) {
        clusters(entries);
        comparisons(entries);
        typing(entries);
        agreement(entries);
    }

    private static void clusters(Entries entries) {
        entries.add("cluster.KMeans.fit", t -> KMeans.fit(t.columns(), new KMeans.Options(3, 3, 50, 1e-4, 1)));
        entries.add("cluster.KMeans.fitFrom", t -> KMeans.fitFrom(t.columns(), ends(t), 50));
        entries.add("cluster.KMeans.assign", t -> KMeans.assign(t.columns(), Matrix.of(ends(t))));
        entries.add("cluster.Medoids.fit", t -> Medoids.fit(Euclidean.of(t.columns()), 3));
        entries.add(
                "cluster.Medoids.fitSamples",
                t -> Medoids.fitSamples(
                        Gower.of(t.columns(), new int[][] {t.groups()}), 2, new Medoids.Samples(2, 20, 3)));
        entries.add("cluster.Gower.of", t -> {
            Gower gower = Gower.of(t.columns(), new int[][] {t.groups()});
            return List.of(gower.between(0, 0), gower.between(0, t.n() - 1));
        });
        entries.add(
                "cluster.KPrototypes.fit",
                t -> KPrototypes.fit(t.columns(), new int[][] {t.groups()}, new KPrototypes.Options(2, 0.5, 2, 30, 4)));
        entries.add(
                "cluster.KPrototypes.fitFrom",
                t -> KPrototypes.fitFrom(t.columns(), new int[][] {t.groups()}, new int[] {0, t.n() - 1}, 0.5, 30));
        for (GaussianMixture.Shape shape : GaussianMixture.Shape.values()) {
            entries.add(
                    "cluster.GaussianMixture.fit " + shape,
                    t -> GaussianMixture.fit(t.columns(), new GaussianMixture.Options(2, shape, 3, 200, 1e-8, 5)));
        }
        entries.add(
                "cluster.GaussianMixture.compare", t -> GaussianMixture.compare(new double[][] {t.columns()[0]}, 2, 5));
        entries.add(
                "cluster.LatentClass.fit",
                t -> LatentClass.fit(
                        new int[][] {
                            fromOne(t.answers()), fromOne(signs(t)), fromOne(t.yesInts()), fromOne(t.treatedInts())
                        },
                        new LatentClass.Options(2, 3, 200, 1e-8, 6)));
        entries.add(
                "cluster.GapStatistic.fit", t -> GapStatistic.fit(t.columns(), new GapStatistic.Options(3, 5, 2, 7)));
        entries.add(
                "cluster.GroupCount.weigh",
                t -> GroupCount.weigh(t.columns(), new GroupCount.Options(3, 0.05, 60, 5, 5, 8)));
        entries.add(
                "cluster.Silhouette.euclidean", t -> Silhouette.euclidean(t.columns(), Partition.of(3, t.groups())));
        entries.add(
                "cluster.Silhouette.of", t -> Silhouette.of(Euclidean.of(t.columns()), Partition.of(3, t.groups())));
        entries.add(
                "cluster.Stability.fit",
                t -> Stability.fit(
                        Partition.of(3, t.groups()),
                        (rows, seed) -> KMeans.fit(
                                        Arrays.stream(t.columns())
                                                .map(c -> Table.pick(c, rows))
                                                .toArray(double[][]::new),
                                        new KMeans.Options(3, 2, 30, 1e-4, seed))
                                .map(KMeans.Result::partition),
                        new Stability.Options(50, 9)));
    }

    private static int[] fromOne(int[] codes) {
        return Arrays.stream(codes).map(code -> code + 1).toArray();
    }

    private static int[] signs(Table t) {
        return Arrays.stream(t.columns()[2]).mapToInt(v -> v > 0 ? 1 : 0).toArray();
    }

    /** The first row and the last. */
    private static double[][] ends(Table t) {
        double[][] ends = new double[2][3];
        for (int j = 0; j < 3; j++) {
            ends[0][j] = t.columns()[j][0];
            ends[1][j] = t.columns()[j][t.n() - 1];
        }
        return ends;
    }

    private static void comparisons(Entries entries) {
        entries.add("drift.Partitions.compare", t -> Partitions.compare(t.groups(), t.answers()));
        entries.add(
                "drift.Matching.best",
                t -> Matching.best(Matrix.of(
                        new double[][] {{t.chances()[0], t.y()[0]}, {t.columns()[0][0], t.columns()[1][0]}})));
        entries.add(
                "drift.StabilityIndex.fit",
                t -> StabilityIndex.fit(
                        tally(t.answers()),
                        tally(Arrays.stream(t.answers()).map(a -> 3 - a).toArray())));
        entries.add(
                "drift.StabilityIndex.ofShares",
                t -> StabilityIndex.ofShares(
                        new double[] {t.chances()[0], 1 - t.chances()[0]}, new double[] {0.5, 0.5}));
        entries.add("classification.ChanceCalibration.fit", t -> ChanceCalibration.fit(t.chances(), t.yesInts(), 5));
        entries.add(
                "classification.Confusion.of",
                t -> List.of(
                        Confusion.of(t.groups(), t.answers(), 4),
                        Confusion.macroF1Interval(t.groups(), t.answers(), 4, 0.95, new Bootstrap.Options(30, 2))));
    }

    private static long[] tally(int[] codes) {
        long[] counts = new long[4];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    private static void typing(Entries entries) {
        ClassificationTree.Options small = new ClassificationTree.Options(3, 4, 2, 0.01);
        CrossValidation.Learner tree =
                (columns, labels, classes) -> ClassificationTree.fit(columns, labels, classes, small);
        entries.add("typing.ClassificationTree.fit", t -> ClassificationTree.fit(t.columns(), t.groups(), 3, small));
        entries.add(
                "typing.LinearDiscriminant.fit",
                t -> LinearDiscriminant.fit(t.two(), t.groups(), 3)
                        .map(fit -> List.of(fit, fit.chances(new double[] {t.two()[0][0], t.two()[1][0]}))));
        entries.add(
                "typing.CrossValidation.fit", t -> CrossValidation.fit(t.columns(), t.groups(), 3, tree, THREE_FOLDS));
        entries.add(
                "typing.CrossValidation.fit discriminant",
                t -> CrossValidation.fit(t.two(), t.treatedInts(), 2, LinearDiscriminant::fit, THREE_FOLDS));
        entries.add(
                "typing.ForwardSelection.fit",
                t -> ForwardSelection.fit(t.columns(), t.groups(), 3, 2, tree, THREE_FOLDS));
    }

    private static void agreement(Entries entries) {
        for (CohenKappa.Weights weights : CohenKappa.Weights.values()) {
            entries.add(
                    "agreement.CohenKappa.fit " + weights,
                    t -> CohenKappa.fit(t.answers(), t.groups(), 4, weights, 0.95));
        }
        for (KrippendorffAlpha.Scale scale : KrippendorffAlpha.Scale.values()) {
            entries.add(
                    "agreement.KrippendorffAlpha.fit " + scale,
                    t -> KrippendorffAlpha.fit(
                            new double[][] {t.y(), t.columns()[0]}, scale, 0.95, new Bootstrap.Options(30, 2)));
        }
        entries.add(
                "match.FellegiSunter.fit",
                t -> FellegiSunter.fit(patterns(t), t.weights(), FellegiSunter.Options.defaults())
                        .map(fit -> List.of(
                                fit,
                                fit.weight(patterns(t)[0]),
                                fit.posterior(patterns(t)[0]),
                                fit.termFrequencyAdjustment(0, 0.01))));
        entries.add(
                "match.JaroWinkler",
                t -> List.of(
                        JaroWinkler.jaro(t.name(), "outcome"),
                        JaroWinkler.likeness("", t.name()),
                        JaroWinkler.likeness("", "")));
    }

    private static int[][] patterns(Table t) {
        int[][] patterns = new int[t.n()][];
        Arrays.setAll(patterns, i -> new int[] {t.yesInts()[i], t.treatedInts()[i], t.groups()[i] > 0 ? 1 : 0});
        return patterns;
    }
}
