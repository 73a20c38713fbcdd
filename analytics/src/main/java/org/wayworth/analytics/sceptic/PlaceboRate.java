package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.JointSlopes;
import org.wayworth.kernel.regression.RateSlope;
import org.wayworth.kernel.regression.RateSlope.Weighting;
import org.wayworth.kernel.regression.SeveralOutcomes;
import org.wayworth.vocabulary.Check.Verdict;

/**
 * What goes with an exposure before it, at the same length as the finding: amounts of the last days before, divided by
 * the days that each row was really seen, times the days over which the finding counts. Held against the finding's own
 * slope on the same rows, so that the difference of both has an error that knows how they move together.
 *
 * <p>Failed where it is clear of 0, on the finding's side, and more than a tenth of it. Passed where it is not clear of 0
 * and the finding less the placebo still is. Else it cannot tell: a placebo that could hide the finding is no comfort.
 * Measured on 500 made-up companies a row: failed by chance in 2 to 4%; passed in 80 to 95% of companies with a true effect; a habit
 * that makes both ratings and purchases, asked 21 days after joining, noticed in 100% (Lipsitch, Tchetgen Tchetgen and
 * Cohen 2010).
 *
 * @param figure of the finding, by least squares
 * @param placebo over the same days
 * @param less figure less placebo
 */
public record PlaceboRate(Estimate figure, Estimate placebo, Estimate less) {

    private static final double LEVEL = 0.95;
    private static final double SMALL = 0.10;

    /** Half of the rows must have been seen so long before the exposure, or there is no past to speak of. */
    private static final double FEWEST_DAYS = 14;

    /**
     * @param known what the finding is adjusted for
     * @param early what was known before the days of {@code past}
     * @param past amounts of the last days before the exposure, in the unit of {@code outcome}
     * @param daysSeen days of {@code past} that each row was seen
     * @param perDays days over which {@code outcome} is counted
     */
    public static Fit<PlaceboRate> of(
            double[] exposure,
            double[] outcome,
            Covariates known,
            double[] past,
            double[] daysSeen,
            double perDays,
            Covariates early,
            long[] customer) {
        if (median(daysSeen) < FEWEST_DAYS) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    String.format(
                            java.util.Locale.ROOT,
                            "half of the customers were in the records for fewer than %.0f days before the response",
                            FEWEST_DAYS),
                    "ask of customers who have been in the records for longer");
        }
        if (Arrays.stream(past).allMatch(amount -> amount == past[0])) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    "nothing differs between customers in the days before the response",
                    "import records from before the responses");
        }
        SeveralOutcomes.Options errors = Clusters.joint(customer);
        return SeveralOutcomes.fit(known.with(exposure), 0, new double[][] {outcome}, errors)
                .flatMap(figure -> RateSlope.fit(
                                early.with(exposure), 0, past, daysSeen, perDays, Weighting.BY_TIME, errors)
                        .flatMap(placebo -> joined(figure.and(placebo))));
    }

    private static Fit<PlaceboRate> joined(JointSlopes both) {
        return both.slope(0, LEVEL)
                .flatMap(figure -> both.slope(1, LEVEL)
                        .flatMap(placebo -> both.contrast(LEVEL, 1, -1)
                                .map(less -> new PlaceboRate(figure.estimate(), placebo.estimate(), less.estimate()))));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    public Verdict verdict() {
        boolean isClear = !placebo.interval().contains(0);
        boolean isOnSameSide = placebo.value() * figure.value() > 0;
        if (isClear && isOnSameSide && Math.abs(placebo.value()) > SMALL * Math.abs(figure.value())) {
            return Verdict.FAILED;
        }
        boolean isLessClear = !less.interval().contains(0) && less.value() * figure.value() > 0;
        return !isClear && isLessClear ? Verdict.PASSED : Verdict.CANNOT_TELL;
    }
}
