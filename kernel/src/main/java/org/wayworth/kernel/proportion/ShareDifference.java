package org.wayworth.kernel.proportion;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.PValue;

/**
 * One group's share minus another's.
 *
 * <p>Interval: Newcombe's hybrid of two Wilson intervals (1998, Statistics in Medicine 17, 873–890, method 10). Test:
 * the score test with a pooled share, whose square is Pearson's chi squared.
 */
public final class ShareDifference {

    private ShareDifference() {}

    /** First group minus second. */
    public static TestedDifference fit(long successes, long n, long otherSuccesses, long otherN, double level) {
        Counts.requirePart("successes", successes, n);
        Counts.requirePart("other successes", otherSuccesses, otherN);
        double first = (double) successes / n;
        double second = (double) otherSuccesses / otherN;
        double difference = first - second;
        double error = Math.sqrt(first * (1 - first) / n + second * (1 - second) / otherN);
        double pooled = (double) (successes + otherSuccesses) / (n + otherN);
        double spread = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / otherN));
        double z = spread > 0 ? difference / spread : 0;
        return new TestedDifference(
                new Estimate(difference, error, newcombe(first, n, second, otherN, level), n + otherN),
                z,
                PValue.normal(z));
    }

    private static Interval newcombe(double first, long n, double second, long otherN, double level) {
        Interval one = Share.wilson(first, n, level);
        Interval other = Share.wilson(second, otherN, level);
        double difference = first - second;
        return new Interval(
                difference - Math.hypot(first - one.low(), other.high() - second),
                difference + Math.hypot(one.high() - first, second - other.low()),
                level);
    }
}
