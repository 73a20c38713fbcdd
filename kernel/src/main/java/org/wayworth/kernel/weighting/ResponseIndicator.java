package org.wayworth.kernel.weighting;

/**
 * R-indicator: how alike are those who answered and all who were asked, 0 to 1? 1 when everyone was as likely to
 * answer; 1 − 2 · standard deviation of the chances of answering.
 *
 * <p>It sees only what the response model saw. {@link Result#mostBias} is the largest bias that an unweighted mean can
 * have, in standard deviations of the outcome, when the model holds. Source: Schouten, Cobben and Bethlehem (2009),
 * Survey Methodology 35, 101–113.
 */
public final class ResponseIndicator {

    /**
     * @param indicator 1 − 2 deviation
     * @param deviation of the chances over the population
     * @param mean chance
     * @param mostBias deviation over mean
     */
    public record Result(double indicator, double deviation, double mean, double mostBias, int n) {}

    private ResponseIndicator() {}

    /**
     * @param chances of answering, of every row asked
     * @param weights by which the rows asked stand for the population; all 1 for all of it
     */
    public static Result of(double[] chances, double[] weights) {
        Weights.requireWeights(weights);
        if (chances.length != weights.length || chances.length < 2) {
            throw new IllegalArgumentException("chances and weights must have the same 2 rows or more, not "
                    + chances.length + " and " + weights.length);
        }
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < chances.length; i++) {
            if (!(chances[i] >= 0 && chances[i] <= 1)) {
                throw new IllegalArgumentException("chances must lie from 0 to 1; row " + i + " has " + chances[i]);
            }
            sum += weights[i];
            mean += weights[i] * chances[i];
        }
        mean /= sum;
        double squares = 0;
        for (int i = 0; i < chances.length; i++) {
            squares += weights[i] * (chances[i] - mean) * (chances[i] - mean);
        }
        double n = chances.length;
        double deviation = Math.sqrt(squares / sum * n / (n - 1));
        return new Result(1 - 2 * deviation, deviation, mean, mean == 0 ? 0 : deviation / mean, chances.length);
    }
}
