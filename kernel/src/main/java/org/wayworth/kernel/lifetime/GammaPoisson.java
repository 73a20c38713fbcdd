package org.wayworth.kernel.lifetime;

import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Purchases at random times of customers who never stop: each buys at a rate of their own, and rates follow a gamma law
 * between customers. Fitted by two moments, which a sum over customers gives, however long each was seen.
 *
 * <p>For customers who may have stopped use {@link BgNbd} or {@link ParetoNbd}; this is the law that they are compared with
 * when the question is whether any have ({@link InactiveCustomers}).
 *
 * <p>Source: the negative binomial law of purchases, Ehrenberg (1959), Applied Statistics 8(1), 26–41; the moments for
 * unequal times are E x = mT and E (x − mT)² = mT + vT².
 *
 * @param rate m, mean purchases a customer and unit of time, above 0
 * @param spread v, the variance of rates between customers; 0 where purchases vary no more than those at random times do
 */
public record GammaPoisson(double rate, double spread) {

    /** Spread times time over rate below which the rates of customers are the same to the digits that the figures have. */
    private static final double ALIKE = 1e-7;

    public GammaPoisson {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate must be finite and above 0, not " + rate);
        }
        if (!(spread >= 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("spread must be finite and 0 or more, not " + spread);
        }
    }

    /**
     * @param x purchases of each customer, 0 or more
     * @param age how long each was seen, above 0
     */
    public static Fit<GammaPoisson> fit(int[] x, double[] age) {
        require(x, age);
        if (x.length < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, x.length + " customers", "use at least 2, better hundreds");
        }
        Optional<Fit<GammaPoisson>> out = Magnitude.out(age);
        if (out.isPresent()) {
            return out.get();
        }

        Sums sums = Sums.of(x, age);
        if (sums.purchases == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "nobody bought", "use customers who bought, or a longer time");
        }
        return Fit.done(new GammaPoisson(sums.rate(), Math.max(0, sums.spread(x, age))));
    }

    private static void require(int[] x, double[] age) {
        if (x.length != age.length) {
            throw new IllegalArgumentException(
                    "age must have " + x.length + " values like x, one a customer, not " + age.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (x[i] < 0) {
                throw new IllegalArgumentException("x must be 0 or more, not " + x[i] + " in row " + i);
            }
            if (!(age[i] > 0) || Double.isInfinite(age[i])) {
                throw new IllegalArgumentException("age must be finite and above 0, not " + age[i] + " in row " + i);
            }
        }
    }

    /** The probability that a customer who bought {@code x} times in {@code age} buys nothing in the next {@code span}. */
    public double probabilityOfNone(int x, double age, double span) {
        return Math.exp(logOfNone(x, age, span));
    }

    /** r of the gamma law of rates is m²/v and its scale α is m/v; written in m and v it holds at v = 0 too. */
    private double logOfNone(int x, double age, double span) {
        return alike(age, span)
                ? -rate * span
                : -(rate * rate / spread + x) * Math.log1p(span * spread / (rate + age * spread));
    }

    private boolean alike(double age, double span) {
        return spread * (age + span) <= ALIKE * rate;
    }

    /** By how much {@link #probabilityOfNone} moves with the rate, and with the spread. */
    double[] slopesOfNone(int x, double age, double span) {
        double chance = probabilityOfNone(x, age, span);
        if (alike(age, span)) {
            return new double[] {-span * chance, (span * age + span * span / 2 - x * span / rate) * chance};
        }
        double below = rate + age * spread;
        double ratio = span * spread / below;
        double log = Math.log1p(ratio);
        double shape = rate * rate / spread;
        double outer = (shape + x) / (1 + ratio);
        return new double[] {
            (outer * span * spread / (below * below) - 2 * rate / spread * log) * chance,
            (shape / spread * log - outer * span * rate / (below * below)) * chance
        };
    }

    /**
     * What each customer adds to the error of the two moments: {@code result[0]} to that of the rate, {@code result[1]} to
     * that of the spread.
     */
    static double[][] parts(int[] x, double[] age) {
        Sums sums = Sums.of(x, age);
        double m = sums.rate();
        double v = sums.spread(x, age);
        double slope = -sums.time;
        for (int i = 0; i < x.length; i++) {
            slope -= 2 * age[i] * (x[i] - m * age[i]);
        }
        double[][] parts = new double[2][x.length];
        for (int i = 0; i < x.length; i++) {
            double rest = x[i] - m * age[i];
            parts[0][i] = rest / sums.time;
            parts[1][i] = (rest * rest - m * age[i] - v * age[i] * age[i] + slope * parts[0][i]) / sums.squares;
        }
        return parts;
    }

    private record Sums(double purchases, double time, double squares) {

        static Sums of(int[] x, double[] age) {
            double purchases = 0;
            double time = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                purchases += x[i];
                time += age[i];
                squares += age[i] * age[i];
            }
            return new Sums(purchases, time, squares);
        }

        double rate() {
            return purchases / time;
        }

        /** As it comes out: below 0 where purchases are more regular than at random. */
        double spread(int[] x, double[] age) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double rest = x[i] - rate() * age[i];
                sum += rest * rest - rate() * age[i];
            }
            return sum / squares;
        }
    }
}
