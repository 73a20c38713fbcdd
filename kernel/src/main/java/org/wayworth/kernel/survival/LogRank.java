package org.wayworth.kernel.survival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * Log-rank test: do groups have the event equally fast? Strongest where the hazards are proportional; curves that
 * cross can cancel, so show the restricted means ({@link RestrictedMean}) beside it.
 *
 * <p>{@code rho} above 0 gives early events more weight (S to the power rho, Harrington and Fleming 1982,
 * Biometrika 69, 553–566; 1 is Peto and Peto's). Strata are compared within, then summed. Source: Mantel (1966);
 * Peto and Peto (1972), JRSS A 135, 185–207.
 */
public final class LogRank {

    /**
     * @param observed events by group, weighted when rho is not 0
     * @param expected events by group were there no difference
     * @param events seen in all groups
     */
    public record Result(
            double chiSquared, int degrees, double pValue, Vector observed, Vector expected, long events, long n) {}

    /**
     * @param stratum compare only within equal numbers; null means one stratum
     * @param rho 0 for the log-rank test proper
     */
    public record Options(int @Nullable [] stratum, double rho) {

        public static Options defaults() {
            return new Options(null, 0);
        }

        public Options {
            stratum = stratum == null ? null : stratum.clone();
            if (!(rho >= 0)) {
                throw new IllegalArgumentException("rho must be 0 or more, not " + rho);
            }
        }

        public Options within(int[] newStratum) {
            return new Options(newStratum, rho);
        }

        public Options withRho(double newRho) {
            return new Options(stratum, newRho);
        }
    }

    private LogRank() {}

    /** @param group 0 to (number of groups − 1), one a row; every number must occur */
    public static Fit<Result> test(double[] time, boolean[] event, int[] group, Options options) {
        TimeOrder.require(time, event.length);
        int groups = Groups.count(group, time.length);
        if (groups < 2) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "all rows are in one group", "Give two groups or more to compare.");
        }
        Sums sums = new Sums(groups);
        int[] order = TimeOrder.of(time, event);
        for (int[] rows : Strata.split(order, options.stratum())) {
            addStratum(rows, time, event, group, options.rho(), sums);
        }
        return result(sums, time.length);
    }

    private static Fit<Result> result(Sums sums, int n) {
        int degrees = sums.groups - 1;
        double[] variance = new double[degrees * degrees];
        double[] gap = new double[degrees];
        for (int g = 0; g < degrees; g++) {
            gap[g] = sums.observed[g] - sums.expected[g];
            System.arraycopy(sums.variance, g * sums.groups, variance, g * degrees, degrees);
        }
        Cholesky factor = Cholesky.of(variance, degrees, 1e-10);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    sums.events + " events, at no time with all groups still in sight",
                    "Wait for more events, or join groups.");
        }
        double statistic = 0;
        for (double part : factor.solveLower(gap)) {
            statistic += part * part;
        }
        return Fit.done(new Result(
                statistic,
                degrees,
                PValue.chiSquared(statistic, degrees),
                Vector.of(sums.observed),
                Vector.of(sums.expected),
                sums.events,
                n));
    }

    private static final class Sums {
        final int groups;
        final double[] observed;
        final double[] expected;
        final double[] variance;
        long events;

        Sums(int groups) {
            this.groups = groups;
            observed = new double[groups];
            expected = new double[groups];
            variance = new double[groups * groups];
        }

        /** One event time: {@code events[g]} of {@code atRisk[g]} rows, counted with {@code weight}. */
        void add(double[] events, double[] atRisk, double weight) {
            double d = Arrays.stream(events).sum();
            double risk = Arrays.stream(atRisk).sum();
            double spread = risk > 1 ? weight * weight * d * (risk - d) / (risk - 1) : 0;
            for (int g = 0; g < groups; g++) {
                double share = atRisk[g] / risk;
                observed[g] += weight * events[g];
                expected[g] += weight * d * share;
                variance[g * groups + g] += spread * share;
                for (int h = 0; h < groups; h++) {
                    variance[g * groups + h] -= spread * share * atRisk[h] / risk;
                }
            }
            this.events += Math.round(d);
        }
    }

    private static void addStratum(int[] rows, double[] time, boolean[] event, int[] group, double rho, Sums sums) {
        double[] atRisk = new double[sums.groups];
        for (int row : rows) {
            atRisk[group[row]]++;
        }
        double[] events = new double[sums.groups];
        double pooled = 1;
        int from = 0;
        while (from < rows.length) {
            Arrays.fill(events, 0);
            int to = from;
            int d = 0;
            for (; to < rows.length && time[rows[to]] == time[rows[from]]; to++) {
                if (event[rows[to]]) {
                    events[group[rows[to]]]++;
                    d++;
                }
            }
            if (d > 0) {
                sums.add(events, atRisk, rho == 0 ? 1 : Math.pow(pooled, rho));
                pooled *= 1 - (double) d / (rows.length - from);
            }
            for (; from < to; from++) {
                atRisk[group[rows[from]]]--;
            }
        }
    }
}
