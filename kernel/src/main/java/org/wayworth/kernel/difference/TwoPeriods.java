package org.wayworth.kernel.difference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * The effect on the treated from two periods: how much more they changed than the others did.
 *
 * <p>Right when, but for treatment, both would have changed alike (given the covariates). Two periods cannot show
 * whether they did before; with more take {@link GroupTime}. Units that were chosen because they did badly will
 * improve anyway.
 *
 * <p>Method: difference in differences, doubly robust with covariates. Source: Sant'Anna and Zhao (2020), Journal of
 * Econometrics 219(1), 101–122.
 */
public final class TwoPeriods {

    /** @param effect on the treated, in the unit of the outcome */
    public record Result(Estimate effect, double changeTreated, double changeControl) {}

    private TwoPeriods() {}

    /**
     * @param before a unit each
     * @param after the same units, later
     * @param treated 1 when treated between, else 0
     * @param covariates {@code covariates[j][i]} from before; may be none
     * @param cluster units with the same label err together; null when each errs alone
     */
    public static Fit<Result> fit(
            double[] before,
            double[] after,
            double[] treated,
            double[][] covariates,
            int @Nullable [] cluster,
            double level) {
        int n = before.length;
        Rows.requireLength("after", after.length, n);
        Rows.requireLength("treated", treated.length, n);
        if (cluster != null) {
            Rows.requireLength("cluster", cluster.length, n);
        }
        Rows.requireFinite("before", before);
        Rows.requireFinite("after", after);
        Optional<Fit<Result>> no = Magnitude.<Result>out(Rows.with(covariates, after))
                .or(() -> Magnitude.out(before))
                .or(() -> Influences.tooFew(cluster));
        if (no.isPresent()) {
            return no.get();
        }
        double[] change = new double[n];
        double sum = 0;
        double sumTreated = 0;
        double count = 0;
        for (int i = 0; i < n; i++) {
            if (treated[i] != 0 && treated[i] != 1) {
                throw new IllegalArgumentException("treated must be 0 or 1, not " + treated[i] + " in row " + i);
            }
            change[i] = after[i] - before[i];
            sum += change[i];
            sumTreated += treated[i] * change[i];
            count += treated[i];
        }
        double meanTreated = sumTreated / count;
        double meanControl = (sum - sumTreated) / (n - count);
        Influences influences = new Influences(n, cluster);
        return DoublyRobust.fit(change, treated, covariates)
                .map(fit -> new Result(
                        influences.estimate(fit.effect(), fit.influence(), level), meanTreated, meanControl));
    }
}
