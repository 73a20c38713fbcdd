package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.JointSlopes;
import org.wayworth.kernel.regression.SeveralOutcomes;

/**
 * Whether the calendar stands behind a difference: the slope with effects of quarters, against the slope among those who
 * were exposed in the same week. The error of the gap comes from what each row adds to both slopes; the difference of the
 * two variances (Hausman) alarms in up to half of sound companies.
 *
 * @param weekly the slope within weeks
 * @param gap the slope with quarters, less it
 */
public record FinerTimes(Estimate weekly, Estimate gap) {

    private static final double LEVEL = 0.95;

    /** Both must hold: a gap of more than a quarter of the figure, and beyond chance at 1%. */
    private static final double LARGE = 0.25;

    private static final double CLEAR = 2.58;
    private static final double DAYS_A_WEEK = 7;

    /**
     * @param known with effects of quarters
     * @param withoutQuarter the same without them
     * @param day of each exposure
     */
    public static Fit<FinerTimes> of(
            double[] exposure,
            double[] outcome,
            Covariates known,
            Covariates withoutQuarter,
            double[] day,
            long[] customer) {
        int[] week = weeks(day);
        if (Arrays.stream(week).distinct().count() < 3) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "all responses fall into one or two weeks", "ask of a longer time");
        }
        double[][] columns = withoutQuarter.with(exposure);
        double[][] within = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            within[j] = less(columns[j], week);
        }
        SeveralOutcomes.Options errors = Clusters.joint(customer);
        return SeveralOutcomes.fit(known.with(exposure), 0, new double[][] {outcome}, errors)
                .flatMap(quarterly -> SeveralOutcomes.fit(within, 0, new double[][] {less(outcome, week)}, errors)
                        .flatMap(weekly -> gap(quarterly.and(weekly))));
    }

    private static Fit<FinerTimes> gap(JointSlopes both) {
        return both.slope(1, LEVEL)
                .flatMap(weekly ->
                        both.contrast(LEVEL, 1, -1).map(gap -> new FinerTimes(weekly.estimate(), gap.estimate())));
    }

    /** 0, 1, 2 … in rising order of the weeks that occur. */
    private static int[] weeks(double[] day) {
        int[] week = Arrays.stream(day)
                .mapToInt(d -> (int) Math.floor(d / DAYS_A_WEEK))
                .toArray();
        int[] known = Arrays.stream(week).sorted().distinct().toArray();
        return Arrays.stream(week).map(w -> Arrays.binarySearch(known, w)).toArray();
    }

    /** Without the mean of each week. */
    private static double[] less(double[] values, int[] week) {
        int weeks = Arrays.stream(week).max().orElse(-1) + 1;
        double[] sums = new double[weeks];
        int[] counts = new int[weeks];
        for (int i = 0; i < values.length; i++) {
            sums[week[i]] += values[i];
            counts[week[i]]++;
        }
        double[] less = new double[values.length];
        Arrays.setAll(less, i -> values[i] - sums[week[i]] / counts[week[i]]);
        return less;
    }

    /** @param figure the finding's own */
    public boolean isApart(Estimate figure) {
        return Math.abs(gap.value()) > LARGE * Math.abs(figure.value())
                && Math.abs(gap.value()) > CLEAR * gap.standardError();
    }
}
