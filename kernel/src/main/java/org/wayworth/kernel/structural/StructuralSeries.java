package org.wayworth.kernel.structural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * A series taken apart: a level that wanders, a slope, a season, what other series explain, and the rest.
 *
 * <p>For evenly spaced periods without gaps. Which parts move, and how fast, is estimated; a part that does not move
 * gets a variance of 0. To ask what an event changed take {@link Impact}.
 *
 * <p>Method: Kalman filter with a nearly diffuse start; the irregular variance and the coefficients in closed form, the
 * others' ratios to it by maximum likelihood. Source: Harvey (1989), Forecasting, structural time series models and the
 * Kalman filter, chapter 4; Durbin and Koopman (2012), chapters 4 and 7.
 */
public final class StructuralSeries {

    /** How the level moves. */
    public enum Trend {
        /** A random walk. */
        LOCAL_LEVEL,
        /** A random walk whose drift is itself one: forecasts go on rising or falling, and soon spread wide. */
        LOCAL_LINEAR
    }

    /** Whether intervals count that the variances are estimates. */
    public enum Variances {
        /** Averaged over how uncertain they are: intervals that hold in short series, too. */
        AVERAGED,
        /** Taken as known at their maximum likelihood, as most software does: too sure in short series. */
        AS_ESTIMATED
    }

    /** @param season periods in a cycle: 12 for months in a year, 7 for days in a week; 0 for none */
    public record Options(Trend trend, int season, Variances variances, double level) {

        /** A local level without season, variances averaged, intervals at 95%. */
        public static final Options DEFAULT = new Options(Trend.LOCAL_LEVEL, 0, Variances.AVERAGED, 0.95);

        public Options {
            Interval.requireLevel(level);
            if (season < 0 || season == 1) {
                throw new IllegalArgumentException("season must be 0 or at least 2, not " + season);
            }
        }

        public Options of(Trend other, int periods) {
            return new Options(other, periods, variances, level);
        }

        public Options with(Variances other) {
            return new Options(trend, season, other, level);
        }
    }

    /**
     * @param irregularVariance of what is left over
     * @param levelVariance of the level's steps
     * @param slopeVariance of the slope's steps; 0 when there is no slope
     * @param seasonVariance of the season's changes; 0 when there is no season
     * @param coefficients of the regressors
     * @param filteredLevel the level of each period, known from the periods up to it
     * @param oneStepError mean absolute error of forecasting one period ahead, as a share of the mean absolute value
     */
    public record Result(
            double irregularVariance,
            double levelVariance,
            double slopeVariance,
            double seasonVariance,
            List<Estimate> coefficients,
            double logLikelihood,
            Vector filteredLevel,
            double oneStepError) {

        public Result {
            coefficients = List.copyOf(coefficients);
        }
    }

    /** Share of a value that a residual may be where nothing should be left. */
    private static final double ROUNDING = 1e-12;

    /** Search range of log standard deviation over the irregular one. */
    private static final double LOWEST = -14;

    private static final double HIGHEST = 9;
    private static final int GRID = 24;
    private static final int MOST_EVALUATIONS = 20_000;
    private static final double FINE = 1e-10;

    private StructuralSeries() {}

    /**
     * @param series a value a period
     * @param regressors {@code regressors[j][t]}; may be none
     */
    public static Fit<Result> fit(double[] series, double[][] regressors, Options options) {
        return profile(series, regressors, options).map(profile -> result(profile, series, options));
    }

    /** The model at its maximum likelihood. */
    static Fit<Profile> profile(double[] series, double[][] regressors, Options options) {
        Rows.requireFinite("series", series);
        for (int j = 0; j < regressors.length; j++) {
            Rows.requireLength("regressor " + j, regressors[j].length, series.length);
        }
        Rows.requireFinite(regressors);
        Optional<Fit<Profile>> out = Magnitude.out(columns(series, regressors));
        if (out.isPresent()) {
            return out.get();
        }
        int states = StateSpace.of(options, new double[StateSpace.ratios(options)]).size;
        int least = 2 * states + regressors.length + 5;
        if (series.length < least) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    series.length + " periods for " + states + " states and " + regressors.length + " regressors",
                    "at least " + least + " periods are needed; leave out the season or regressors");
        }
        double[][] columns = columns(series, regressors);
        int dependent = regressors.length == 0 ? -1 : Profile.dependent(options, columns);
        if (dependent >= 0) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "regressor " + dependent + " does not vary, or repeats the others or the season",
                    "leave it out");
        }
        if (Arrays.stream(series).allMatch(value -> value == series[0])) {
            return withoutError();
        }
        try {
            Profile best = best(options, columns);
            return best.irregular > noise(series) ? Fit.done(best) : withoutError();
        } catch (MathIllegalStateException endless) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    "the likeliest variances were not found within " + MOST_EVALUATIONS + " evaluations ("
                            + endless.getMessage() + ")",
                    "leave out the season, or the slope of the trend");
        }
    }

    private static <R> Fit<R> withoutError() {
        return Fit.impossible(
                Fit.Reason.NO_VARIATION,
                "the model follows the series without error",
                "a series that does not vary by chance has no interval");
    }

    /** A variance that is no more than the rounding of the series' values. */
    private static double noise(double[] series) {
        double largest = Arrays.stream(series).map(Math::abs).max().orElse(0);
        return ROUNDING * largest * (ROUNDING * largest);
    }

    /** The series, then the regressors. */
    static double[][] columns(double[] series, double[][] regressors) {
        double[][] columns = new double[regressors.length + 1][];
        columns[0] = series;
        System.arraycopy(regressors, 0, columns, 1, regressors.length);
        return columns;
    }

    private static Profile best(Options options, double[][] columns) {
        int count = StateSpace.ratios(options);
        double[] found = count == 1 ? alongOne(options, columns) : inSeveral(options, columns, count);
        Profile best = at(options, columns, found);
        // a part whose variance is nearly nothing does not move
        double[] without = ratios(found);
        for (int k = 0; k < count; k++) {
            without[k] = without[k] < 1e-8 ? 0 : without[k];
        }
        Profile still = Profile.of(options, without, columns);
        return still.logLikelihood >= best.logLikelihood - 1e-6 ? still : best;
    }

    private static double[] ratios(double[] logs) {
        return Arrays.stream(logs)
                .map(x -> Math.exp(2 * Math.max(LOWEST, Math.min(HIGHEST, x))))
                .toArray();
    }

    private static Profile at(Options options, double[][] columns, double[] logs) {
        return Profile.of(options, ratios(logs), columns);
    }

    private static double[] alongOne(Options options, double[][] columns) {
        UnivariateFunction likelihood = x -> at(options, columns, new double[] {x}).logLikelihood;
        double step = (HIGHEST - LOWEST) / GRID;
        double best = LOWEST;
        for (int k = 0; k <= GRID; k++) {
            double x = LOWEST + k * step;
            best = likelihood.value(x) > likelihood.value(best) ? x : best;
        }
        return new double[] {
            new BrentOptimizer(FINE, FINE)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new UnivariateObjectiveFunction(likelihood),
                            GoalType.MAXIMIZE,
                            new SearchInterval(best - step, best + step, best))
                    .getPoint()
        };
    }

    private static double[] inSeveral(Options options, double[][] columns, int count) {
        ObjectiveFunction likelihood = new ObjectiveFunction(logs -> at(options, columns, logs).logLikelihood);
        double[] best = new double[count];
        double most = Double.NEGATIVE_INFINITY;
        for (double start : new double[] {-1, -3, -6}) {
            double[] from = new double[count];
            Arrays.fill(from, start);
            for (int restart = 0; restart < 2; restart++) {
                var found = new SimplexOptimizer(FINE, FINE)
                        .optimize(
                                new MaxEval(MOST_EVALUATIONS),
                                likelihood,
                                GoalType.MAXIMIZE,
                                new InitialGuess(from),
                                new NelderMeadSimplex(count, 1.5));
                from = found.getPoint();
                if (found.getValue() > most) {
                    most = found.getValue();
                    best = from;
                }
            }
        }
        return best;
    }

    private static Result result(Profile profile, double[] series, Options options) {
        double irregular = profile.irregular;
        double[] noise = profile.model.noise;
        boolean slope = options.trend() == Trend.LOCAL_LINEAR;
        int season = slope ? 2 : 1;
        return new Result(
                irregular,
                irregular * noise[0],
                slope ? irregular * noise[1] : 0,
                options.season() > 1 ? irregular * noise[season] : 0,
                coefficients(profile, options.level()),
                profile.logLikelihood,
                Vector.of(level(profile)),
                oneStepError(profile, series));
    }

    private static List<Estimate> coefficients(Profile profile, double level) {
        List<Estimate> estimates = new ArrayList<>();
        int p = profile.coefficients.length;
        double reach = Quantile.studentReach(level, profile.degreesOfFreedom());
        for (int j = 0; j < p; j++) {
            double error = StandardError.of(profile.unbiasedIrregular() * profile.inverse[j * p + j]);
            double value = profile.coefficients[j];
            Interval interval = new Interval(value - reach * error, value + reach * error, level);
            estimates.add(new Estimate(value, error, interval, profile.innovation.length));
        }
        return estimates;
    }

    private static double[] level(Profile profile) {
        double[] level = profile.run.level()[0].clone();
        for (int t = 0; t < level.length; t++) {
            for (int j = 0; j < profile.coefficients.length; j++) {
                level[t] -= profile.coefficients[j] * profile.run.level()[j + 1][t];
            }
        }
        return level;
    }

    private static double oneStepError(Profile profile, double[] series) {
        double error = 0;
        double size = 0;
        for (int t = profile.leftOut; t < series.length; t++) {
            error += Math.abs(profile.innovation[t]);
            size += Math.abs(series[t]);
        }
        return size > 0 ? error / size : 0;
    }
}
