package org.wayworth.kernel.causal;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Rows;

/**
 * What each row tells about the effect on those like it: a guess that is right on average but far from it for the
 * single row, and how much the row counts. Guesses are for learning from many rows, never for telling about one.
 */
public final class EffectSignal {

    private final double[] guess;
    private final double[] weight;

    private EffectSignal(double[] guess, double[] weight) {
        this.guess = guess;
        this.weight = weight;
    }

    /**
     * The doubly robust scores of a yes-or-no exposure, or any other guesses that are right on average.
     *
     * @param weights 0 or more, one a row
     */
    public static EffectSignal scores(double[] guesses, double[] weights) {
        Rows.requireFinite("guesses", guesses);
        Rows.requireWeights(weights, guesses.length);
        return new EffectSignal(guesses.clone(), normalised(weights.clone()));
    }

    /**
     * Of one unit of a dose: the rest of the outcome over the rest of the dose, counted by the square of the latter, so
     * that a row whose dose the covariates tell counts for nothing. What the covariates' own part misses has no first
     * order influence on what is learnt from it (Robinson 1988; Nie and Wager 2021, Biometrika 108(2), 299–319).
     *
     * @param exposureRest dose less what the covariates tell of it, out of fold
     * @param outcomeRest likewise
     */
    public static EffectSignal perUnit(double[] exposureRest, double[] outcomeRest) {
        Rows.requireLength("outcomeRest", outcomeRest.length, exposureRest.length);
        Rows.requireFinite("exposureRest", exposureRest);
        Rows.requireFinite("outcomeRest", outcomeRest);
        double[] guess = new double[exposureRest.length];
        double[] weight = new double[exposureRest.length];
        for (int i = 0; i < guess.length; i++) {
            double ratio = outcomeRest[i] / exposureRest[i];
            if (Double.isFinite(ratio)) {
                guess[i] = ratio;
                weight[i] = exposureRest[i] * exposureRest[i];
            }
        }
        Rows.requireWeights(weight, weight.length);
        return new EffectSignal(guess, normalised(weight));
    }

    /** With mean 1, so that penalties and dampings mean the same for every unit of the dose. */
    private static double[] normalised(double[] weight) {
        double mean = Arrays.stream(weight).sum() / weight.length;
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= mean;
        }
        return weight;
    }

    double[] guesses() {
        return guess;
    }

    int rows() {
        return guess.length;
    }

    Lesson lesson(double[][] columns) {
        return Lesson.of(columns, guess, weight);
    }
}
