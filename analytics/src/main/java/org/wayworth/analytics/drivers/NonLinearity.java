package org.wayworth.analytics.drivers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.importance.NonLinearGain;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.tree.BoostedTrees;
import org.wayworth.kernel.tree.TreeShap;
import org.wayworth.vocabulary.Unit;

/**
 * Whether thresholds, bends and interactions of questions explain clearly more of the outcome than straight lines do, on
 * responses held out; complete responses only, since trees take no missing answers here.
 *
 * <p>LMG shares out what lines explain. Where trees explain clearly more, that is too little, and may be shared out
 * otherwise; the trees' own importance then stands beside it: the mean absolute SHAP value of each question (Lundberg et
 * al. 2020). The two are not the same measure: sizes of contributions against shares of variance.
 *
 * @param gain shares explained of responses held out
 * @param contributions mean absolute SHAP values in units of the outcome; empty where lines are enough
 */
record NonLinearity(NonLinearGain.Result gain, Optional<Vector> contributions) {

    /** More of the variance than this is worth a second picture. */
    static final double CLEARLY = 0.02;

    /** Sums of trees over more rows would cost seconds, and tell the same. */
    private static final int MOST_ROWS = 20_000;

    /** Contributions are a mean over as many. */
    private static final int MOST_EXPLAINED = 2_000;

    static Fit<NonLinearity> of(DriversStudy study, long seed) {
        DriversModel model = study.model();
        int[] rows = some(model.complete(), seed);
        if (rows.length < DriversStudy.need(model.size())) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "there are only " + Unit.whole(rows.length) + " complete responses",
                    "use fewer questions");
        }
        DriversSample sample = model.sample().of(rows);
        double[][] columns = model.columns(rows);
        return NonLinearGain.fit(
                        columns, sample.outcome(), sample.weights(), sample.customer(), DriversModel.LEVEL, seed)
                .map(gain -> new NonLinearity(gain, isClear(gain) ? contributions(columns, sample) : Optional.empty()));
    }

    /** At most {@link #MOST_ROWS}, by chance, in their order. */
    private static int[] some(int[] rows, long seed) {
        if (rows.length <= MOST_ROWS) {
            return rows;
        }
        int[] order = PermutationSampler.natural(rows.length);
        PermutationSampler.shuffle(Streams.stream(seed, 0), order);
        return Arrays.stream(order, 0, MOST_ROWS).sorted().map(k -> rows[k]).toArray();
    }

    private static boolean isClear(NonLinearGain.Result gain) {
        return gain.gain().interval().low() > 0 && gain.gain().value() >= CLEARLY;
    }

    private static Optional<Vector> contributions(double[][] columns, DriversSample sample) {
        int step = (columns[0].length + MOST_EXPLAINED - 1) / MOST_EXPLAINED;
        double[][] some = Arrays.stream(columns)
                .map(column -> IntStream.range(0, column.length)
                        .filter(i -> i % step == 0)
                        .mapToDouble(i -> column[i])
                        .toArray())
                .toArray(double[][]::new);
        return BoostedTrees.of(BoostedTrees.Loss.SQUARED)
                .fit(columns, sample.outcome(), sample.weights())
                .<Optional<Vector>>fold(
                        trees -> Optional.of(TreeShap.explain(trees, some).meanAbsolute()), no -> Optional.empty());
    }

    boolean isClear() {
        return isClear(gain);
    }

    /** Questions by the size of their contributions, the largest first. */
    List<Integer> order() {
        Vector sizes = contributions.orElseThrow();
        return IntStream.range(0, sizes.size())
                .boxed()
                .sorted((one, other) -> Double.compare(sizes.at(other), sizes.at(one)))
                .toList();
    }

    /** Of all contributions. */
    double share(int j) {
        Vector sizes = contributions.orElseThrow();
        return sizes.at(j) / Arrays.stream(sizes.toArray()).sum();
    }
}
