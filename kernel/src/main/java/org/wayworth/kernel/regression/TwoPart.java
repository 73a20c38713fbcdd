package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * Amounts with many zeros: whether there is any (logistic), and how much if there is.
 *
 * <p>Source: Mullahy (1998, Journal of Health Economics 17(3)); smearing by Duan (1983, JASA 78).
 */
public final class TwoPart {

    private TwoPart() {}

    /** How the amounts above 0 are modelled. */
    public enum Amount {
        /** Least squares of the logarithm, brought back by Duan's smearing; wants equal variances of the logarithm. */
        LOG_SMEARED,
        /** Gamma regression with a log link: models the mean itself. */
        GAMMA
    }

    /**
     * @param any whether the amount is above 0
     * @param coefficients of the log amount, intercept first, with their errors
     * @param smearing what exp(fitted) is multiplied by: 1 for GAMMA
     */
    public record Result(Logistic.Result any, Vector coefficients, Matrix covariance, double smearing, long above) {

        /** Mean amounts, zeros counted, for other rows of the same columns. */
        public double[] predict(double[][] columns) {
            double[] chance = any.predict(columns);
            double[] eta = Linear.predict(coefficients, columns);
            double[] amount = Linear.exp(eta);
            for (int i = 0; i < eta.length; i++) {
                amount[i] *= chance[i] * smearing;
            }
            return amount;
        }

        /**
         * The mean over the rows of the amount predicted with a column at {@code to}, minus that with it at
         * {@code from}, the other columns as they are. For its interval bootstrap the whole fit.
         */
        public double meanDifference(double[][] columns, int column, double from, double to) {
            return mean(predict(with(columns, column, to))) - mean(predict(with(columns, column, from)));
        }
    }

    /** @param y one a row, 0 or more */
    public static Fit<Result> fit(double[][] columns, double[] y, Amount amount) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        double[] any = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(y[i] >= 0)) {
                throw new IllegalArgumentException("y must be 0 or more, not " + y[i] + " in row " + i);
            }
            any[i] = y[i] > 0 ? 1 : 0;
        }
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }
        int[] above = IntStream.range(0, n).filter(i -> y[i] > 0).toArray();
        if (above.length == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the outcome is 0 in all rows", "there is nothing to explain");
        }
        double[][] part = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            part[j] = chosen(columns[j], above);
        }
        double[] amounts = chosen(y, above);
        return Logistic.fit(columns, any, Logistic.Options.standard())
                .flatMap(chance ->
                        amount == Amount.GAMMA ? gamma(chance, part, amounts) : smeared(chance, part, amounts));
    }

    private static Fit<Result> gamma(Logistic.Result any, double[][] columns, double[] amounts) {
        return LogLinear.fit(columns, amounts, LogLinear.Law.GAMMA, LogLinear.Options.standard())
                .map(fit -> new Result(any, fit.coefficients(), fit.covariance(), 1, fit.n()));
    }

    private static Fit<Result> smeared(Logistic.Result any, double[][] columns, double[] amounts) {
        double[] logs = new double[amounts.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(amounts[i]);
        }
        return Ols.fit(columns, logs, Ols.Options.standard()).map(fit -> {
            double[] factors = fit.residuals().toArray();
            for (int i = 0; i < factors.length; i++) {
                factors[i] = Math.exp(factors[i]);
            }
            return new Result(any, fit.coefficients(), fit.covariance(), mean(factors), fit.n());
        });
    }

    private static double[] chosen(double[] values, int[] rows) {
        double[] chosen = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }

    static double[][] with(double[][] columns, int column, double value) {
        double[][] changed = columns.clone();
        changed[column] = new double[columns[column].length];
        Arrays.fill(changed[column], value);
        return changed;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
