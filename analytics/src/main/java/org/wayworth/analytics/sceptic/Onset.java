package org.wayworth.analytics.sceptic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.JointSlopes;
import org.wayworth.kernel.regression.SeveralOutcomes;
import org.wayworth.vocabulary.Unit;

/**
 * When a difference that goes with an exposure arises: its parts by the days in which they were counted, from one
 * regression of all of them, and whether nearly all of it lies in the first of them. What an exposure moves goes on; what
 * was decided before, or measured twice, arises at once and ends.
 *
 * <p>Nearly all lies in the first g days where the slope a day is larger up to g than after it (z above 3), more than a
 * quarter of the difference lies there, and what is left is not clear of 0 or would make less than a quarter of the
 * difference over the whole time. Beyond 30 days, which notice of a contract may take and a true effect too, the whole
 * interval of what is left must lie below half of the difference: an unclear rest is no small one. What goes the other
 * way later is nothing left: those who were to leave soon are gone. Measured on 500 made-up companies a row: false alarms
 * 0%; refunds of rated purchases noticed in 97%, purchases on the day of the answer in 99%; true effects that fade over
 * 60 days alarm in 31% by day 30.
 *
 * @param parts in the order of time
 * @param early the first days that hold nearly all; empty where none do
 */
public record Onset(List<Part> parts, Optional<Early> early) {

    private static final double LEVEL = 0.95;
    private static final double STEEPER = 3;
    private static final double MUCH = 0.25;

    /** Up to more days than this a true effect may well fade: what is left must then be known to be small. */
    private static final int SOON = 30;

    private static final double HALF = 0.5;

    /** @param slope of what was counted after day {@code from} up to day {@code to} */
    public record Part(int from, int to, Estimate slope) {

        /** The days after the answer that it counts, as 1 or 2 to 7. */
        public String days() {
            return Unit.whole(from + 1L) + (to == from + 1 ? "" : " to " + Unit.whole(to));
        }
    }

    /**
     * @param day up to which nearly all of the difference arises
     * @param share of the difference
     * @param rest the slope of what was counted later
     */
    public record Early(int day, double share, Estimate rest) {}

    public Onset {
        parts = List.copyOf(parts);
    }

    /**
     * @param days up to which {@code upTo} counted, rising
     * @param upTo what was counted up to each of the days, one a row
     * @param total what was counted up to {@code lastDay}
     */
    public static Fit<Onset> of(
            double[] exposure,
            Covariates known,
            long[] customer,
            List<Integer> days,
            List<double[]> upTo,
            double[] total,
            int lastDay) {
        List<double[]> sums = new ArrayList<>(upTo);
        sums.add(total);
        double[][] outcomes = new double[sums.size()][];
        for (int k = 0; k < outcomes.length; k++) {
            outcomes[k] = k == 0 ? sums.get(0) : less(sums.get(k), sums.get(k - 1));
        }
        List<Integer> ends = new ArrayList<>(days);
        ends.add(lastDay);
        return SeveralOutcomes.fit(known.with(exposure), 0, outcomes, Clusters.joint(customer))
                .flatMap(slopes -> of(slopes, ends));
    }

    private static double[] less(double[] one, double[] other) {
        double[] less = new double[one.length];
        Arrays.setAll(less, i -> one[i] - other[i]);
        return less;
    }

    private static Fit<Onset> of(JointSlopes slopes, List<Integer> ends) {
        int many = ends.size();
        return slopes.contrast(LEVEL, weights(many, 0, many, 1)).map(total -> {
            List<Part> parts = new ArrayList<>();
            for (int k = 0; k < many; k++) {
                int from = k == 0 ? 0 : ends.get(k - 1);
                int to = ends.get(k);
                slopes.slope(k, LEVEL).map(part -> parts.add(new Part(from, to, part.estimate())));
            }
            return new Onset(parts, early(slopes, ends, total.estimate()));
        });
    }

    private static Optional<Early> early(JointSlopes slopes, List<Integer> ends, Estimate total) {
        if (total.interval().contains(0)) {
            return Optional.empty();
        }
        int many = ends.size();
        for (int k = 1; k < many; k++) {
            int last = k;
            Optional<Early> early = slopes.contrast(LEVEL, weights(many, k, many, 1))
                    .flatMap(rest -> slopes.contrast(LEVEL, daily(ends, last))
                            .map(steeper -> early(ends, last, total, rest.estimate(), steeper.t())))
                    .fold(found -> found, no -> Optional.empty());
            if (early.isPresent()) {
                return early;
            }
        }
        return Optional.empty();
    }

    private static Optional<Early> early(List<Integer> ends, int k, Estimate total, Estimate rest, double t) {
        int day = ends.get(k - 1);
        int lastDay = ends.get(ends.size() - 1);
        double share = 1 - rest.value() / total.value();
        double scaled = rest.value() * lastDay / (lastDay - day) / total.value();
        boolean isSteeper = t * Math.signum(total.value()) > STEEPER;
        boolean isClear = rest.value() * total.value() > 0 && !rest.interval().contains(0);
        double most = Math.signum(total.value()) > 0
                ? rest.interval().high()
                : rest.interval().low();
        boolean isNothingLeft =
                day <= SOON ? !isClear || scaled < MUCH : most * lastDay / (lastDay - day) / total.value() < HALF;
        return isSteeper && share > MUCH && isNothingLeft ? Optional.of(new Early(day, share, rest)) : Optional.empty();
    }

    /** Slope a day up to the end of part {@code k − 1}, less that of the later parts. */
    private static double[] daily(List<Integer> ends, int k) {
        int many = ends.size();
        double[] weights = weights(many, 0, k, 1.0 / ends.get(k - 1));
        double later = -1.0 / (ends.get(many - 1) - ends.get(k - 1));
        Arrays.fill(weights, k, many, later);
        return weights;
    }

    private static double[] weights(int many, int from, int to, double weight) {
        double[] weights = new double[many];
        Arrays.fill(weights, from, to, weight);
        return weights;
    }
}
