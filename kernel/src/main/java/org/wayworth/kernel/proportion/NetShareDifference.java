package org.wayworth.kernel.proportion;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/**
 * One group's net share minus another's, for groups with no row in common.
 *
 * <p>Interval: as for one group, each has ¾ added to each end and 3 to its number (Rocks 2016). Test: z with each
 * group's unbiased variance. For the same rows at two times take the difference of the paired scores as a mean.
 */
public final class NetShareDifference {

    private static final double ADDED = 3;
    private static final double ADDED_PER_END = 0.75;

    private NetShareDifference() {}

    /** Counts of one group. */
    public record Group(long plus, long minus, long n) {

        public Group {
            Counts.requireParts(plus, minus, n);
        }

        double net() {
            return (double) (plus - minus) / n;
        }

        double variance() {
            double error = NetShare.standardError(plus, minus, n);
            return n > 1 ? error * error * n / (n - 1) : 0;
        }

        double adjustedNet() {
            return (plus - minus) / (n + ADDED);
        }

        double adjustedVariance() {
            double error = NetShare.standardError(plus + ADDED_PER_END, minus + ADDED_PER_END, n + ADDED);
            return error * error;
        }
    }

    /** First group minus second; the statistic is 0 when neither group varies and they are equal. */
    public static TestedDifference fit(Group first, Group second, double level) {
        double difference = first.net() - second.net();
        double error = StandardError.of(first.variance() + second.variance());
        double centre = first.adjustedNet() - second.adjustedNet();
        double reach =
                Quantile.normalReach(level) * StandardError.of(first.adjustedVariance() + second.adjustedVariance());
        // no variance at all: the adjusted one stands in for it
        double spread = error > 0 ? error : reach / Quantile.normalReach(level);
        double z = difference / spread;
        Interval interval = new Interval(Math.max(-2, centre - reach), Math.min(2, centre + reach), level);
        return new TestedDifference(new Estimate(difference, error, interval, first.n + second.n), z, PValue.normal(z));
    }
}
