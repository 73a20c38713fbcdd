package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Maximum likelihood of a logistic regression for each fold.
 *
 * <p>Newton's method. Every fold starts from the solution on all rows with its own Hessian there, and computes a new
 * one only when the gradient stops falling fast: a fold's solution lies close by, so a few cheap passes over the rows
 * do.
 */
final class LogisticFit {

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 30;
    /** Gradient per row, in standard scores, at which the solution is taken. */
    private static final double FLAT = 1e-12;
    /** Gradient per row at which the solution on all rows is near enough to start the folds from. */
    private static final double CLOSE = 1e-4;
    /** The gradient that is taken when rounding keeps it from falling further. */
    private static final double NEARLY_FLAT = 1e-10;
    /** Share by which rounding may seem to lower a likelihood. */
    private static final double ROUNDING = 1e-14;
    /** The gradient must fall to this share for a Hessian to be used again. */
    private static final double FAST = 0.2;
    /** A fitted log odds beyond this (2 in a thousand million) tells some rows apart without error. */
    private static final double CERTAIN = 20;
    /** Stands for all folds together. */
    private static final int ALL = -1;

    private final FoldTable table;
    private final double penalty;
    private final int width;

    LogisticFit(FoldTable table, double penalty) {
        this.table = table;
        this.penalty = penalty;
        this.width = table.width;
    }

    /** A model a fold: intercept, then slopes, of the columns as given. */
    Fit<List<double[]>> models() {
        double[] zero = new double[width];
        boolean alone = table.folds() == 1;
        Fit<double[]> all = newton(ALL, zero, gradient(ALL, zero), null, alone ? FLAT : CLOSE);
        if (alone || !all.isDone()) {
            return all.map(b -> List.of(table.original(b)));
        }
        double[] start = all.get();
        List<double[]> parts = table.sums(width * width + width, (from, to, desk, sum) -> {
            addHessian(from, to, start, desk, sum);
            addGradient(from, to, start, desk, sum, width * width);
        });
        List<Fit<double[]>> fits = Blocks.map(table.folds(), k -> fold(k, start, table.training(k, parts)));
        List<double[]> models = new ArrayList<>();
        for (Fit<double[]> fit : fits) {
            if (!fit.isDone()) {
                return fit.map(b -> models);
            }
            models.add(table.original(fit.get()));
        }
        return Fit.done(models);
    }

    private Fit<double[]> fold(int k, double[] start, double[] sums) {
        FoldSolver solver = FoldSolver.of(Arrays.copyOf(sums, width * width), table.width, scaled(k));
        double[] gradient = perRow(k, start, Arrays.copyOfRange(sums, width * width, sums.length));
        return newton(k, start, gradient, solver, FLAT);
    }

    private Fit<double[]> newton(int k, double[] start, double[] slope, @Nullable FoldSolver given, double flat) {
        double[] b = start;
        double[] gradient = slope;
        FoldSolver solver = given;
        for (int step = 0; step < MOST_STEPS && size(gradient) > flat; step++) {
            boolean fresh = solver == null;
            if (solver == null) {
                solver = solver(k, b);
            }
            double[] move = solver.solve(gradient);
            double[] next = sum(b, move, rows(k));
            double[] there = gradient(k, next);
            if (!(size(there) < size(gradient))) {
                if (size(gradient) < NEARLY_FLAT) {
                    break;
                }
                if (!fresh) {
                    solver = null;
                    continue;
                }
                next = search(k, b, move);
                there = gradient(k, next);
            }
            if (!(size(there) < FAST * size(gradient))) {
                solver = null;
            }
            b = next;
            gradient = there;
        }
        return size(gradient) <= Math.max(flat, NEARLY_FLAT) ? done(b) : notConverged(b, gradient);
    }

    /** The whole Newton step, or the first half, quarter … of it that does not lower the likelihood. */
    private double[] search(int k, double[] b, double[] move) {
        double before = value(k, b);
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double[] next = sum(b, move, Math.scalb(rows(k), -halving));
            if (value(k, next) >= before - ROUNDING * Math.abs(before)) {
                return next;
            }
        }
        return b;
    }

    private static double size(double[] gradient) {
        double largest = 0;
        for (double g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        return largest;
    }

    private Fit<double[]> done(double[] b) {
        double furthest = furthest(b);
        return furthest > CERTAIN ? separated(furthest) : Fit.done(b);
    }

    private Fit<double[]> notConverged(double[] b, double[] gradient) {
        double furthest = furthest(b);
        if (furthest > CERTAIN) {
            return separated(furthest);
        }
        return Fit.impossible(
                Fit.Reason.NOT_CONVERGED,
                "after " + MOST_STEPS + " steps the gradient per row is still " + size(gradient),
                "leave out columns that nearly repeat others, or use a penalty");
    }

    private static Fit<double[]> separated(double furthest) {
        return Fit.impossible(
                Fit.Reason.SEPARATED,
                "the columns tell some rows' class without error (log odds of " + furthest + ")",
                "leave out or merge the columns that decide the class, or use a penalty");
    }

    /** The largest log odds on any row. */
    private double furthest(double[] b) {
        double furthest = 0;
        double[] eta = new double[CrossProducts.STRIP];
        for (int strip = 0; strip < table.strips(); strip++) {
            table.linear(strip, b, eta);
            for (double each : eta) {
                furthest = Math.max(furthest, Math.abs(each));
            }
        }
        return furthest;
    }

    private static double[] sum(double[] b, double[] move, double times) {
        double[] next = b.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] += times * move[j];
        }
        return next;
    }

    private double rows(int k) {
        return k == ALL ? table.allRows() : table.trainingRows(k);
    }

    private double scaled(int k) {
        return penalty * rows(k);
    }

    private FoldSolver solver(int k, double[] b) {
        FoldTable.StripsWork work = (from, to, desk, sum) -> addHessian(from, to, b, desk, sum);
        return FoldSolver.of(sums(k, width * width, work), table.width, scaled(k));
    }

    private double[] sums(int k, int length, FoldTable.StripsWork work) {
        return k == ALL ? table.total(length, work) : table.trainingSum(k, length, work);
    }

    /** Of the log likelihood, per row. */
    private double[] gradient(int k, double[] b) {
        return perRow(k, b, sums(k, width, (from, to, desk, sum) -> addGradient(from, to, b, desk, sum, 0)));
    }

    private double[] perRow(int k, double[] b, double[] sums) {
        double[] gradient = new double[width];
        for (int j = 0; j < width; j++) {
            gradient[j] = (sums[j] - (j > 0 ? scaled(k) * b[j] : 0)) / rows(k);
        }
        return gradient;
    }

    private void addGradient(int from, int to, double[] b, FoldTable.Desk desk, double[] sum, int at) {
        for (int strip = from; strip < to; strip++) {
            double[] eta = desk.values[strip - from];
            double[] y = table.outcome(strip);
            double[] w = table.weight(strip);
            table.linear(strip, b, eta);
            for (int i = 0; i < eta.length; i++) {
                eta[i] = w[i] * (y[i] - 1 / (1 + Math.exp(-eta[i])));
            }
        }
        table.addInner(from, to, desk, sum, at);
    }

    /** The log likelihood per row. */
    private double value(int k, double[] b) {
        double value = sums(k, 1, (from, to, desk, sum) -> addValue(from, to, b, desk, sum))[0];
        for (int j = 1; j < width; j++) {
            value -= scaled(k) * b[j] * b[j] / 2;
        }
        return value / rows(k);
    }

    private void addValue(int from, int to, double[] b, FoldTable.Desk desk, double[] sum) {
        for (int strip = from; strip < to; strip++) {
            double[] eta = desk.values[0];
            double[] y = table.outcome(strip);
            double[] w = table.weight(strip);
            table.linear(strip, b, eta);
            for (int i = 0; i < eta.length; i++) {
                double log = Math.max(eta[i], 0) + Math.log1p(Math.exp(-Math.abs(eta[i])));
                sum[0] += w[i] * (y[i] * eta[i] - log);
            }
        }
    }

    private void addHessian(int from, int to, double[] b, FoldTable.Desk desk, double[] sum) {
        for (int strip = from; strip < to; strip++) {
            double[] eta = desk.values[strip - from];
            double[] w = table.weight(strip);
            table.linear(strip, b, eta);
            for (int i = 0; i < eta.length; i++) {
                double small = Math.exp(-Math.abs(eta[i]));
                eta[i] = Math.sqrt(w[i] * small) / (1 + small);
            }
        }
        table.addCross(from, to, desk, sum);
    }
}
