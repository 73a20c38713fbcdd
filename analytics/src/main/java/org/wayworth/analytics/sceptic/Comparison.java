package org.wayworth.analytics.sceptic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Logistic;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;

/**
 * An exposure, an outcome and what was known before: the difference that goes with one unit more of the exposure,
 * and the attempts to show that it is an artefact.
 *
 * <p>Errors: HC3 with one row a customer, clustered by customer (CR1) where customers have several rows.
 */
public final class Comparison {

    /** Propensities outside leave a group without anyone to compare with (Crump et al. 2009, rounded outward). */
    private static final double LEAST_PROPENSITY = 0.02;

    private static final double MOST_OUTSIDE = 0.10;

    /** Effective share of the rows after weighting, below which a few rows carry the comparison. */
    private static final double LEAST_EFFECTIVE = 0.30;

    /** The model of who rates high learns from as many rows, evenly spaced; more settle its coefficients no better. */
    private static final int MOST_LEARNT = 200_000;

    private static final double LEVEL = 0.95;

    private final double[] exposure;
    private final double[] outcome;
    private final Covariates covariates;
    private final long[] customer;
    private final Ols.Options errors;
    private final Unit unit;
    private final String steps;

    /**
     * @param exposure one a row
     * @param outcome one a row
     * @param customer whose row it is
     * @param unit of the outcome
     */
    public Comparison(double[] exposure, double[] outcome, Covariates covariates, long[] customer, Unit unit) {
        this(
                exposure,
                outcome,
                covariates,
                customer,
                Clusters.errors(customer),
                new Unit(unit.kind(), unit.symbol(), ""),
                "");
    }

    private Comparison(
            double[] exposure,
            double[] outcome,
            Covariates covariates,
            long[] customer,
            Ols.Options errors,
            Unit unit,
            String steps) {
        this.exposure = exposure;
        this.outcome = outcome;
        this.covariates = covariates;
        this.customer = customer;
        this.errors = errors;
        this.unit = unit;
        this.steps = steps;
    }

    /** The same, whose checks say what step of the exposure their figures are for, such as "per point". */
    public Comparison inSteps(String step) {
        return new Comparison(exposure, outcome, covariates, customer, errors, unit, " " + step);
    }

    /** The exposure that parts the rows most evenly into lower ones, and those of at least as much. */
    public double evenCut() {
        return evenCut(exposure);
    }

    /** The value that parts values most evenly into lower ones, and those of at least as much; theirs where all are alike. */
    public static double evenCut(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        int bestGap = sorted.length;
        for (int i = 1; i < sorted.length; i++) {
            int gap = Math.abs(sorted.length - 2 * i);
            if (sorted[i] > sorted[i - 1] && gap < bestGap) {
                bestGap = gap;
                best = sorted[i];
            }
        }
        return best;
    }

    /** The slope of the outcome on the exposure, as they are. */
    public Fit<Estimate> raw() {
        return slope(exposure, outcome, new double[0][], errors);
    }

    /** The slope given the covariates. */
    public Fit<Estimate> adjusted() {
        return slope(exposure, outcome, covariates.columns(), errors);
    }

    /** The whole model behind {@link #adjusted()}: coefficient 1 is the exposure's. */
    public Fit<Ols.Result> model() {
        return Ols.fit(design(exposure, covariates.columns()), outcome, errors);
    }

    /**
     * A model with a column for each level of the exposure but the first, then the covariates; rows with another
     * exposure take no part, since a level of a row or two would have no error.
     */
    public Fit<Ols.Result> levelModel(double[] levels) {
        int[] rows = IntStream.range(0, exposure.length)
                .filter(i -> Arrays.binarySearch(levels, exposure[i]) >= 0)
                .toArray();
        boolean all = rows.length == exposure.length;
        double[][] others = (all ? covariates : covariates.ofRows(rows)).columns();
        double[] x = all ? exposure : Rows.pick(exposure, rows);
        double[][] columns = new double[levels.length - 1 + others.length][];
        for (int k = 1; k < levels.length; k++) {
            double level = levels[k];
            columns[k - 1] = Arrays.stream(x).map(e -> e == level ? 1 : 0).toArray();
        }
        System.arraycopy(others, 0, columns, levels.length - 1, others.length);
        return Ols.fit(columns, all ? outcome : Rows.pick(outcome, rows), all ? errors : errors(rows));
    }

    /** The slope given the covariates, each row counted by its weight; rows of weight 0 take no part. */
    public Fit<Estimate> weighted(double[] weights) {
        return Ols.fit(design(exposure, covariates.columns()), outcome, errors.weighted(weights))
                .map(result -> result.estimate(1, LEVEL));
    }

    /** The slope given the covariates, among some of the rows. */
    public Fit<Estimate> among(boolean[] chosen) {
        return part(IntStream.range(0, chosen.length).filter(i -> chosen[i]).toArray());
    }

    /** The same question, with the covariates' part learnt out of fold. */
    public DoublyRobust doublyRobust(long seed) {
        return DoublyRobust.of(exposure, outcome, covariates, customer, seed);
    }

    /** Whether the outcome goes with the exposure in a straight line. */
    public Fit<Bend> bend() {
        return Bend.of(exposure, outcome, covariates, customer);
    }

    /** Whether the slope is another one for some groups. */
    public Fit<ForWhom> forWhom(String[] group) {
        return ForWhom.of(exposure, outcome, covariates, customer, group);
    }

    /**
     * Nothing may be found in this comparison's outcome, which came before the exposure; and what is found may not be so wide
     * that it could hide the figure ({@link PlaceboRate}). Both are taken to err apart, which makes their difference look less
     * sure than it is.
     *
     * @param what the outcome, in words
     * @param figure that the finding shows
     */
    public Check placebo(String what, Estimate figure) {
        RobustnessCheck check = RobustnessCheck.of(
                "placebo outcome", "Does it also \u201cpredict\u201d " + what + ", which it cannot have moved?");
        return check.of(adjusted(), names(), found -> {
            PlaceboRate both = new PlaceboRate(figure, found, less(figure, found));
            String text = "difference " + text(found) + "; the figure less that is " + text(both.less());
            return switch (both.verdict()) {
                case PASSED -> check.passed(text);
                case FAILED -> check.failed(text);
                default -> check.cannotTell(text);
            };
        });
    }

    private static Estimate less(Estimate figure, Estimate placebo) {
        double value = figure.value() - placebo.value();
        double error = Math.hypot(figure.standardError(), placebo.standardError());
        double reach = Quantile.normalReach(LEVEL) * error;
        return new Estimate(value, error, new Interval(value - reach, value + reach, LEVEL), placebo.n());
    }

    /** What the kernel's columns are called: the exposure, then what was known before. */
    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("what is compared"));
        names.addAll(covariates.names());
        return names;
    }

    /** When exposures change hands by chance, the method must find something about one time in twenty, not more. */
    public Check shuffledExposure(long seed) {
        return new ShuffledExposure(exposure, outcome, covariates, customer).check(seed);
    }

    /** The first and the second half of the time must not tell opposite stories. */
    public Check halves(double[] time) {
        RobustnessCheck check = RobustnessCheck.of(
                "stable over time", "Is it the same in the earlier and in the later half of the time?");
        if (Arrays.stream(time).allMatch(t -> t == time[0])) {
            return check.byDesign("all are of one day");
        }
        boolean[] isEarly = earlier(time);
        Fit<Estimate> early =
                part(IntStream.range(0, time.length).filter(i -> isEarly[i]).toArray());
        Fit<Estimate> late =
                part(IntStream.range(0, time.length).filter(i -> !isEarly[i]).toArray());
        return check.of(
                early.flatMap(first -> late.map(second -> halves(first, second, check))), names(), found -> found);
    }

    /** The half of the rows that came first; of those at the very middle, the first ones. */
    private static boolean[] earlier(double[] time) {
        boolean[] isEarly = new boolean[time.length];
        int half = time.length / 2;
        if (half == 0) {
            return isEarly;
        }
        double[] sorted = time.clone();
        Arrays.sort(sorted);
        double middle = sorted[half - 1];
        int left = half - (int) Arrays.stream(sorted).filter(t -> t < middle).count();
        for (int i = 0; i < time.length; i++) {
            isEarly[i] = time[i] < middle || (time[i] == middle && left-- > 0);
        }
        return isEarly;
    }

    private Check halves(Estimate first, Estimate second, RobustnessCheck check) {
        double gap = first.value() - second.value();
        double error = Math.hypot(first.standardError(), second.standardError());
        // 2.576: the 1% point, because most sceptics would shrug at 1 in 20.
        boolean alike = Math.abs(gap) <= 2.576 * error;
        boolean sameSign = first.value() * second.value() >= 0;
        return check.passedIf(alike || sameSign, "earlier half " + text(first) + ", later half " + text(second));
    }

    private Fit<Estimate> part(int[] rows) {
        return slope(
                Rows.pick(exposure, rows),
                Rows.pick(outcome, rows),
                covariates.ofRows(rows).columns(),
                errors(rows));
    }

    private Ols.Options errors(int[] rows) {
        return Clusters.errors(IntStream.of(rows).mapToLong(i -> customer[i]).toArray());
    }

    /**
     * Whether high and low exposures occur among alike customers.
     *
     * @param cut exposures of at least {@code cut} are high
     */
    public Check overlap(double cut, String high, String low) {
        RobustnessCheck check = RobustnessCheck.of(
                "overlap", "Are there similar customers on both sides, " + high + " and " + low + "?");
        double[] isHigh = Arrays.stream(exposure).map(e -> e >= cut ? 1 : 0).toArray();
        if (covariates.size() == 0) {
            return check.cannotTell("nothing is known from before to compare by");
        }
        int[] learnt = Rows.evenly(isHigh.length, MOST_LEARNT);
        return Logistic.fit(
                        Rows.pick(covariates.columns(), learnt), Rows.pick(isHigh, learnt), Logistic.Options.standard())
                .fold(
                        model -> overlap(model.predict(covariates.columns()), isHigh, check),
                        no -> check.failed(KernelWords.found(no, covariates.names())));
    }

    private static Check overlap(double[] propensity, double[] isHigh, RobustnessCheck check) {
        int n = isHigh.length;
        int outside = 0;
        double[] sum = new double[2];
        double[] squares = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < n; i++) {
            int side = (int) isHigh[i];
            double p = side == 1 ? propensity[i] : 1 - propensity[i];
            outside += p < LEAST_PROPENSITY || p > 1 - LEAST_PROPENSITY ? 1 : 0;
            double weight = 1 / Math.max(p, 1e-6);
            sum[side] += weight;
            squares[side] += weight * weight;
            count[side]++;
        }
        double effective = Math.min(sum[0] * sum[0] / squares[0] / count[0], sum[1] * sum[1] / squares[1] / count[1]);
        double share = (double) outside / n;
        boolean fine = share <= MOST_OUTSIDE && effective >= LEAST_EFFECTIVE;
        return check.passedIf(
                fine,
                String.format(
                        Locale.ROOT,
                        "%.1f%% of those compared have hardly any similar customer on the other side; weighted, the effective sample size is"
                                + " %.0f%% of the smaller side",
                        100 * share,
                        100 * effective));
    }

    /** How strong a cause that nobody recorded would have to be to bring the interval of {@link #adjusted()} to 0. */
    public Check hiddenCause() {
        return new HiddenCause(exposure, outcome, covariates, errors).check();
    }

    private Fit<Estimate> slope(double[] x, double[] y, double[][] others, Ols.Options errors) {
        return Ols.fit(design(x, others), y, errors).map(result -> result.estimate(1, LEVEL));
    }

    private static double[][] design(double[] x, double[][] others) {
        double[][] columns = new double[others.length + 1][];
        columns[0] = x;
        System.arraycopy(others, 0, columns, 1, others.length);
        return columns;
    }

    private String text(Estimate estimate) {
        return Means.measured(estimate, unit).text() + steps;
    }
}
