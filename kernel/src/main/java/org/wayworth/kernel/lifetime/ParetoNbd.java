package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * Pareto/NBD: while active a customer buys at random at a rate of their own (gamma with shape r and rate alpha), and
 * may stop for good at any moment, at a rate of their own (gamma with shape s and rate beta). The check on
 * {@link BgNbd}: where the two disagree, the data say little about stopping.
 *
 * <p>The likelihood's integral over the unknown moment of stopping is taken by Gauss–Legendre quadrature rather than
 * by the difference of two hypergeometric functions, which loses all digits when the last purchase was yesterday.
 *
 * <p>Source: Schmittlein, Morrison and Colombo (1987), Management Science 33, 1–24.
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements BuyingModel<ParetoNbd> {

    private static final List<String> NAMES = List.of("r", "alpha", "s", "beta");

    public ParetoNbd {
        if (!(r > 0 && alpha > 0 && s > 0 && beta > 0)) {
            throw new IllegalArgumentException(
                    "r, alpha, s and beta must be above 0, not " + r + ", " + alpha + ", " + s + " and " + beta);
        }
    }

    public static Fit<Fitted<ParetoNbd>> fit(Histories histories) {
        if (histories.size() < 10 || histories.purchases() == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    histories.size() + " customers with " + (long) histories.purchases() + " repeat purchases",
                    "Wait for repeat purchases, or take a longer period.");
        }
        double[] guess = {0.6, histories.meanAge() / 3, 0.6, histories.meanAge() / 3};
        int step = histories.groups() / 4_000;
        double[] start = step < 2
                ? guess
                : Ascent.climb(new ParetoNbdLikelihood(histories.sample(step))::at, guess, NAMES)
                        .fold(peak -> peak.parameters().toArray(), none -> guess);
        return Ascent.climb(new ParetoNbdLikelihood(histories)::at, start, NAMES)
                .map(peak -> new Fitted<>(
                        of(peak.parameters()),
                        peak.covariance(),
                        peak.logLikelihood(),
                        peak.steepness(),
                        histories.size()));
    }

    /** The log-likelihood of these parameters. */
    public double logLikelihood(Histories histories) {
        return new ParetoNbdLikelihood(histories).at(parameters().toArray()).value;
    }

    private static ParetoNbd of(Vector parameters) {
        return new ParetoNbd(parameters.at(0), parameters.at(1), parameters.at(2), parameters.at(3));
    }

    @Override
    public Vector parameters() {
        return Vector.of(r, alpha, s, beta);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public ParetoNbd with(Vector parameters) {
        return of(parameters);
    }

    @Override
    public double probabilityAlive(int x, double recency, double age) {
        StoppedIntegral integral = new StoppedIntegral(r, alpha, s, beta);
        double active = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
        return 1 / (1 + Math.exp(integral.log(x, recency, age) - active));
    }

    @Override
    public double expectedPurchases(int x, double recency, double age, double horizon) {
        return probabilityAlive(x, recency, age) * (r + x) / (alpha + age) * activeTime(age, horizon);
    }

    @Override
    public double expectedPurchases(double horizon) {
        return r / alpha * activeTime(0, horizon);
    }

    /** Expected time before stopping, at most {@code horizon}, of a customer active at {@code age}. */
    private double activeTime(double age, double horizon) {
        double log = Math.log1p(horizon / (beta + age));
        double ratio = Math.abs(s - 1) < 1e-12 ? log : -Math.expm1((1 - s) * log) / (s - 1);
        return (beta + age) * ratio;
    }
}
