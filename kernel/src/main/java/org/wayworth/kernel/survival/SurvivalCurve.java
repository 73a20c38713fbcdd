package org.wayworth.kernel.survival;

import java.util.OptionalDouble;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;

/**
 * A step curve: one line for each distinct time, in order; the value holds from its time (included) to the next.
 *
 * @param times distinct times of events and of censoring
 * @param atRisk rows still in sight just before the time
 * @param events rows with the event at the time
 * @param censored rows that left our sight at the time
 * @param survival share without the event after the time
 * @param standardError of {@code survival}, by Greenwood
 * @param low lower end of the pointwise interval
 * @param high upper end
 * @param n rows
 */
public record SurvivalCurve(
        Vector times,
        Vector atRisk,
        Vector events,
        Vector censored,
        Vector survival,
        Vector standardError,
        Vector low,
        Vector high,
        double level,
        IntervalKind kind,
        long n) {

    /** Curves within this of a share count as touching it. */
    private static final double TOUCHES = 1e-10;

    /**
     * A time by which a given share has had the event.
     *
     * @param time empty when the curve never comes that far down
     * @param low empty when the lower end is beyond what was observed
     * @param high empty when the upper end is beyond what was observed
     */
    public record Quantile(double share, OptionalDouble time, OptionalDouble low, OptionalDouble high, double level) {}

    /** The share without the event after {@code time}; beyond the last time the last value. */
    public Estimate at(double time) {
        int line = lineAt(time);
        if (line < 0) {
            return new Estimate(1, 0, new Interval(1, 1, level), n);
        }
        return new Estimate(
                survival.at(line), standardError.at(line), new Interval(low.at(line), high.at(line), level), n);
    }

    /** Rows still in sight just before {@code time}: the figures under a survival picture. */
    public double atRiskAt(double time) {
        int line = lineAt(time);
        int next = line >= 0 && times.at(line) == time ? line : line + 1;
        return next < times.size() ? atRisk.at(next) : 0;
    }

    /** Nelson–Aalen: the cumulative hazard to {@code time}, with a plain interval cut at 0. */
    public Estimate cumulativeHazard(double time) {
        double sum = 0;
        double variance = 0;
        int last = lineAt(time);
        for (int l = 0; l <= last; l++) {
            sum += events.at(l) / atRisk.at(l);
            variance += events.at(l) / (atRisk.at(l) * atRisk.at(l));
        }
        return Normal.estimate(sum, StandardError.of(variance), level, n, 0, Double.POSITIVE_INFINITY);
    }

    /** The median time with its interval. */
    public Quantile median() {
        return quantile(0.5);
    }

    /**
     * The time by which {@code share} of the rows has had the event. Where the curve lies exactly on the share, the
     * middle of that step. The interval turns the pointwise one on its side (Brookmeyer and Crowley 1982).
     */
    public Quantile quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must lie strictly between 0 and 1, not " + share);
        }
        return new Quantile(
                share, crossing(survival, 1 - share), crossing(low, 1 - share), crossing(high, 1 - share), level);
    }

    private OptionalDouble crossing(Vector curve, double left) {
        for (int l = 0; l < curve.size(); l++) {
            if (curve.at(l) > left + TOUCHES) {
                continue;
            }
            if (curve.at(l) < left - TOUCHES) {
                return OptionalDouble.of(times.at(l));
            }
            int below = l;
            while (below < curve.size() && curve.at(below) > left - TOUCHES) {
                below++;
            }
            return OptionalDouble.of(below == curve.size() ? times.at(l) : (times.at(l) + times.at(below)) / 2);
        }
        return OptionalDouble.empty();
    }

    /** The last line at or before {@code time}, −1 if there is none. */
    int lineAt(double time) {
        int from = 0;
        int to = times.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times.at(middle) <= time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
