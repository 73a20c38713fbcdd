package org.wayworth.kernel.series;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Exponentially weighted moving average chart: sees small lasting shifts sooner than single points do.
 *
 * <p>z_t = λ x_t + (1 − λ) z_{t−1} from the centre; limits widen from the first point to their asymptote. Centre and
 * deviation must come from a stretch known to be in control, not from the points being judged.
 *
 * <p>Source: Roberts (1959), Technometrics 1, 239–250; Lucas and Saccucci (1990), Technometrics 32, 1–12.
 */
public final class Ewma {

    /**
     * @param weight λ, above 0 and at most 1; 0.2 is usual
     * @param width limits in standard deviations of the average; 2.7 to 3
     */
    public record Options(double weight, double width) {
        public Options {
            if (!(weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException("weight must be above 0 and at most 1, not " + weight);
            }
            if (!(width > 0)) {
                throw new IllegalArgumentException("width must be above 0, not " + width);
            }
        }

        public static Options defaults() {
            return new Options(0.2, 3);
        }
    }

    /**
     * @param averages z_1 … z_n
     * @param low lower limit at each point
     * @param high upper limit at each point
     * @param outside positions beyond a limit
     */
    public record Result(Vector averages, Vector low, Vector high, List<Integer> outside) {
        public Result {
            outside = List.copyOf(outside);
        }
    }

    private Ewma() {}

    /**
     * @param centre the level in control
     * @param deviation standard deviation of one value in control, above 0
     */
    public static Result fit(double[] values, double centre, double deviation, Options options) {
        Checks.requireFinite("values", values);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be above 0, not " + deviation);
        }
        Magnitude.require("values", values);
        Magnitude.require("centre and deviation", 0, centre, deviation);
        double lambda = options.weight();
        double[] averages = new double[values.length];
        double[] low = new double[values.length];
        double[] high = new double[values.length];
        List<Integer> outside = new ArrayList<>();
        double average = centre;
        for (int t = 0; t < values.length; t++) {
            average = lambda * values[t] + (1 - lambda) * average;
            double variance = lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * (t + 1)));
            double reach = options.width() * deviation * StandardError.of(variance);
            averages[t] = average;
            low[t] = centre - reach;
            high[t] = centre + reach;
            if (Math.abs(average - centre) > reach) {
                outside.add(t);
            }
        }
        return new Result(Vector.of(averages), Vector.of(low), Vector.of(high), outside);
    }
}
