package org.wayworth.kernel.optimise;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * Newton's method, damped: where the second derivatives do not point downhill, just enough of the identity is added
 * to them (Nocedal and Wright 2006, algorithm 3.3), and a step is halved until the value falls.
 */
public final class Newton {

    private static final int HALVINGS = 50;
    /** Relative change of value under which a small gradient cannot be improved any more. */
    private static final double ROUNDING = 1e-15;

    private static final double STALLED_GRADIENT = 1e-6;

    private Newton() {}

    /** @return the minimum, or {@link Fit.Reason#NOT_CONVERGED} when the gradient is not small enough */
    public static Fit<Minimum> minimise(CurvedObjective objective, double[] start, Stopping stopping) {
        LineSearch.Point point = LineSearch.Point.of(objective, start.clone());
        if (!Double.isFinite(point.value())) {
            throw new IllegalArgumentException("the objective must be finite at the start, not " + point.value());
        }
        Stopping.Scale scale = new Stopping.Scale(point.value());
        int round = 0;
        boolean stalled = false;
        while (!stopping.isReached(point.gradient(), scale.at(point.value()))
                && round < stopping.rounds()
                && !stalled) {
            double[] step = step(objective.hessian(point.x()), point.gradient());
            LineSearch.Point next = descend(objective, point, step);
            stalled = point.value() - next.value() <= ROUNDING * Math.abs(point.value());
            point = next;
            round++;
        }
        // one step more: the test above is on the gradient or the value, and Newton doubles the digits of the place
        if (stalled || stopping.isReached(point.gradient(), scale.at(point.value()))) {
            point = polish(objective, point);
        }
        double size = Stopping.size(point.gradient());
        boolean small = stopping.isReached(point.gradient(), scale.at(point.value()))
                || (stalled && size <= STALLED_GRADIENT * scale.at(point.value()));
        return small
                ? Fit.done(new Minimum(Vector.of(point.x()), point.value(), size, round))
                : Fit.impossible(
                        Fit.Reason.NOT_CONVERGED,
                        "after " + round + " rounds the largest derivative was still " + size,
                        "start nearer, scale the parameters or allow more rounds");
    }

    private static LineSearch.Point polish(CurvedObjective objective, LineSearch.Point point) {
        double[] step = step(objective.hessian(point.x()), point.gradient());
        LineSearch.Point next = moved(objective, point, step, 1);
        return Stopping.size(next.gradient()) < Stopping.size(point.gradient()) ? next : point;
    }

    /** −(H + τI)⁻¹ gradient with the least τ of 0, 1e-3, 1e-2, … of the largest diagonal that makes it definite. */
    private static double[] step(double[] hessian, double[] gradient) {
        int p = gradient.length;
        double largest = 1e-300;
        for (int j = 0; j < p; j++) {
            largest = Math.max(largest, Math.abs(hessian[j * p + j]));
        }
        double added = 0;
        Cholesky factor = Cholesky.of(hessian, p, 1e-14);
        while (!factor.isDefinite()) {
            added = added == 0 ? 1e-3 * largest : 10 * added;
            double[] lifted = hessian.clone();
            for (int j = 0; j < p; j++) {
                lifted[j * p + j] += added;
            }
            factor = Cholesky.of(lifted, p, 1e-14);
        }
        double[] step = factor.solve(gradient);
        Arrays.setAll(step, j -> -step[j]);
        return step;
    }

    private static LineSearch.Point descend(CurvedObjective objective, LineSearch.Point from, double[] step) {
        double slope = LineSearch.dot(from.gradient(), step);
        double share = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            LineSearch.Point next = moved(objective, from, step, share);
            if (next.value() <= from.value() + 1e-4 * share * slope) {
                return next;
            }
            share /= 2;
        }
        return from;
    }

    private static LineSearch.Point moved(Objective objective, LineSearch.Point from, double[] step, double share) {
        double[] x = from.x().clone();
        for (int j = 0; j < x.length; j++) {
            x[j] += share * step[j];
        }
        return LineSearch.Point.of(objective, x);
    }
}
