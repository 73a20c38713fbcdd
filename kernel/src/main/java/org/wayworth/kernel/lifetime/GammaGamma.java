package org.wayworth.kernel.lifetime;

import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Gamma–Gamma: what a customer spends on a purchase varies around a mean of their own (gamma with shape p), and the
 * means vary between customers. Pulls the average of one who bought rarely toward everyone's.
 *
 * <p>Assumes that how much a customer spends says nothing about how often they buy: look at
 * {@link Result#correlation} first. Source: Fader, Hardie and Lee (2005), Journal of Marketing Research 42, 415–430;
 * Fader and Hardie (2013), The Gamma-Gamma model of monetary value.
 */
public record GammaGamma(double p, double q, double gamma) implements Parametric<GammaGamma> {

    private static final List<String> NAMES = List.of("p", "q", "gamma");

    /** @param correlation of number and mean value of purchases, over customers; near 0 if the model is to be right */
    public record Result(Fitted<GammaGamma> fitted, double correlation) {}

    public GammaGamma {
        if (!(p > 0 && q > 0 && gamma > 0)) {
            throw new IllegalArgumentException("p, q and gamma must be above 0, not " + p + ", " + q + " and " + gamma);
        }
    }

    /**
     * @param purchases how many purchases {@code meanValue} is the mean of; 1 or more: leave others out
     * @param meanValue of the customer's purchases, above 0
     */
    public static Fit<Result> fit(int[] purchases, double[] meanValue) {
        if (meanValue.length != purchases.length) {
            throw new IllegalArgumentException("meanValue must have one value for each customer (" + purchases.length
                    + "), not " + meanValue.length);
        }
        for (int i = 0; i < purchases.length; i++) {
            if (purchases[i] < 1 || !(meanValue[i] > 0 && meanValue[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("purchases must be 1 or more and meanValue finite and above 0, not "
                        + purchases[i] + " and " + meanValue[i] + " in row " + i);
            }
        }
        if (purchases.length < 10) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, purchases.length + " customers with a value", "At least 10 are needed.");
        }
        Optional<Fit<Result>> out = Magnitude.out(meanValue);
        if (out.isPresent()) {
            return out.get();
        }

        double mean = 0;
        for (double value : meanValue) {
            mean += value / meanValue.length;
        }
        GammaGammaLikelihood likelihood = new GammaGammaLikelihood(purchases, meanValue);
        return Ascent.climb(likelihood::at, new double[] {2, 3, mean}, NAMES)
                .flatMap(peak -> finiteMean(peak, purchases, meanValue));
    }

    private static Fit<Result> finiteMean(Ascent.Peak peak, int[] purchases, double[] meanValue) {
        GammaGamma model = of(peak.parameters());
        if (model.q <= 1) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    "q is " + model.q + ", and with 1 or less the mean over all customers is infinite",
                    "A few very large values rule the data: cap them, or model large accounts apart.");
        }
        return Fit.done(new Result(
                new Fitted<>(model, peak.covariance(), peak.logLikelihood(), peak.steepness(), purchases.length),
                correlation(purchases, meanValue)));
    }

    private static double correlation(int[] purchases, double[] meanValue) {
        int n = purchases.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += (double) purchases[i] / n;
            meanY += meanValue[i] / n;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double dx = purchases[i] - meanX;
            double dy = meanValue[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }

    /** The log-likelihood of these parameters. */
    public double logLikelihood(int[] purchases, double[] meanValue) {
        return new GammaGammaLikelihood(purchases, meanValue).at(parameters().toArray()).value;
    }

    private static GammaGamma of(Vector parameters) {
        return new GammaGamma(parameters.at(0), parameters.at(1), parameters.at(2));
    }

    @Override
    public Vector parameters() {
        return Vector.of(p, q, gamma);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public GammaGamma with(Vector parameters) {
        return of(parameters);
    }

    /** The mean value of a purchase over all customers; q must be above 1. */
    public double meanValue() {
        requireFinite(q - 1);
        return p * gamma / (q - 1);
    }

    /** The mean value expected of a customer's next purchases, given those so far; 0 purchases give everyone's mean. */
    public double expectedValue(int purchases, double meanValue) {
        if (purchases == 0) {
            return meanValue();
        }
        double weight = p * purchases + q - 1;
        requireFinite(weight);
        return p * (gamma + purchases * meanValue) / weight;
    }

    private void requireFinite(double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("q must be above 1 for a finite mean value, not " + q);
        }
    }
}
