package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.regression.Shrinkage;
import org.wayworth.kernel.tree.BoostedTrees;

/**
 * Whether an effect is larger for some than for others, without saying beforehand for whom; and if so, how large it is
 * in each part of the rows, and what the most and the least affected are like.
 *
 * <p>Half of the rows learn who is affected most; the other half, which the learning did not see, proves it. Nothing is
 * said about single rows. It explores: what it finds is to be tested. Where groups were declared beforehand, test those.
 *
 * <p>Method: best linear predictor of the effect (a slope of 0 means that what was learnt tells nothing), effects of
 * sorted groups, and the comparison of the outer ones; over many splits, of which medians are taken at half the error
 * allowed. Source: Chernozhukov, Demirer, Duflo and Fernández-Val (2018), Generic machine learning inference on
 * heterogeneous treatment effects, NBER 24678; groups' intervals hold together after Šidák (1967), Journal of the
 * American Statistical Association 62(318), 626–633.
 */
public final class UnequalEffects {

    /** Rows that each part of the proving half must have. */
    static final int FEWEST_IN_PART = 10;

    /** Folds of the learning half by which a learner is chosen. */
    private static final int CHOOSING = 2;

    private static final int PARTS = 5;
    private static final int SPLITS = 21;

    /** Forty trees of four leaves learn little more from more. */
    private static final int TREES_FROM_AT_MOST = 20_000;

    /**
     * @param learners of the effect; in each split the one with least out-of-fold loss within the learning half is taken
     * @param parts groups of equal size, sorted by what was learnt; 2 or more
     * @param split in two folds: the first learns, the second proves
     */
    public record Options(List<Learner> learners, int parts, CrossFitting split) {

        public Options {
            learners = List.copyOf(learners);
            if (parts < 2) {
                throw new IllegalArgumentException("parts must be 2 or more, not " + parts);
            }
        }

        /** Ridge regression, and small boosted trees from at most 20,000 rows; fifths; 21 splits. */
        public static Options standard(CrossFitting split) {
            BoostedTrees small = new BoostedTrees(BoostedTrees.Loss.SQUARED, 40, 2, 0.1, 50);
            return new Options(
                    List.of(new LinearLearner(0.1), new BoostedTreesLearner(small, TREES_FROM_AT_MOST)),
                    PARTS,
                    split.withFolds(2).repeated(SPLITS));
        }
    }

    /** @param shrunk the effect pulled toward the common one by as much as chance moves it */
    public record Part(Estimate effect, double shrunk) {}

    /**
     * Estimates are medians over splits, and so are the ends of their intervals, taken at half the error allowed.
     *
     * @param average effect
     * @param slope of the effect on what was learnt: 0 when it tells nothing, 1 when differences are as large as told
     * @param pValue of a slope of 0 or less, twice the median over splits
     * @param parts the least affected first; their intervals hold together
     * @param mostLessLeast effect in the last part less that in the first
     * @param traits for each column, its mean in the last part less that in the first; their intervals hold together
     * @param taken in how many splits each learner was taken
     */
    public record Result(
            Estimate average,
            Estimate slope,
            double pValue,
            List<Part> parts,
            Estimate mostLessLeast,
            List<Estimate> traits,
            List<Integer> taken) {

        public Result {
            parts = List.copyOf(parts);
            traits = List.copyOf(traits);
            taken = List.copyOf(taken);
        }

        public int splits() {
            return taken.stream().mapToInt(times -> times).sum();
        }
    }

    private UnequalEffects() {}

    /** @param columns {@code columns[j][i]}: what is known of row i; finite */
    public static Fit<Result> fit(double[][] columns, EffectSignal signal, Options options) {
        int n = Rows.count(columns);
        Rows.requireFinite(columns);
        Rows.requireLength("signal", signal.rows(), n);
        Optional<Fit<Result>> out = Magnitude.<Result>out(columns)
                .or(() -> Magnitude.out(signal.guesses()))
                .or(() -> options.split().tooFew(n, 2 * CHOOSING));
        if (out.isPresent()) {
            return out.get();
        }
        int least = 2 * options.parts() * FEWEST_IN_PART;
        if (n < least) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    n + " rows to learn from and to prove on",
                    "at least " + least + " are needed for " + options.parts() + " parts");
        }
        List<Folds> splits = options.split().splits(n);
        if (splits.get(0).count() != 2) {
            throw new IllegalArgumentException("a split must have 2 folds, one to learn from and one to prove on, not "
                    + splits.get(0).count());
        }
        Lesson lesson = signal.lesson(columns);
        List<Fit<HeldOut>> tried = Blocks.map(splits.size(), r -> prove(lesson, splits.get(r), r, options));
        List<HeldOut> proofs = new ArrayList<>();
        for (Fit<HeldOut> fit : tried) {
            if (!fit.isDone()) {
                return fit.map(UnequalEffects::unreachable);
            }
            proofs.add(fit.get());
        }
        return Fit.done(combine(proofs, options));
    }

    private static Result unreachable(HeldOut proof) {
        throw new IllegalStateException("a refusal has no result: " + proof);
    }

    /** Learns from one half of the rows, and proves on the other. */
    private static Fit<HeldOut> prove(Lesson lesson, Folds halves, int number, Options options) {
        int[] learning = halves.rowsOf(0);
        int[] proving = halves.rowsOf(1);
        CrossFitting split = options.split();
        Lesson half = lesson.of(learning);
        if (half.weightless() || lesson.of(proving).weightless()) {
            return weightless();
        }
        boolean[] all = new boolean[learning.length];
        Arrays.fill(all, true);
        Folds folds = Folds.random(learning.length, split.clusterOf(learning), CHOOSING, split.seedOf(number));
        for (int k = 0; k < CHOOSING; k++) {
            if (half.of(folds.training(k, all)).weightless()) {
                return weightless();
            }
        }
        return Prediction.best(options.learners(), half, all, folds, Prediction.Loss.SQUARED)
                .flatMap(best -> options.learners()
                        .get(best.learner())
                        .learn(half)
                        .flatMap(model -> HeldOut.of(
                                best.learner(),
                                model.predict(lesson.columnsOf(proving)),
                                lesson.of(proving),
                                split.clusterOf(proving),
                                options.parts(),
                                split.seedOf(number))));
    }

    private static <R> Fit<R> weightless() {
        return Fit.impossible(
                Fit.Reason.TOO_FEW_ROWS,
                "a part of the rows to learn from has no weight at all",
                "use more rows that tell about the effect");
    }

    private static Result combine(List<HeldOut> proofs, Options options) {
        double level = options.split().level();
        int k = options.parts();
        List<Estimate> effects = IntStream.range(0, k)
                .mapToObj(g -> median(proofs, proof -> proof.parts().get(g), level, k))
                .toList();
        Vector shrunk = Shrinkage.toward(
                effects.stream().mapToDouble(Estimate::value).toArray(),
                effects.stream().mapToDouble(Estimate::standardError).toArray());
        int traits = proofs.get(0).traits().size();
        return new Result(
                median(proofs, HeldOut::average, level, 1),
                median(proofs, HeldOut::slope, level, 1),
                Math.min(1, 2 * median(proofs, HeldOut::pValue)),
                IntStream.range(0, k)
                        .mapToObj(g -> new Part(effects.get(g), shrunk.at(g)))
                        .toList(),
                median(proofs, HeldOut::mostLessLeast, level, 1),
                IntStream.range(0, traits)
                        .mapToObj(j -> median(proofs, proof -> proof.traits().get(j), level, traits))
                        .toList(),
                IntStream.range(0, options.learners().size())
                        .mapToObj(l -> (int) proofs.stream()
                                .filter(proof -> proof.learner() == l)
                                .count())
                        .toList());
    }

    /**
     * The median of an estimate over splits. Its ends are the medians of ends at half the error allowed, which the choice
     * of the median costs, shared among the comparisons that shall hold together.
     */
    private static Estimate median(
            List<HeldOut> proofs, Function<HeldOut, HeldOut.Told> told, double level, int together) {
        double each = Math.pow(1 - (1 - level) / 2, 1.0 / together);
        double reach = Quantile.normalReach(each);
        return new Estimate(
                median(proofs, proof -> told.apply(proof).value()),
                median(proofs, proof -> told.apply(proof).standardError()),
                new Interval(
                        median(
                                proofs,
                                proof -> told.apply(proof).value()
                                        - reach * told.apply(proof).standardError()),
                        median(
                                proofs,
                                proof -> told.apply(proof).value()
                                        + reach * told.apply(proof).standardError()),
                        level),
                told.apply(proofs.get(0)).n());
    }

    private static double median(List<HeldOut> proofs, ToDoubleFunction<HeldOut> of) {
        return Scores.median(proofs.stream().mapToDouble(of).toArray());
    }
}
