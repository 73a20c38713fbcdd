package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Least squares, or ridge regression: a linear prediction.
 *
 * <p>Each fold's cross-products are computed once; the model for a fold solves the sum of the others'. A column that
 * is a combination of earlier ones among the training rows is left out of that model.
 *
 * @param penalty for the squared coefficients of standardised columns, per row: 0 for least squares; the intercept is
 *     not penalised
 */
public record LinearLearner(double penalty) implements Learner {

    public LinearLearner {
        if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("penalty must be finite and 0 or more, not " + penalty);
        }
    }

    public static LinearLearner leastSquares() {
        return new LinearLearner(0);
    }

    @Override
    public Fit<Predictor> learn(Lesson lesson) {
        boolean[] all = new boolean[lesson.rows()];
        Arrays.fill(all, true);
        return models(lesson, all, Folds.none(lesson.rows()))
                .map(models -> columns -> FoldTable.predict(columns, models));
    }

    @Override
    public Fit<double[]> outOfFold(Lesson lesson, boolean[] from, Folds folds) {
        return models(lesson, from, folds).map(models -> FoldTable.predict(lesson.columns(), folds, models));
    }

    /** A model a fold: intercept, then slopes. */
    private Fit<List<double[]>> models(Lesson lesson, boolean[] from, Folds folds) {
        FoldTable table = FoldTable.of(lesson, from, folds);
        return table.requireTraining(2).map(this::models);
    }

    private List<double[]> models(FoldTable table) {
        int width = table.width;
        List<double[]> crosses = table.sums(width * width, (from, to, desk, sum) -> {
            writeRoots(table, from, to, desk);
            table.addCross(from, to, desk, sum);
        });
        double centre = meanOutcome(table);
        double[] zero = new double[width];
        List<double[]> inners =
                table.sums(width, (from, to, desk, sum) -> addGradient(table, from, to, zero, centre, desk, sum));
        return Blocks.map(table.folds(), k -> solve(table, k, crosses, inners, centre));
    }

    private double[] solve(FoldTable table, int k, List<double[]> crosses, List<double[]> inners, double centre) {
        double scaled = penalty * table.trainingRows(k);
        FoldSolver solver = FoldSolver.of(table.training(k, crosses), table.width, scaled);
        double[] b = solver.solve(table.training(k, inners));
        // one step with fresh residuals wins back the digits that cross-products lose
        double[] first = b.clone();
        double[] gradient = table.trainingSum(
                k, table.width, (from, to, desk, sum) -> addGradient(table, from, to, first, centre, desk, sum));
        for (int j = 1; j < b.length; j++) {
            gradient[j] -= scaled * b[j];
        }
        double[] step = solver.solve(gradient);
        for (int j = 0; j < b.length; j++) {
            b[j] += step[j];
        }
        b[0] += centre;
        return table.original(b);
    }

    private static double meanOutcome(FoldTable table) {
        double sum = 0;
        for (int strip = 0; strip < table.strips(); strip++) {
            for (double y : table.outcome(strip)) {
                sum += y;
            }
        }
        return sum / table.allRows();
    }

    /** Adds Z'r, r being the weighted residuals. */
    private static void addGradient(
            FoldTable table, int from, int to, double[] b, double centre, FoldTable.Desk desk, double[] sum) {
        for (int strip = from; strip < to; strip++) {
            double[] r = desk.values[strip - from];
            double[] y = table.outcome(strip);
            double[] w = table.weight(strip);
            table.linear(strip, b, r);
            for (int i = 0; i < r.length; i++) {
                r[i] = w[i] * (y[i] - centre - r[i]);
            }
        }
        table.addInner(from, to, desk, sum, 0);
    }

    private static void writeRoots(FoldTable table, int from, int to, FoldTable.Desk desk) {
        for (int strip = from; strip < to; strip++) {
            double[] roots = desk.values[strip - from];
            double[] w = table.weight(strip);
            for (int i = 0; i < roots.length; i++) {
                roots[i] = Math.sqrt(w[i]);
            }
        }
    }
}
