package org.wayworth.analytics.buying;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.lifetime.BuyingModel;
import org.wayworth.kernel.lifetime.Fitted;
import org.wayworth.kernel.optimise.CurvedObjective;
import org.wayworth.kernel.optimise.Minimum;
import org.wayworth.kernel.optimise.Newton;
import org.wayworth.kernel.optimise.Stopping;
import org.wayworth.vocabulary.Unit;

/**
 * NBD: a customer buys at random at a rate of their own (gamma with shape r and rate alpha) and never stops. What the
 * other models become where nobody leaves, and where they therefore run to the edge of what they can say.
 *
 * <p>Source: Ehrenberg (1959), Applied Statistics 8, 26–41.
 */
record Nbd(double r, double alpha) implements BuyingModel<Nbd> {

    private static final List<String> NAMES = List.of("r", "alpha");

    static Fit<Fitted<Nbd>> fit(Purchases.AsOf customers) {
        if (customers.repeaters() < 10) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    Unit.whole(customers.repeaters()) + " customers who bought again",
                    "Wait for repeat purchases, or take a longer period.");
        }
        Surface surface = new Surface(customers);
        return Newton.minimise(surface, surface.start(), Stopping.standard())
                .map(minimum -> fitted(minimum, surface, customers.size()));
    }

    private static Fitted<Nbd> fitted(Minimum minimum, Surface surface, int n) {
        double[] logs = minimum.at().toArray();
        double[] h = surface.hessian(logs);
        double determinant = h[0] * h[3] - h[1] * h[2];
        Matrix covariance = Matrix.ofRows(
                2, 2, new double[] {h[3] / determinant, -h[1] / determinant, -h[2] / determinant, h[0] / determinant});
        return new Fitted<>(
                new Nbd(Math.exp(logs[0]), Math.exp(logs[1])), covariance, -minimum.value(), minimum.gradientSize(), n);
    }

    /** Minus the log-likelihood, in the logarithms of the parameters. */
    private static final class Surface implements CurvedObjective {
        private final int[] x;
        private final double[] age;
        private final long[] moreThan;

        Surface(Purchases.AsOf customers) {
            this.x = customers.repeats();
            this.age = customers.age();
            int most = 0;
            for (int repeats : x) {
                most = Math.max(most, repeats);
            }
            this.moreThan = new long[most];
            for (int repeats : x) {
                for (int j = 0; j < repeats; j++) {
                    moreThan[j]++;
                }
            }
        }

        /** A shape of 1, at the mean rate. */
        double[] start() {
            double purchases = 0;
            double time = 0;
            for (int i = 0; i < x.length; i++) {
                purchases += x[i];
                time += age[i];
            }
            return new double[] {0, Math.log(time / purchases)};
        }

        @Override
        public double at(double[] logs, double[] gradient) {
            double r = Math.exp(logs[0]);
            double alpha = Math.exp(logs[1]);
            double value = x.length * r * logs[1];
            double byR = x.length * logs[1];
            double byAlpha = x.length * r / alpha;
            for (int j = 0; j < moreThan.length; j++) {
                value += moreThan[j] * Math.log(r + j);
                byR += moreThan[j] / (r + j);
            }
            for (int i = 0; i < x.length; i++) {
                double log = Math.log(alpha + age[i]);
                value -= (r + x[i]) * log;
                byR -= log;
                byAlpha -= (r + x[i]) / (alpha + age[i]);
            }
            gradient[0] = -r * byR;
            gradient[1] = -alpha * byAlpha;
            return -value;
        }

        @Override
        public double[] hessian(double[] logs) {
            double r = Math.exp(logs[0]);
            double alpha = Math.exp(logs[1]);
            double[] gradient = new double[2];
            at(logs, gradient);
            double rr = 0;
            double both = x.length / alpha;
            double alphas = -x.length * r / (alpha * alpha);
            for (int j = 0; j < moreThan.length; j++) {
                rr -= moreThan[j] / ((r + j) * (r + j));
            }
            for (int i = 0; i < x.length; i++) {
                double span = alpha + age[i];
                both -= 1 / span;
                alphas += (r + x[i]) / (span * span);
            }
            return new double[] {
                gradient[0] - r * r * rr, -r * alpha * both, -r * alpha * both, gradient[1] - alpha * alpha * alphas
            };
        }
    }

    @Override
    public Vector parameters() {
        return Vector.of(r, alpha);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Nbd with(Vector parameters) {
        return new Nbd(parameters.at(0), parameters.at(1));
    }

    @Override
    public double probabilityAlive(int x, double recency, double age) {
        return 1;
    }

    @Override
    public double expectedPurchases(int x, double recency, double age, double horizon) {
        return (r + x) / (alpha + age) * horizon;
    }

    @Override
    public double expectedPurchases(double horizon) {
        return r / alpha * horizon;
    }
}
