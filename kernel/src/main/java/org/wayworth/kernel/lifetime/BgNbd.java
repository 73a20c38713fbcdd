package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * BG/NBD: while active a customer buys at random at a rate of their own (gamma with shape r and rate alpha), and after
 * each purchase stops for good with a probability of their own (beta with a and b). For people under no contract;
 * not where purchases are regular, or where stopping is announced ({@link ShiftedBetaGeometric}).
 *
 * <p>In BG/NBD nobody stops before the first repeat purchase, so all who bought once count as active. MBG/NBD lets
 * them stop at once, which is more sensible where many buy once.
 *
 * <p>Sources: Fader, Hardie and Lee (2005), Marketing Science 24, 275–284; Batislam, Denizel and Filiztekin (2007),
 * International Journal of Research in Marketing 24, 201–209.
 */
public record BgNbd(double r, double alpha, double a, double b, DropOut dropOut) implements BuyingModel<BgNbd> {

    private static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    /** When a customer can stop. */
    public enum DropOut {
        /** After each repeat purchase: BG/NBD. */
        AFTER_REPEAT,
        /** After each purchase, the first included: MBG/NBD. */
        AFTER_ANY;

        /** How far b has moved on by the same number of repeat purchases. */
        int shift() {
            return this == AFTER_ANY ? 1 : 0;
        }
    }

    public BgNbd {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException(
                    "r, alpha, a and b must be above 0, not " + r + ", " + alpha + ", " + a + " and " + b);
        }
    }

    /** Fits to customers, first to some of them where there are many. */
    public static Fit<Fitted<BgNbd>> fit(Histories histories, DropOut dropOut) {
        if (histories.size() < 10 || histories.purchases() == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    histories.size() + " customers with " + (long) histories.purchases() + " repeat purchases",
                    "Wait for repeat purchases, or take a longer period.");
        }
        double[] guess = {0.5, histories.meanAge() / 4, 0.6, 1.8};
        int step = histories.groups() / 10_000;
        double[] start = step < 2
                ? guess
                : Ascent.climb(new BgNbdLikelihood(histories.sample(step), dropOut)::at, guess, NAMES)
                        .fold(peak -> peak.parameters().toArray(), none -> guess);
        return Ascent.climb(new BgNbdLikelihood(histories, dropOut)::at, start, NAMES)
                .map(peak -> new Fitted<>(
                        of(peak.parameters(), dropOut),
                        peak.covariance(),
                        peak.logLikelihood(),
                        peak.steepness(),
                        histories.size()));
    }

    /** The log-likelihood of these parameters. */
    public double logLikelihood(Histories histories) {
        return new BgNbdLikelihood(histories, dropOut).at(parameters().toArray()).value;
    }

    private static BgNbd of(Vector parameters, DropOut dropOut) {
        return new BgNbd(parameters.at(0), parameters.at(1), parameters.at(2), parameters.at(3), dropOut);
    }

    @Override
    public Vector parameters() {
        return Vector.of(r, alpha, a, b);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public BgNbd with(Vector parameters) {
        return of(parameters, dropOut);
    }

    @Override
    public double probabilityAlive(int x, double recency, double age) {
        if (x == 0 && dropOut == DropOut.AFTER_REPEAT) {
            return 1;
        }
        double odds =
                Math.log(a / (b + x - 1 + dropOut.shift())) + (r + x) * Math.log1p((age - recency) / (alpha + recency));
        return 1 / (1 + Math.exp(odds));
    }

    /** Expected purchases if active or not, that is, times the probability of being active. */
    @Override
    public double expectedPurchases(int x, double recency, double age, double horizon) {
        return probabilityAlive(x, recency, age) * whileActive(x, age, horizon);
    }

    @Override
    public double expectedPurchases(double horizon) {
        return probabilityAlive(0, 0, 0) * whileActive(0, 0, horizon);
    }

    /**
     * (c/(a−1)) · (1 − w^(r+x) · F(r+x, b+x; c; z)) of the paper, with c = a+b+x−1, z = horizon/(alpha+age+horizon)
     * and w = 1−z, after Euler's transformation: w^(r+x) F(r+x, b+x; c; z) = w^(a−1) F(c−x−r, a−1; c; z). Its terms
     * do not grow with x, and taking a−1 out of them leaves no 0/0 at a = 1.
     */
    private double whileActive(int x, double age, double horizon) {
        double z = horizon / (alpha + age + horizon);
        double logRest = Math.log1p(-z);
        double first = a + b - 1 + dropOut.shift();
        double c = first + x;
        double power = (a - 1) * logRest;
        double direct = Math.abs(a - 1) < 1e-12 ? -logRest : -Math.expm1(power) / (a - 1);
        return c * direct - Math.exp(power) * series(first - r, c, z);
    }

    /** c/(a−1) · (F(f, a−1; c; z) − 1), term by term. */
    private double series(double f, double c, double z) {
        double term = f * z;
        double sum = term;
        for (int k = 2; k < 100_000; k++) {
            term *= (f + k - 1) * (a + k - 2) / ((c + k - 1) * k) * z;
            sum += term;
            // From here on terms fall at least as fast as z^k, up to a factor that no longer matters.
            if (Math.abs(term) <= 1e-16 * Math.abs(sum) * (1 - z) || term == 0) {
                break;
            }
        }
        return sum;
    }
}
