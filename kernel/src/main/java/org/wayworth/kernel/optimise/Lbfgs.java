package org.wayworth.kernel.optimise;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * Limited-memory BFGS: curvature from the last ten steps, line search to the strong Wolfe conditions.
 *
 * <p>Source: Nocedal and Wright (2006), Numerical Optimization, algorithms 7.4, 7.5, 3.5 and 3.6. Scale the
 * parameters so that a step of 1 is of the order of what is still to go; put positive parameters on a log scale.
 */
public final class Lbfgs {

    private static final int MEMORY = 10;
    /** Rounds in a row whose decrease is lost in rounding, after which the place is as good as it gets. */
    private static final int STILL = 3;

    /** The least derivative that counts as an optimum when rounding stops the descent, relative to the {@link Stopping.Scale}. */
    private static final double STALLED_GRADIENT = 1e-5;

    private Lbfgs() {}

    /** A step, the change of gradient over it, and 1 / their product. */
    private record Pair(double[] step, double[] change, double inverse) {}

    /** @return the minimum, or {@link Fit.Reason#NOT_CONVERGED} when the gradient is not small enough */
    public static Fit<Minimum> minimise(Objective objective, double[] start, Stopping stopping) {
        LineSearch.Point point = LineSearch.Point.of(objective, start.clone());
        if (!Double.isFinite(point.value())) {
            throw new IllegalArgumentException("the objective must be finite at the start, not " + point.value());
        }
        Stopping.Scale scale = new Stopping.Scale(point.value());
        Deque<Pair> memory = new ArrayDeque<>();
        int still = 0;
        int round = 0;
        while (!stopping.isReached(point.gradient(), scale.at(point.value()))
                && round < stopping.rounds()
                && still < STILL) {
            double[] direction = direction(memory, point.gradient());
            LineSearch.@Nullable Point next = LineSearch.along(objective, point, direction, firstTrial(memory, point));
            if (next == null) {
                if (memory.isEmpty()) {
                    break;
                }
                memory.clear();
                continue;
            }
            remember(memory, point, next);
            still = point.value() - next.value() <= 1e-15 * Math.abs(point.value()) ? still + 1 : 0;
            point = next;
            round++;
        }
        return outcome(point, round, scale, stopping);
    }

    private static Fit<Minimum> outcome(LineSearch.Point point, int round, Stopping.Scale scale, Stopping stopping) {
        double size = Stopping.size(point.gradient());
        boolean stalled = round < stopping.rounds() && size <= STALLED_GRADIENT * scale.at(point.value());
        if (!stopping.isReached(point.gradient(), scale.at(point.value())) && !stalled) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    "after " + round + " rounds the largest derivative was still " + size,
                    "start nearer, scale the parameters or allow more rounds");
        }
        return Fit.done(new Minimum(Vector.of(point.x()), point.value(), size, round));
    }

    private static double firstTrial(Deque<Pair> memory, LineSearch.Point point) {
        return memory.isEmpty() ? Math.min(1, 1 / Stopping.size(point.gradient())) : 1;
    }

    private static void remember(Deque<Pair> memory, LineSearch.Point from, LineSearch.Point to) {
        double[] step = difference(to.x(), from.x());
        double[] change = difference(to.gradient(), from.gradient());
        double product = LineSearch.dot(step, change);
        if (product > 1e-14 * Math.sqrt(LineSearch.dot(step, step) * LineSearch.dot(change, change))) {
            memory.addLast(new Pair(step, change, 1 / product));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    /** −H·gradient by the two-loop recursion. */
    private static double[] direction(Deque<Pair> memory, double[] gradient) {
        double[] q = gradient.clone();
        double[] shares = new double[memory.size()];
        int k = memory.size();
        for (Iterator<Pair> newestFirst = memory.descendingIterator(); newestFirst.hasNext(); ) {
            Pair pair = newestFirst.next();
            shares[--k] = pair.inverse * LineSearch.dot(pair.step, q);
            addTo(q, -shares[k], pair.change);
        }
        if (!memory.isEmpty()) {
            Pair newest = memory.getLast();
            double scale = 1 / (newest.inverse * LineSearch.dot(newest.change, newest.change));
            Arrays.setAll(q, i -> q[i] * scale);
        }
        for (Pair pair : memory) {
            double beta = pair.inverse * LineSearch.dot(pair.change, q);
            addTo(q, shares[k++] - beta, pair.step);
        }
        Arrays.setAll(q, i -> -q[i]);
        return q;
    }

    private static void addTo(double[] target, double by, double[] values) {
        for (int i = 0; i < target.length; i++) {
            target[i] += by * values[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }
}
