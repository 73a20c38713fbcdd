package org.wayworth.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * A test and an interval that stay valid however often one looks, and whenever one stops.
 *
 * <p>For an estimate that is close to normal at every look (some hundred units an arm). The price against a test with
 * one look is an interval about half as wide again at the look it is tuned for. When the looks are few and planned,
 * {@link GroupSequential} costs less.
 *
 * <p>Method: mixture sequential probability ratio test with a normal mixture; the interval is the set of effects that
 * it does not reject, and later looks can only narrow it. Sources: Johari, Koomen, Pekelis and Walsh (2022), Always
 * valid inference, Operations Research 70(3), 1806–1821; for the tuning, Howard, Ramdas, McAuliffe and Sekhon (2021),
 * Time-uniform, nonparametric, nonasymptotic confidence sequences, Annals of Statistics 49(2), section 3.5.
 */
public final class AlwaysValid {

    /**
     * What one look sees.
     *
     * @param difference treatment minus control so far
     * @param variance of {@code difference}: its squared standard error, above 0
     */
    public record Look(double difference, double variance) {

        public Look {
            if (!Double.isFinite(difference)) {
                throw new IllegalArgumentException("difference must be finite, not " + difference);
            }
            if (!(variance > 0)) {
                throw new IllegalArgumentException("variance must be above 0, not " + variance);
            }
            Magnitude.require("difference and the root of variance", 0, difference, StandardError.of(variance));
        }
    }

    /**
     * @param ratio of the likelihood under the mixture to that under no effect, at this look; at most the largest number
     * @param pValue valid at any time: the least so far
     * @param interval valid at any time: what all looks so far leave open
     */
    public record Reading(Look look, double ratio, double pValue, Interval interval) {}

    private AlwaysValid() {}

    /** A reading from one look alone. */
    public static Reading at(Look look, double mixtureVariance, double level) {
        return follow(List.of(look), mixtureVariance, level).get(0);
    }

    /**
     * A reading for each look, in their order.
     *
     * <p>Should the looks contradict each other, so that their intervals have nothing in common, the interval of the
     * latest look that contradicts starts anew: an empty interval would hide that something drifted.
     *
     * @param mixtureVariance of the effects deemed plausible, in the squared unit of the outcome; set before the first
     *     look, e.g. by {@link #tunedFor}
     */
    public static List<Reading> follow(List<Look> looks, double mixtureVariance, double level) {
        Interval.requireLevel(level);
        if (!(mixtureVariance > 0)) {
            throw new IllegalArgumentException("mixtureVariance must be above 0, not " + mixtureVariance);
        }
        Magnitude.require("the root of mixtureVariance", 0, StandardError.of(mixtureVariance));
        List<Reading> readings = new ArrayList<>(looks.size());
        double pValue = 1;
        for (Look look : looks) {
            double logRatio = logRatio(look, mixtureVariance);
            pValue = Math.min(pValue, Math.exp(-logRatio));
            Interval own = interval(look, mixtureVariance, level);
            Interval sofar =
                    readings.isEmpty() ? own : readings.get(readings.size() - 1).interval();
            double ratio = Math.min(Double.MAX_VALUE, Math.exp(logRatio));
            readings.add(new Reading(look, ratio, pValue, common(own, sofar)));
        }
        return List.copyOf(readings);
    }

    /** The mixture that makes the interval close to narrowest at a look where the difference has this variance. */
    public static double tunedFor(double variance, double level) {
        Interval.requireLevel(level);
        if (!(variance > 0)) {
            throw new IllegalArgumentException("variance must be above 0, not " + variance);
        }
        Magnitude.require("the root of variance", 0, StandardError.of(variance));
        double twice = -2 * Math.log(1 - level);
        return variance * (twice + Math.log1p(twice));
    }

    private static double logRatio(Look look, double mixture) {
        double v = look.variance();
        return 0.5 * Math.log(v / (v + mixture))
                + look.difference() * look.difference() * mixture / (2 * v * (v + mixture));
    }

    private static Interval interval(Look look, double mixture, double level) {
        double v = look.variance();
        double half = Math.sqrt(v * (v + mixture) / mixture * (Math.log((v + mixture) / v) - 2 * Math.log(1 - level)));
        return new Interval(look.difference() - half, look.difference() + half, level);
    }

    private static Interval common(Interval own, Interval sofar) {
        double low = Math.max(own.low(), sofar.low());
        double high = Math.min(own.high(), sofar.high());
        return low <= high ? new Interval(low, high, own.level()) : own;
    }
}
