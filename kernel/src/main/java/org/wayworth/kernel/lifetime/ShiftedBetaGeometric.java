package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * Shifted beta-geometric: at each renewal a contract ends with a probability of its own (beta with alpha and beta).
 * Retention rises with age only because the restless leave first. Fit one cohort at a time.
 *
 * <p>Source: Fader and Hardie (2007), Journal of Interactive Marketing 21, 76–90.
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements RetentionModel<ShiftedBetaGeometric> {

    private static final List<String> NAMES = List.of("alpha", "beta");

    public ShiftedBetaGeometric {
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalArgumentException("alpha and beta must be above 0, not " + alpha + " and " + beta);
        }
    }

    /** @param survivors contracts at the start, after the first renewal was due, after the second …; 3 renewals or more */
    public static Fit<Fitted<ShiftedBetaGeometric>> fit(double[] survivors) {
        return fit(Renewals.ofCohort(survivors));
    }

    /** The same of contracts that came into sight at any age. */
    public static Fit<Fitted<ShiftedBetaGeometric>> fit(Renewals renewals) {
        return RenewalLikelihood.fit(renewals, new double[] {1, 2}, NAMES)
                .map(peak -> new Fitted<>(
                        of(peak.parameters()),
                        peak.covariance(),
                        peak.logLikelihood(),
                        peak.steepness(),
                        renewals.contracts()));
    }

    private static ShiftedBetaGeometric of(Vector parameters) {
        return new ShiftedBetaGeometric(parameters.at(0), parameters.at(1));
    }

    @Override
    public double survival(double periods) {
        return Math.exp(RenewalLikelihood.logSurvival(alpha, beta, periods));
    }

    @Override
    public Vector parameters() {
        return Vector.of(alpha, beta);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public ShiftedBetaGeometric with(Vector parameters) {
        return of(parameters);
    }
}
