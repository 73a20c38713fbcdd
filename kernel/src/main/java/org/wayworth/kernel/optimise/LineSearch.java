package org.wayworth.kernel.optimise;

import org.jspecify.annotations.Nullable;

/** A step along a descent direction that meets the strong Wolfe conditions (Nocedal and Wright, algorithms 3.5, 3.6). */
final class LineSearch {

    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 40;

    private LineSearch() {}

    /** A place with its value and gradient. */
    record Point(double[] x, double value, double[] gradient) {

        static Point of(Objective objective, double[] x) {
            double[] gradient = new double[x.length];
            double value = objective.at(x, gradient);
            return new Point(x, value, gradient);
        }
    }

    /** A trial: how far along, where that is, and the slope along the direction there. */
    private record Trial(double far, Point point, double slope) {}

    /** The next point, or null when the direction does not descend or no step along it does. */
    static @Nullable Point along(Objective objective, Point from, double[] direction, double firstTrial) {
        double slope = dot(from.gradient, direction);
        if (!(slope < 0)) {
            return null;
        }
        Trial origin = new Trial(0, from, slope);
        Trial previous = origin;
        double far = firstTrial;
        for (int trial = 0; trial < TRIALS; trial++) {
            Trial next = trial(objective, from, direction, far);
            if (!isFinite(next)) {
                far = (previous.far + far) / 4 + previous.far / 2;
                continue;
            }
            if (isTooHigh(next, origin) || (trial > 0 && next.point.value >= previous.point.value)) {
                return zoom(objective, origin, direction, previous, next);
            }
            if (Math.abs(next.slope) <= -CURVATURE * slope) {
                return next.point;
            }
            if (next.slope >= 0) {
                return zoom(objective, origin, direction, next, previous);
            }
            previous = next;
            far *= 2;
        }
        return previous.far == 0 ? null : previous.point;
    }

    /** Between the best place so far and one beyond the minimum along the line. */
    private static @Nullable Point zoom(
            Objective objective, Trial origin, double[] direction, Trial best, Trial other) {
        for (int trial = 0; trial < TRIALS; trial++) {
            Trial next = trial(objective, origin.point, direction, between(best, other));
            if (!isFinite(next) || isTooHigh(next, origin) || next.point.value >= best.point.value) {
                other = next;
            } else {
                if (Math.abs(next.slope) <= -CURVATURE * origin.slope) {
                    return next.point;
                }
                if (next.slope * (other.far - best.far) >= 0) {
                    other = best;
                }
                best = next;
            }
            if (Math.abs(other.far - best.far) <= 1e-14 * Math.max(best.far, other.far)) {
                break;
            }
        }
        return best.far > 0 ? best.point : null;
    }

    /** The minimum of the cubic through both values and slopes, kept off the ends. */
    private static double between(Trial a, Trial b) {
        double width = b.far - a.far;
        double middle = a.far + width / 2;
        if (!isFinite(b)) {
            return a.far + width / 10;
        }
        double d1 = a.slope + b.slope - 3 * (a.point.value - b.point.value) / (a.far - b.far);
        double square = d1 * d1 - a.slope * b.slope;
        if (square < 0) {
            return middle;
        }
        double d2 = Math.signum(width) * Math.sqrt(square);
        double cubic = b.far - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
        double share = (cubic - a.far) / width;
        return share > 0.05 && share < 0.95 ? cubic : middle;
    }

    private static Trial trial(Objective objective, Point from, double[] direction, double far) {
        double[] x = from.x.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += far * direction[i];
        }
        Point point = Point.of(objective, x);
        return new Trial(far, point, dot(point.gradient, direction));
    }

    private static boolean isFinite(Trial trial) {
        return Double.isFinite(trial.point.value) && Double.isFinite(trial.slope);
    }

    private static boolean isTooHigh(Trial trial, Trial origin) {
        return trial.point.value > origin.point.value + DECREASE * trial.far * origin.slope;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
