package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * Beta-discrete-Weibull: the shifted beta-geometric whose contracts may each become more (c above 1) or less likely to
 * end as they age. Prefer it when its likelihood gains more than 1.92 over {@link ShiftedBetaGeometric}, its special
 * case with c = 1.
 *
 * <p>Source: Fader, Hardie, Liu, Davin and Steenburgh (2018), Journal of Interactive Marketing 43, 1–16.
 */
public record BetaDiscreteWeibull(double alpha, double beta, double c) implements RetentionModel<BetaDiscreteWeibull> {

    private static final List<String> NAMES = List.of("alpha", "beta", "c");

    public BetaDiscreteWeibull {
        if (!(alpha > 0 && beta > 0 && c > 0)) {
            throw new IllegalArgumentException(
                    "alpha, beta and c must be above 0, not " + alpha + ", " + beta + " and " + c);
        }
    }

    /** @param survivors contracts at the start, after the first renewal was due, after the second …; 4 renewals or more */
    public static Fit<Fitted<BetaDiscreteWeibull>> fit(double[] survivors) {
        return fit(Renewals.ofCohort(survivors));
    }

    /** The same of contracts that came into sight at any age. */
    public static Fit<Fitted<BetaDiscreteWeibull>> fit(Renewals renewals) {
        return RenewalLikelihood.fit(renewals, new double[] {0.7, 1.5, 1}, NAMES)
                .map(peak -> new Fitted<>(
                        of(peak.parameters()),
                        peak.covariance(),
                        peak.logLikelihood(),
                        peak.steepness(),
                        renewals.contracts()));
    }

    private static BetaDiscreteWeibull of(Vector parameters) {
        return new BetaDiscreteWeibull(parameters.at(0), parameters.at(1), parameters.at(2));
    }

    @Override
    public double survival(double periods) {
        return Math.exp(RenewalLikelihood.logSurvival(alpha, beta, Math.pow(periods, c)));
    }

    @Override
    public Vector parameters() {
        return Vector.of(alpha, beta, c);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public BetaDiscreteWeibull with(Vector parameters) {
        return of(parameters);
    }
}
