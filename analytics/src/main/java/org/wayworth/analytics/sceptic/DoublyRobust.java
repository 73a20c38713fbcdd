package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.Balance;
import org.wayworth.kernel.causal.BoostedTreesLearner;
import org.wayworth.kernel.causal.CrossFitting;
import org.wayworth.kernel.causal.EffectSignal;
import org.wayworth.kernel.causal.Learner;
import org.wayworth.kernel.causal.LinearLearner;
import org.wayworth.kernel.causal.LogisticLearner;
import org.wayworth.kernel.causal.PartiallyLinear;
import org.wayworth.kernel.causal.SplineLearner;
import org.wayworth.kernel.causal.UnequalEffects;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.tree.BoostedTrees;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;

/**
 * A comparison whose adjustment is learnt, and checked on customers that the learning did not see: per unit of the
 * exposure, and for high against low exposures. It forgives one of its two adjustments being wrong.
 *
 * <p>What is learnt is learnt by regressions with and without splines, and by boosted trees, whichever predicts best out
 * of fold; five folds, five splits, the median of them; a customer's rows stay in one fold, and which one depends on the
 * customer's key, not on where the rows stand. Of many rows trees learn from some; all are predicted, and the estimate
 * rests on all.
 */
public final class DoublyRobust {

    /** Of more rows those of some customers are taken. */
    static final int MOST_ROWS = 100_000;

    /** Fewer rows teach trees nothing that regressions do not know. */
    static final int TREES_FROM = 1_000;

    /** Sixty trees of eight leaves learn little more from more rows, and take four times as long from four times as many. */
    private static final int TREES_FROM_AT_MOST = 20_000;

    /** In the order of {@link #LEARNERS}. */
    private static final List<Learner> NUMBERS = List.of(
            LinearLearner.leastSquares(),
            SplineLearner.of(LinearLearner.leastSquares()),
            trees(BoostedTrees.Loss.SQUARED));

    private static final List<Learner> CHANCES = List.of(
            LogisticLearner.maximumLikelihood(),
            SplineLearner.of(LogisticLearner.maximumLikelihood()),
            trees(BoostedTrees.Loss.LOG));

    private static final List<String> LEARNERS = List.of("regression", "regression with splines", "boosted trees");

    /** Streams of chance that belong to this class. */
    private static final int SPLITS = 702;

    private static final int EXPLORING = 703;

    /** Fewer rows leave too few in a fifth of the half that proves what the other half taught. */
    private static final int FEWEST_TO_EXPLORE = 1_000;

    private final double[] exposure;
    private final double[] outcome;
    private final Covariates covariates;
    private final long[] customer;
    private final long seed;
    private final int allRows;

    private DoublyRobust(
            double[] exposure, double[] outcome, Covariates covariates, long[] customer, long seed, int allRows) {
        this.exposure = exposure;
        this.outcome = outcome;
        this.covariates = covariates;
        this.customer = customer;
        this.seed = seed;
        this.allRows = allRows;
    }

    static DoublyRobust of(double[] exposure, double[] outcome, Covariates covariates, long[] customer, long seed) {
        int[] rows = KeyOrder.of(
                SomeCustomers.rows(customer, MOST_ROWS, seed), customer, exposure, outcome, covariates.columns());
        double[] x = Rows.pick(exposure, rows);
        double[] y = Rows.pick(outcome, rows);
        Covariates known = rows.length == exposure.length ? covariates.inOrder(rows) : covariates.ofRows(rows);
        long[] who = Arrays.stream(rows).mapToLong(i -> customer[i]).toArray();
        return new DoublyRobust(x, y, known, who, seed, exposure.length);
    }

    /** A customer's rows stay together. */
    private CrossFitting split(int stream) {
        CrossFitting split = CrossFitting.standard(Streams.childSeed(seed, stream));
        return Clusters.of(customer).map(split::clustered).orElse(split);
    }

    /** Rows that the estimates rest on. */
    public long rows() {
        return exposure.length;
    }

    /** Whether customers were drawn, since all would have taken minutes. */
    public boolean isSample() {
        return exposure.length < allRows;
    }

    /** By how much the outcome differs per unit of the exposure. */
    public Fit<PartiallyLinear.Result> perUnit() {
        if (covariates.size() == 0) {
            return nothingKnown();
        }
        List<Learner> learners = learners(NUMBERS);
        return PartiallyLinear.fit(
                covariates.columns(),
                exposure,
                outcome,
                new PartiallyLinear.Options(learners, learners, split(SPLITS)));
    }

    /** {@link #perUnit} with regressions alone, to hold against it; empty where no trees were taken. */
    public Optional<Fit<PartiallyLinear.Result>> byRegression(PartiallyLinear.Result perUnit) {
        int trees = LEARNERS.size() - 1;
        return perUnit.outcomeLearner() == trees || perUnit.exposureLearner() == trees
                ? Optional.of(PartiallyLinear.fit(
                        covariates.columns(), exposure, outcome, PartiallyLinear.Options.standard(split(SPLITS))))
                : Optional.empty();
    }

    private static Learner trees(BoostedTrees.Loss loss) {
        return new BoostedTreesLearner(new BoostedTrees(loss, 60, 3, 0.15, 20), TREES_FROM_AT_MOST);
    }

    private List<Learner> learners(List<Learner> all) {
        return exposure.length < TREES_FROM ? all.subList(0, all.size() - 1) : all;
    }

    /** Which learner was taken: "boosted trees". */
    public static String learner(int place) {
        return LEARNERS.get(place);
    }

    /** Exposures of at least {@code cut} against lower ones, among those who might as well have gone either way. */
    public Fit<Aipw.Result> above(double cut) {
        if (covariates.size() == 0) {
            return nothingKnown();
        }
        return Aipw.fit(
                covariates.columns(),
                high(cut),
                outcome,
                Aipw.Options.standard(split(SPLITS)).learning(learners(NUMBERS), learners(CHANCES)));
    }

    /**
     * Whether the difference per unit is larger for some, without saying beforehand for whom; traits in standard
     * deviations, in the order of {@link #names}. It explores: a finding of it is a question to test.
     *
     * @param perUnit of {@link #perUnit}, whose rests are learnt from
     */
    public Fit<UnequalEffects.Result> forWhom(PartiallyLinear.Result perUnit) {
        if (exposure.length < FEWEST_TO_EXPLORE) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    Unit.whole(exposure.length) + " rows",
                    "at least " + Unit.whole(FEWEST_TO_EXPLORE)
                            + " are needed to learn from one half and to prove on the other");
        }
        EffectSignal signal = EffectSignal.perUnit(
                perUnit.exposureRest().toArray(), perUnit.outcomeRest().toArray());
        return UnequalEffects.fit(
                Arrays.stream(covariates.columns())
                        .map(DoublyRobust::standardised)
                        .toArray(double[][]::new),
                signal,
                UnequalEffects.Options.standard(split(EXPLORING)));
    }

    /** Columns are centred and vary. */
    private static double[] standardised(double[] column) {
        double deviation = Math.sqrt(Arrays.stream(column).map(x -> x * x).sum() / column.length);
        return Arrays.stream(column).map(x -> x / deviation).toArray();
    }

    /** How similar both sides of the cut are in what was known, before and after the weights of {@link #above}. */
    public Balance.Result balance(double cut, Aipw.Result result) {
        return Balance.of(covariates.columns(), high(cut), result.weights().toArray(), Balance.Scale.BOTH);
    }

    /** Whether the weights made both sides similar. */
    public static Check balanceCheck(Fit<Balance.Result> balance) {
        RobustnessCheck check = RobustnessCheck.of(
                "balance", "Once weighted, are high and low raters similar in everything that was known before?");
        return check.of(
                balance.map(Balance.Result::largestAfter),
                largest -> check.passedIf(
                        largest < Balance.THRESHOLD,
                        String.format(
                                Locale.ROOT,
                                "the largest difference is %.2f standard deviations; below %.1f counts as similar",
                                largest,
                                Balance.THRESHOLD)));
    }

    /** Names of the columns that were known before: the rows of {@link #balance}. */
    public List<String> names() {
        return covariates.names();
    }

    private double[] high(double cut) {
        return Arrays.stream(exposure).map(e -> e >= cut ? 1 : 0).toArray();
    }

    private static <R> Fit<R> nothingKnown() {
        return Fit.impossible(
                Fit.Reason.TOO_FEW_EVENTS,
                "nothing was known before the exposure",
                "import purchases from before the responses");
    }
}
