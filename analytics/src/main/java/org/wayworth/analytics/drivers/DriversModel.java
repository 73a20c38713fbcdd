package org.wayworth.analytics.drivers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.importance.Lmg;
import org.wayworth.kernel.importance.RelativeWeights;
import org.wayworth.kernel.importance.SubModels;
import org.wayworth.kernel.matrix.SymmetricEigen;
import org.wayworth.kernel.missing.EmMoments;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * Questions held against an outcome: what each accounts for, what a point of it goes with, and how sure that is.
 *
 * <p>Everything comes from the moments of the answers, estimated with their missing values (EM); shares are LMG's. The whole of
 * it is repeated on resamples of the respondents.
 */
final class DriversModel {

    static final double LEVEL = 0.95;

    /** Questions that account for this share of what is explained are named together, */
    private static final double MOST_OF_IT = 0.5;

    /** when they are on top in at least this share of the resamples, */
    private static final double LEAST_STABLE = 0.80;

    /** but no more than a reader remembers. */
    private static final int MOST_NAMES = 3;

    private final List<String> names;
    private final double[][] columns;
    private final DriversSample sample;
    private final EmMoments.Result moments;
    private final Vector slopes;
    private final Figures figures;
    private final DriversSample.Resampled resampled;
    private final int[] order;

    /**
     * The numbers that resamples repeat, one after the other: relative shares, R², slopes, the named shares' sum.
     *
     * @param p questions
     * @param named those whose shares are added up
     */
    private record Figures(int p, List<Integer> named) {

        int r2() {
            return p;
        }

        int slope(int j) {
            return p + 1 + j;
        }

        int sum() {
            return 2 * p + 1;
        }

        /** Empty where these rows give no answer. */
        double[] of(Fit<EmMoments.Result> fit) {
            return fit.flatMap(moments -> moments.regress(p).map(slopes -> of(moments.correlation(), slopes)))
                    .fold(values -> values, no -> new double[0]);
        }

        private double[] of(Matrix correlation, Vector slopes) {
            double[] values = new double[2 * p + 2];
            double[] shares = shares(correlation);
            double r2 = Arrays.stream(shares).sum();
            values[r2()] = r2;
            for (int j = 0; j < p; j++) {
                values[j] = shares[j] / r2;
                values[slope(j)] = slopes.at(j + 1);
            }
            for (int j : named) {
                values[sum()] += values[j];
            }
            return values;
        }
    }

    private DriversModel(
            List<String> names,
            double[][] columns,
            DriversSample sample,
            EmMoments.Result moments,
            Vector slopes,
            Figures figures,
            DriversSample.Resampled resampled) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.sample = sample;
        this.moments = moments;
        this.slopes = slopes;
        this.figures = figures;
        this.resampled = resampled;
        this.order = largestFirst(resampled.replicates().estimate(), figures.p());
    }

    /**
     * @param columns one a question, NaN where the answer is missing
     * @param sample the same respondents' outcome, weights and customers
     */
    static Fit<DriversModel> fit(
            List<String> names, double[][] columns, DriversSample sample, int resamples, long seed) {
        int p = columns.length;
        return moments(columns, sample.outcome(), sample.weights())
                .flatMap(moments -> moments.regress(p).flatMap(slopes -> {
                    Figures figures = new Figures(p, named(moments.correlation()));
                    DriversSample.Statistic statistic = (some, y, weights) -> figures.of(moments(some, y, weights));
                    return sample.resample(columns, figures.of(Fit.done(moments)), statistic, resamples, seed)
                            .map(resampled ->
                                    new DriversModel(names, columns, sample, moments, slopes, figures, resampled));
                }));
    }

    private static Fit<EmMoments.Result> moments(double[][] columns, double[] y, double[] weights) {
        double[][] withOutcome = Arrays.copyOf(columns, columns.length + 1);
        withOutcome[columns.length] = y;
        return EmMoments.fit(withOutcome, weights);
    }

    /** Shares of the outcome's variance; above 20 questions by Johnson's weights, which cost no 2^p models. */
    static double[] shares(Matrix correlation) {
        return correlation.rows() - 1 > SubModels.MOST_COLUMNS
                ? RelativeWeights.of(correlation).weights().toArray()
                : Lmg.ofCorrelation(correlation).shares().toArray();
    }

    private static List<Integer> named(Matrix correlation) {
        double[] shares = shares(correlation);
        double r2 = Arrays.stream(shares).sum();
        int[] order = largestFirst(Vector.of(shares), shares.length);
        int count = 0;
        double sum = 0;
        while (count < Math.min(MOST_NAMES, shares.length) && sum < MOST_OF_IT * r2) {
            sum += shares[order[count++]];
        }
        return IntStream.of(order).limit(count).boxed().toList();
    }

    private static int[] largestFirst(Vector values, int p) {
        return IntStream.range(0, p)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -values.at(j)).thenComparing(j -> j))
                .mapToInt(j -> j)
                .toArray();
    }

    int size() {
        return figures.p();
    }

    List<String> names() {
        return names;
    }

    String name(int j) {
        return names.get(j);
    }

    /** Questions by what they account for, the largest share first. */
    int[] order() {
        return order.clone();
    }

    /** Those that a headline names. */
    List<Integer> named() {
        return figures.named();
    }

    EmMoments.Result moments() {
        return moments;
    }

    DriversSample sample() {
        return sample;
    }

    DriversSample.Resampled resampled() {
        return resampled;
    }

    double r2() {
        return resampled.replicates().estimate().at(figures.r2());
    }

    Measured r2Measured(Unit unit) {
        return within(resampled.biasCorrected(figures.r2(), unit));
    }

    /** What the named questions account for, of what is explained. */
    Measured namedShare(Unit unit) {
        return within(resampled.biasCorrected(figures.sum(), unit));
    }

    double namedError() {
        return resampled.replicates().standardError(figures.sum());
    }

    /** Of what is explained. */
    Measured share(int j, Unit unit) {
        return within(resampled.percentile(j, unit));
    }

    /** Intervals whose spread was scaled may pass the ends of a share. */
    private static Measured within(Measured share) {
        return new Measured(
                share.value(), Math.max(0, share.low()), Math.min(1, share.high()), share.level(), share.unit());
    }

    /** What one point of the question goes with, the others held constant. */
    Measured slope(int j, Unit unit) {
        return resampled.percentile(figures.slope(j), unit);
    }

    /** The slope in each resample. */
    double[] slopes(int j) {
        Matrix values = resampled.replicates().values();
        return IntStream.range(0, values.rows())
                .mapToDouble(b -> values.at(b, figures.slope(j)))
                .toArray();
    }

    double slope(int j) {
        return slopes.at(j + 1);
    }

    /** Standard deviations of the outcome in one of the question: what a slope is divided by to be standardised. */
    double pointsPerStandard(int j) {
        Matrix covariance = moments.covariance();
        return Math.sqrt(covariance.at(figures.p(), figures.p()) / covariance.at(j, j));
    }

    double slopeError(int j) {
        return resampled.replicates().standardError(figures.slope(j));
    }

    double correlation(int j) {
        return moments.correlation().at(j, figures.p());
    }

    /** The question's slope has the opposite sign of its correlation, beyond chance: a suppressor. */
    boolean isSuppressed(int j) {
        return slope(j) * correlation(j) < 0 && slope(j, Unit.number("")).isClearOf(0);
    }

    /** Whether the largest share can be told from the smallest: no ranking otherwise. */
    boolean isRanked() {
        Unit share = Unit.share("");
        return order.length > 1
                && share(order[0], share).low()
                        > share(order[order.length - 1], share).high();
    }

    /** The share of resamples in which the question is among the {@code top}. */
    double inTop(int j, int top) {
        return resampled.replicates().share(values -> rank(values, j) <= top);
    }

    /** The share of resamples in which the same questions are on top. */
    double namedOnTop() {
        int count = named().size();
        return resampled.replicates().share(values -> named().stream().allMatch(j -> rank(values, j) <= count));
    }

    /** Whether the first alone is so in most resamples. */
    boolean isFirstStable() {
        return resampled.replicates().share(values -> rank(values, order[0]) == 1) >= LEAST_STABLE;
    }

    /** Whether the questions on top are so in most resamples. */
    boolean isStable() {
        return namedOnTop() >= LEAST_STABLE;
    }

    /** "1 to 2": the ranks between which 95% of the resamples lie. */
    String ranks(int j) {
        Replicates replicates = resampled.replicates();
        int n = replicates.values().rows();
        int[] ranks = IntStream.range(0, n)
                .map(b -> rank(replicates.values().row(b), j))
                .sorted()
                .toArray();
        int cut = (int) Math.floor((1 - LEVEL) / 2 * n);
        int best = ranks[cut];
        int worst = ranks[n - 1 - cut];
        return best == worst ? Integer.toString(best) : best + " to " + worst;
    }

    private int rank(Vector values, int j) {
        return 1
                + (int) IntStream.range(0, figures.p())
                        .filter(k -> values.at(k) > values.at(j))
                        .count();
    }

    /** How much of the questions' own variation goes back to one common factor. */
    CommonFactor commonFactor() {
        int p = figures.p();
        double[] among = new double[p * p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                among[j * p + k] = moments.correlation().at(j, k);
            }
        }
        return new CommonFactor(SymmetricEigen.of(among, p).value(0) / p, p);
    }

    /** Shares of what is explained, of other rows or other moments; not resampled. */
    static double[] relative(Matrix correlation) {
        double[] shares = shares(correlation);
        double r2 = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / r2).toArray();
    }

    /** The same model on some of the rows, without resamples. */
    Fit<double[]> relative(int[] rows) {
        if (rows.length < DriversStudy.need(figures.p())) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, "there are only " + Unit.whole(rows.length) + " responses", "take more");
        }
        DriversSample part = sample.of(rows);
        return moments(columns(rows), part.outcome(), part.weights()).map(some -> relative(some.correlation()));
    }

    /** The largest change of a question's share of what is explained. */
    double largestChange(double[] relative) {
        return IntStream.range(0, figures.p())
                .mapToDouble(j ->
                        Math.abs(relative[j] - resampled.replicates().estimate().at(j)))
                .max()
                .orElse(0);
    }

    /** The sum over the named questions. */
    double namedShare(double[] relative) {
        return named().stream().mapToDouble(j -> relative[j]).sum();
    }

    /** Rows without a missing answer. */
    int[] complete() {
        return IntStream.range(0, sample.size())
                .filter(i -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
    }

    /** The columns of some rows. */
    double[][] columns(int[] rows) {
        return Arrays.stream(columns)
                .map(column -> IntStream.of(rows).mapToDouble(i -> column[i]).toArray())
                .toArray(double[][]::new);
    }

    /** Least squares among those who answered everything, with HC3 errors, or by customer where they answer often. */
    Fit<Ols.Result> completeModel() {
        int[] rows = complete();
        DriversSample part = sample.of(rows);
        return rows.length <= size() + 1
                ? Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        "there are only " + Unit.whole(rows.length) + " complete responses",
                        "use fewer questions")
                : Ols.fit(columns(rows), part.outcome(), part.errors());
    }
}
