package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
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
    /** The gradient that is taken when rounding keeps it from falling further. */
    private static final double NEARLY_FLAT = 1e-10;
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
        Fit<double[]> all = newton(ALL, new double[width], null);
        if (table.folds() == 1 || !all.isDone()) {
            return all.map(b -> List.of(table.original(b)));
        }
        double[] start = all.get();
        List<double[]> hessians = table.sums(width * width, (from, to, sum) -> addHessian(from, to, start, sum));
        List<Fit<double[]>> fits = Blocks.map(
                table.folds(), k -> newton(k, start.clone(), table.solver(table.training(k, hessians), scaled(k))));
        List<double[]> models = new ArrayList<>();
        for (Fit<double[]> fit : fits) {
            if (!fit.isDone()) {
                return fit.map(b -> models);
            }
            models.add(table.original(fit.get()));
        }
        return Fit.done(models);
    }

    /** Gradient of the log likelihood per row, and its value per row. */
    private record Slope(double[] gradient, double value) {

        double size() {
            double largest = 0;
            for (double g : gradient) {
                largest = Math.max(largest, Math.abs(g));
            }
            return largest;
        }
    }

    private Fit<double[]> newton(int k, double[] start, FoldTable.@Nullable Solver given) {
        double[] b = start;
        FoldTable.Solver solver = given;
        boolean fresh = false;
        Slope at = slope(k, b);
        for (int step = 0; step < MOST_STEPS && at.size() > FLAT; step++) {
            if (solver == null) {
                solver = solver(k, b);
                fresh = true;
            }
            double[] move = solver.solve(at.gradient());
            double[] next = sum(b, move, rows(k));
            Slope there = slope(k, next);
            for (int halving = 1; fresh && there.value() < at.value() && halving <= MOST_HALVINGS; halving++) {
                if (at.size() < NEARLY_FLAT) {
                    return done(b);
                }
                next = sum(b, move, Math.scalb(rows(k), -halving));
                there = slope(k, next);
            }
            if (!fresh && there.size() > at.size()) {
                solver = null;
                continue;
            }
            if (there.size() >= at.size() && at.size() < NEARLY_FLAT) {
                return done(b);
            }
            if (there.size() > FAST * at.size()) {
                solver = null;
            }
            fresh = false;
            b = next;
            at = there;
        }
        return at.size() <= NEARLY_FLAT ? done(b) : notConverged(b, at);
    }

    private Fit<double[]> done(double[] b) {
        double furthest = furthest(b);
        return furthest > CERTAIN ? separated(furthest) : Fit.done(b);
    }

    private Fit<double[]> notConverged(double[] b, Slope at) {
        double furthest = furthest(b);
        if (furthest > CERTAIN) {
            return separated(furthest);
        }
        return Fit.impossible(
                Fit.Reason.NOT_CONVERGED,
                "after " + MOST_STEPS + " steps the gradient per row is still " + at.size(),
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
        for (int from = 0; from < table.outcome().length; from += Blocks.ROWS) {
            for (double eta : table.linear(from, Math.min(from + Blocks.ROWS, table.outcome().length), b)) {
                furthest = Math.max(furthest, Math.abs(eta));
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
        return k == ALL ? table.outcome().length : table.trainingRows(k);
    }

    private double scaled(int k) {
        return penalty * rows(k);
    }

    private FoldTable.Solver solver(int k, double[] b) {
        FoldTable.BlockWork work = (from, to, sum) -> addHessian(from, to, b, sum);
        double[] hessian = k == ALL ? table.total(width * width, work) : table.trainingSum(k, width * width, work);
        return table.solver(hessian, scaled(k));
    }

    private Slope slope(int k, double[] b) {
        FoldTable.BlockWork work = (from, to, sum) -> addSlope(from, to, b, sum);
        double[] sums = k == ALL ? table.total(width + 1, work) : table.trainingSum(k, width + 1, work);
        double[] gradient = new double[width];
        double value = sums[width];
        for (int j = 0; j < width; j++) {
            gradient[j] = sums[j];
            if (j > 0) {
                gradient[j] -= scaled(k) * b[j];
                value -= scaled(k) * b[j] * b[j] / 2;
            }
            gradient[j] /= rows(k);
        }
        return new Slope(gradient, value / rows(k));
    }

    /** Adds the gradient, then the log likelihood. */
    private void addSlope(int from, int to, double[] b, double[] sum) {
        double[] eta = table.linear(from, to, b);
        double[] y = table.outcome();
        double[] w = table.weight();
        double value = 0;
        for (int i = 0; i < eta.length; i++) {
            double signed = eta[i];
            double small = Math.exp(-Math.abs(signed));
            double above = 1 / (1 + small);
            double probability = signed >= 0 ? above : small * above;
            value += w[from + i] * (y[from + i] * signed - Math.max(signed, 0) - Math.log1p(small));
            eta[i] = w[from + i] * (y[from + i] - probability);
        }
        table.addInner(from, eta, sum, 0);
        sum[width] += value;
    }

    private void addHessian(int from, int to, double[] b, double[] sum) {
        double[] eta = table.linear(from, to, b);
        double[] w = table.weight();
        for (int i = 0; i < eta.length; i++) {
            double small = Math.exp(-Math.abs(eta[i]));
            eta[i] = Math.sqrt(w[from + i] * small) / (1 + small);
        }
        table.addCross(from, to, eta, sum);
    }
}
