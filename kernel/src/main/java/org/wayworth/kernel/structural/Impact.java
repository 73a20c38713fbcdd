package org.wayworth.kernel.structural;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/**
 * What an event changed in one series: what happened after it, minus what the series and its companions before it make
 * one expect.
 *
 * <p>Right when the event left the companion series alone, nothing else happened at the time, and the model of the time
 * before goes on to hold. Without companions it is little more than "before and after". Ask {@link #placebo} what it
 * finds where nothing happened.
 *
 * <p>Method: {@link StructuralSeries} on the periods before, forecast over those after; intervals by t, with the
 * uncertainty of level and coefficients, and by default that of the variances. Source: Brodersen et al. (2015),
 * Inferring causal impact using Bayesian structural time-series models, Annals of Applied Statistics 9(1), 247–274,
 * here by the Kalman filter and a grid instead of draws.
 */
public final class Impact {

    /**
     * @param expected without the event, a period each after it
     * @param low ends of the intervals of what was to be expected
     * @param high their other ends
     * @param effect seen minus expected, a period each
     * @param average of the effects, in the unit of the series
     * @param cumulative their sum
     * @param pValue two-sided, of the average
     * @param before the model of the time before
     */
    public record Result(
            Vector expected,
            Vector low,
            Vector high,
            Vector effect,
            Estimate average,
            Estimate cumulative,
            double pValue,
            StructuralSeries.Result before) {}

    private Impact() {}

    /**
     * @param series a value a period
     * @param companions {@code companions[j][t]}: series that the event cannot have touched; may be none
     * @param event the number of the first period that it could have touched, counted from 0
     */
    public static Fit<Result> fit(double[] series, double[][] companions, int event, StructuralSeries.Options options) {
        if (event < 1 || event >= series.length) {
            throw new IllegalArgumentException(
                    "event must be 1 to " + (series.length - 1) + " of " + series.length + " periods, not " + event);
        }
        double[] before = Arrays.copyOf(series, event);
        double[] after = Arrays.copyOfRange(series, event, series.length);
        double[][] with = new double[companions.length][];
        double[][] then = new double[companions.length][];
        for (int j = 0; j < companions.length; j++) {
            with[j] = Arrays.copyOf(companions[j], event);
            then[j] = Arrays.copyOfRange(companions[j], event, series.length);
        }
        return StructuralSeries.profile(before, with, options).flatMap(likeliest -> {
            List<Believed> believed = options.variances() == StructuralSeries.Variances.AVERAGED
                    ? Believed.over(options, StructuralSeries.columns(before, with))
                    : Believed.only(likeliest);
            return StructuralSeries.fit(before, with, options)
                    .map(model -> compare(believed, model, then, after, options.level()));
        });
    }

    /**
     * The same for an event that did not happen: halfway through the last part of the periods before, which is as long
     * as the time after.
     *
     * @param event the real one; nothing from it on is looked at
     */
    public static Fit<Result> placebo(
            double[] series, double[][] companions, int event, StructuralSeries.Options options) {
        int pretended = Math.max(1, event - Math.min(series.length - event, event / 3));
        double[][] cut = new double[companions.length][];
        for (int j = 0; j < companions.length; j++) {
            cut[j] = Arrays.copyOf(companions[j], event);
        }
        return fit(Arrays.copyOf(series, event), cut, pretended, options);
    }

    private static Result compare(
            List<Believed> believed, StructuralSeries.Result model, double[][] then, double[] after, double level) {
        int horizon = after.length;
        List<Forecast> forecasts = believed.stream()
                .map(b -> Forecast.of(b.profile(), then, horizon))
                .toList();
        double dof = believed.get(0).profile().degreesOfFreedom();
        double reach = Quantile.studentReach(level, dof);
        double[] expected = new double[horizon];
        double[] low = new double[horizon];
        double[] high = new double[horizon];
        double[] effect = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            int period = h;
            Spread spread = Spread.of(
                    believed,
                    k -> forecasts.get(k).mean()[period],
                    k -> forecasts.get(k).variance(period));
            expected[h] = spread.mean();
            low[h] = spread.mean() - reach * spread.error();
            high[h] = spread.mean() + reach * spread.error();
            effect[h] = after[h] - spread.mean();
        }
        double average = Arrays.stream(effect).average().orElse(0);
        double error = Spread.of(
                        believed,
                        k -> Arrays.stream(forecasts.get(k).mean()).average().orElse(0),
                        k -> forecasts.get(k).meanVariance())
                .error();
        return new Result(
                Vector.of(expected),
                Vector.of(low),
                Vector.of(high),
                Vector.of(effect),
                estimate(average, error, reach, level, horizon),
                estimate(average * horizon, error * horizon, reach, level, horizon),
                PValue.student(StandardError.ratio(average, error), dof),
                model);
    }

    /**
     * A forecast over all models believed: the mean, and the scale of the t distribution that has their variance.
     */
    private record Spread(double mean, double error) {

        static Spread of(List<Believed> believed, IntToDoubleFunction mean, IntToDoubleFunction variance) {
            double centre = 0;
            for (int k = 0; k < believed.size(); k++) {
                centre += believed.get(k).weight() * mean.applyAsDouble(k);
            }
            double sum = 0;
            for (int k = 0; k < believed.size(); k++) {
                Profile profile = believed.get(k).profile();
                double dof = profile.degreesOfFreedom();
                double away = mean.applyAsDouble(k) - centre;
                double square = profile.unbiasedIrregular() * variance.applyAsDouble(k) + away * away * (dof - 2) / dof;
                sum += believed.get(k).weight() * square;
            }
            return new Spread(centre, StandardError.of(sum));
        }
    }

    private static Estimate estimate(double value, double error, double reach, double level, int n) {
        return new Estimate(value, error, new Interval(value - reach * error, value + reach * error, level), n);
    }
}
