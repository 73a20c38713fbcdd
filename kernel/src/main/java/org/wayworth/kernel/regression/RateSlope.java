package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * How a rate goes with a column when rows were seen for unequally long: the slope of amount ÷ days, told for a stated
 * number of days.
 *
 * <p>Rows seen for 0 days have no rate and are left out; the result still counts them as rows, so that it can be joined with
 * that of another outcome of all rows ({@link JointSlopes#and}). An amount over a fixed span needs none of this:
 * {@link SeveralOutcomes} or {@link Ols}.
 *
 * <p>Method: least squares of the rates, HC3 or CR1 errors. Those errors hold whatever the weights; the weights decide how
 * much the figure errs, and over whom it averages where the slope differs between rows.
 */
public final class RateSlope {

    /** How much each row counts. */
    public enum Weighting {
        /** As long as it was seen: errs least where amounts come at random times, and is no more than a sum of days says. */
        BY_TIME,
        /** Each the same: averages over rows as a slope of amounts over one fixed span does. */
        EVENLY
    }

    private RateSlope() {}

    /**
     * @param columns {@code columns[j][i]}: column j, row i, without a column of ones; finite
     * @param exposure which of them is asked for
     * @param amounts one a row, over the days that the row was seen; finite
     * @param days that each row was seen, 0 or more
     * @param perDays the number of days for which the rate is told, above 0
     */
    public static Fit<JointSlopes> fit(
            double[][] columns,
            int exposure,
            double[] amounts,
            double[] days,
            double perDays,
            Weighting weighting,
            SeveralOutcomes.Options options) {
        Rows.requireLength("days", days.length, amounts.length);
        if (!(perDays > 0) || Double.isInfinite(perDays)) {
            throw new IllegalArgumentException("perDays must be above 0, not " + perDays);
        }
        Optional<Fit<JointSlopes>> out = Magnitude.out(amounts, days);
        if (out.isPresent()) {
            return out.get();
        }
        double[] rates = new double[days.length];
        double[] weights = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            if (!(days[i] >= 0) || Double.isInfinite(days[i])) {
                throw new IllegalArgumentException(
                        "days must be finite and 0 or more, not " + days[i] + " in row " + i);
            }
            rates[i] = days[i] == 0 ? 0 : amounts[i] / days[i] * perDays;
            weights[i] = weighting == Weighting.BY_TIME ? days[i] : Math.signum(days[i]);
        }
        if (Arrays.stream(days).sum() == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, "no row was seen for longer than 0 days", "use rows with a time seen");
        }
        return SeveralOutcomes.fit(columns, exposure, new double[][] {rates}, options.weighted(weights));
    }
}
